import { resolve } from "node:path";
import { expect, test } from "vitest";
import { addPages } from "../../../src/app/web/pages.ts";
import { exampleStore } from "../../question/asked.ts";
import { chance, requestBy } from "./requests.ts";
import { served } from "./serving.ts";

/** 100,000 through `SECONDSOURCE_REQUESTS`; so many in every run. */
const REQUESTS = Number(process.env.SECONDSOURCE_REQUESTS ?? 1_500);
const ROOT = resolve(import.meta.dirname, "../../..");

test(`${REQUESTS} requests by chance: no failure inside, no place of this machine told, no answer for another origin`, async () => {
  const store = await exampleStore();
  const ids: string[] = [];
  for await (const { id } of store.stories({ limit: 3 })) ids.push(id);
  for await (const id of store.articleIds()) if (ids.length < 8) ids.push(id);
  const failures: unknown[] = [];
  const { app } = served(store, {
    pages: addPages,
    jobs: undefined as never,
    onFailure: (error) => failures.push(error),
  });
  const next = chance(20261129);
  const seen = new Map<number, number>();
  for (let turn = 0; turn < REQUESTS; turn++) {
    const made = requestBy(next, ids);
    if (/stream/.test(made.path)) continue;
    const request = requestOf(made);
    if (!request) continue;
    const response = await app.request(request);
    const text = await response.text();
    seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
    expect(failures, JSON.stringify(made).slice(0, 500)).toEqual([]);
    expect(response.status, JSON.stringify(made).slice(0, 500)).not.toBe(500);
    expect(text).not.toContain(ROOT);
    expect(text).not.toMatch(/node_modules|at \w+ \(|\.ts:\d+/);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const { Origin } = made.headers;
    if (Origin !== undefined && Origin !== "http://localhost:8080") expect(response.status).toBe(403);
    const isPage = response.headers.get("content-type")?.startsWith("text/html");
    if (isPage) expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    if (response.status >= 400 && made.method !== "HEAD" && !isPage)
      expect(JSON.parse(text)).toMatchObject({ status: response.status });
  }
  for (const status of [200, 403, 404, 405, 422]) expect([status, seen.get(status) ?? 0]).not.toEqual([status, 0]);
});

/** Undefined for what no client could send. */
function requestOf({ method, path, headers, body }: ReturnType<typeof requestBy>): Request | undefined {
  try {
    return new Request(`http://localhost${path}`, {
      method,
      headers: { Host: "localhost:8080", ...headers },
      ...(body !== undefined && { body }),
    });
  } catch {
    return undefined;
  }
}
