import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchOnce } from "../../../src/app/watch/fetching.ts";
import { guardedAgent } from "../../../src/app/watch/guard.ts";

const ANSWERS: Record<string, RequestListener> = {
  "/plain": (_, response) => response.end("words"),
  "/gzip": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("words")),
  "/deflate": (_, response) => response.writeHead(200, { "content-encoding": "deflate" }).end(deflateSync("words")),
  "/br": (_, response) => response.writeHead(200, { "content-encoding": "br" }).end(brotliCompressSync("words")),
  "/lie": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip"),
  "/odd": (_, response) => response.writeHead(200, { "content-encoding": "rot13" }).end("jbeqf"),
  "/bomb": (_, response) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(4 << 20))),
  "/long": (_, response) => response.end(Buffer.alloc(6 << 20)),
  "/told": (_, response) => response.writeHead(200, { "content-length": 200 << 20 }).flushHeaders(),
  "/hang": () => undefined,
  "/drip": (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("."), 50);
    response.once("close", () => clearInterval(timer));
  },
  "/cut": (_, response) => {
    response.writeHead(200, { "content-length": 100 }).write("half");
    setTimeout(() => response.destroy(), 20);
  },
  "/asked": ({ headers }, response) => response.end(JSON.stringify(headers)),
  "/moved": (_, response) => response.writeHead(302, { location: "/plain" }).end("x".repeat(100)),
};

const server = createServer((request, response) => ANSWERS[request.url!]!(request, response));
beforeAll(() => new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const dispatcher = guardedAgent({ allowPrivate: true, timeoutMs: 5000 });
const ask = (path: string, more = {}) =>
  fetchOnce(
    { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, accept: "text/html", ...more },
    { dispatcher, userAgent: "secondsource/0 (test)" },
    { bytes: 5 << 20, timeoutMs: 1500 },
    new AbortController().signal,
  );

test.each(["/plain", "/gzip", "/deflate", "/br"])("%s gives the words", async (path) => {
  const answer = await ask(path);
  expect(answer).toMatchObject({ status: 200 });
  expect("bytes" in answer && Buffer.from(answer.bytes).toString()).toBe("words");
});

test.each([
  ["/lie", /damaged/],
  ["/odd", /packed as rot13/],
  ["/bomb", /100 times/],
  ["/long", /larger than 5,242,880/],
  ["/told", /larger than 5,242,880/],
  ["/hang", /no answer within 1.5 s/],
  ["/drip", /no answer within 1.5 s/],
  ["/cut", /closed|reset|does not match/],
])("%s is a failure in words", async (path, words) => {
  expect(await ask(path)).toEqual({ failure: expect.stringMatching(words) });
});

test("validators and the name of the program are sent, a redirect is not followed", async () => {
  const answer = await ask("/asked", { etag: '"a"', lastModified: "Fri, 27 Nov 2026 10:00:00 GMT" });
  const headers = "bytes" in answer ? JSON.parse(Buffer.from(answer.bytes).toString()) : {};
  expect(headers).toMatchObject({
    "user-agent": "secondsource/0 (test)",
    "if-none-match": '"a"',
    "if-modified-since": "Fri, 27 Nov 2026 10:00:00 GMT",
  });
  expect(await ask("/moved")).toMatchObject({ status: 302, bytes: new Uint8Array() });
});
