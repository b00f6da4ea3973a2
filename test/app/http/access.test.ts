import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { LOCAL_HOSTS } from "../../../src/app/http/access.ts";
import { isLoopback, listen } from "../../../src/app/http/listening.ts";
import { Limiter } from "../../../src/app/http/rate.ts";
import { readTokens, sentToken, tokenOf } from "../../../src/app/http/tokens.ts";
import { Clock, get, post, served } from "./serving.ts";

const hash = (token: string) => createHash("sha256").update(token).digest("hex");
const limiter = new Limiter({ perSecond: 60, burst: 1_000 }, new Clock().read);

test("only names of this machine are served without a key, and no page of another origin", async () => {
  const { app } = served();
  const status = async (headers: Record<string, string>) => (await get(app, "/api/v1/status", headers)).status;
  for (const Host of ["localhost", "127.0.0.1:8470", "[::1]:8470"]) expect(await status({ Host }), Host).toBe(200);
  for (const Host of [
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "",
    "a b",
    "127.0.0.1@evil.example",
  ])
    expect(await status({ Host }), Host).toBe(403);
  expect(await status({ Origin: "http://localhost:8080" })).toBe(200);
  for (const Origin of [
    "http://evil.example",
    "http://localhost:9999",
    "null",
    "https://localhost.evil.example",
    "file://",
  ])
    expect(await status({ Origin }), Origin).toBe(403);
});

test("no answer may be read by a page of another origin", async () => {
  const { headers } = await get(served().app, "/api/v1/status", { Origin: "http://evil.example" });
  expect(headers.get("access-control-allow-origin")).toBeNull();
  expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
});

test("with tokens each scope does what it may", async () => {
  const tokens = readTokens(`# desk\nread ${hash("r")} reader\n\nwrite ${hash("w")} writer\nadmin ${hash("a")}`);
  const { app } = served(undefined, { access: { tokens, limiter } });
  const asked = async (headers: Record<string, string>) =>
    (await get(app, "/api/v1/status", { Host: "news.example", ...headers })).status;
  expect(await asked({})).toBe(401);
  expect(await asked({ Authorization: "Bearer x" })).toBe(401);
  expect(await asked({ Authorization: "Bearer r" })).toBe(200);
  expect(await asked({ Authorization: `Basic ${Buffer.from("me:w").toString("base64")}` })).toBe(200);
  const added = async (token: string) =>
    (
      await post(app, "/api/v1/articles", '{"text":"A bridge fell."}', {
        Host: "news.example",
        Authorization: `Bearer ${token}`,
      })
    ).status;
  expect([await added("r"), await added("w"), await added("a")]).toEqual([403, 202, 202]);
});

test("a token is found whichever line it stands in, and nothing else is", () => {
  const tokens = readTokens(Array.from({ length: 50 }, (_, at) => `read ${hash(`token ${at}`)} n${at}`).join("\n"));
  for (const at of [0, 25, 49]) expect(tokenOf(tokens, `token ${at}`)?.name).toBe(`n${at}`);
  for (const sent of ["", "token", "token 50", hash("token 1")]) expect(tokenOf(tokens, sent)).toBeUndefined();
  expect(sentToken("Basic !!!")).toBeUndefined();
  expect(sentToken(undefined)).toBeUndefined();
});

test("a token file that is none is told by line", () => {
  expect(() => readTokens("")).toThrow(/no token/);
  expect(() => readTokens("read abc")).toThrow(/line 1/);
  expect(() => readTokens(`root ${hash("x")}`)).toThrow(/line 1/);
  expect(() => readTokens(`read ${hash("x")} two words`)).toThrow(/line 1/);
});

test("only addresses that other machines cannot reach count as this machine", () => {
  expect(["127.0.0.1", "localhost", "::1", "127.8.8.8"].map(isLoopback)).toEqual([true, true, true, true]);
  expect(["0.0.0.0", "::", "192.168.1.2", "127.example", "news.example", ""].map(isLoopback)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("over a real connection: a large body is refused, and the next request of the client goes through", async () => {
  const listening = await listen(served(undefined, { access: { hosts: LOCAL_HOSTS, limiter } }), "127.0.0.1", 0);
  try {
    for (let turn = 0; turn < 5; turn++) {
      const large = await fetch(`${listening.url}/api/v1/check`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: "x".repeat(8_100_000),
      }).catch(() => undefined);
      if (large) expect(large.status).toBe(413);
      await large?.text();
      expect((await fetch(`${listening.url}/api/v1/status`)).status).toBe(200);
    }
  } finally {
    await listening.close();
  }
});
