import { expect, test } from "vitest";
import { openApi } from "../../../src/app/http/openapi.ts";
import { QUESTIONS } from "../../../src/question/index.ts";
import type { Answer } from "../../question/asked.ts";
import { get, served } from "./serving.ts";

/** Routes of the app as OpenAPI writes them, without endings that choose a format and refusals. */
function routesOf({ app }: ReturnType<typeof served>): string[] {
  const found = app.routes.filter(
    ({ method, path }) => method !== "ALL" && !/\.(?:json|jsonl|csv)$/.test(path.replace("openapi.json", "openapi")),
  );
  return [
    ...new Set(found.map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, "{$1}")}`)),
  ].sort();
}

test("the description has every route and no other", () => {
  const { paths } = openApi("0") as { readonly paths: Readonly<Record<string, object>> };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(routesOf(served()));
});

test("it is served, is OpenAPI 3.1, and names each operation once", async () => {
  const told: Answer = await (await get(served().app, "/openapi.json")).json();
  expect(told.openapi).toBe("3.1.0");
  const operations: string[] = Object.values<Answer>(told.paths).flatMap((methods) =>
    Object.values<Answer>(methods).map(({ operationId }) => operationId),
  );
  expect(new Set(operations).size).toBe(operations.length);
  for (const { name } of QUESTIONS) expect(operations).toContain(name);
});

test("every field of a path is a parameter of it, and every reference leads somewhere", () => {
  const told = openApi("0") as Answer;
  for (const [path, methods] of Object.entries<Answer>(told.paths))
    for (const { parameters = [] } of Object.values<Answer>(methods)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((one: Answer) => one.in === "path").map((one: Answer) => one.name);
      if (declared.length > 0 || inPath.length === 0) expect(declared, path).toEqual(inPath);
    }
  const references = [...JSON.stringify(told).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, at]) => at!.split("/"));
  for (const steps of references)
    expect(
      steps.reduce((one: Answer, step) => one?.[step], told),
      steps.join("/"),
    ).toBeDefined();
});
