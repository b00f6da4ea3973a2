import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchOnce } from "../../../src/app/watch/fetching.ts";
import { guardedAgent, isPublic } from "../../../src/app/watch/guard.ts";
import { loopback } from "./loopback.ts";

let hits = 0;
const server = createServer((_, response) => {
  hits++;
  response.end("inside");
});
beforeAll(() => new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume)));
afterAll(() => new Promise((resume) => server.close(resume)));

const never = new AbortController().signal;
const ask = (url: string, options: { allowPrivate: boolean; named?: boolean }) => {
  const { allowPrivate, named } = options;
  const dispatcher = guardedAgent({ allowPrivate, timeoutMs: 2000, ...(named && { lookup: loopback }) });
  const limits = { bytes: 1000, timeoutMs: 3000 };
  return fetchOnce({ url, accept: "*/*" }, { dispatcher, userAgent: "test" }, limits, never);
};

// Every spelling of an address of this machine or of a private network.
const INSIDE = [
  "127.0.0.1",
  "127.1",
  "0x7f.1",
  "2130706433",
  "0177.0.0.1",
  "0x7f000001",
  "0",
  "0.0.0.0",
  "10.0.0.1",
  "192.168.1.1",
  "172.16.0.9",
  "169.254.169.254",
  "100.64.0.1",
  "[::1]",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[64:ff9b::7f00:1]",
  "[2002:7f00:1::]",
  "[fe80::1]",
  "[fd00::1]",
  "localhost",
];

test.each(INSIDE)("%s is not asked", async (host) => {
  const { port } = server.address() as AddressInfo;
  const answer = await ask(`http://${host}:${port}/`, { allowPrivate: false });
  expect(answer).toEqual({ failure: expect.stringMatching(/private network|cannot be resolved/) });
  expect(hits).toBe(0);
});

test("a name that resolves to this machine is not asked either, unless private networks are allowed", async () => {
  const { port } = server.address() as AddressInfo;
  const url = `http://news.example:${port}/`;
  expect(await ask(url, { allowPrivate: false, named: true })).toEqual({ failure: expect.stringMatching(/private/) });
  expect(hits).toBe(0);
  expect(await ask(url, { allowPrivate: true, named: true })).toMatchObject({ status: 200 });
  expect(await ask(`http://127.1:${port}/`, { allowPrivate: true })).toMatchObject({ status: 200 });
  expect(hits).toBe(2);
});

test("addresses of the internet are public", () => {
  for (const address of ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
    expect(isPublic(address)).toBe(true);
  for (const words of ["", "news.example", "1.2.3.4.5", "::ffff:10.0.0.1"]) expect(isPublic(words)).toBe(false);
});
