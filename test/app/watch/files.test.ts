import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { FileWatch } from "../../../src/app/watch/files.ts";
import { type Message, memoryStore, type Store, watchedAt } from "../../../src/index.ts";
import { deskOver } from "../../pile/desks.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const page = (number: number) =>
  `<html><head><title>Bridge ${number} closed</title></head><body><article><h1>Bridge ${number} closed</h1><p>The bridge of Orlwick number ${number} was closed on Friday, and ${number + 20} people had to go round, the district office said.</p><p>Engineers are to look at it before the end of the month, according to the clerk of the council.</p></article></body></html>`;

function record(number: number): Buffer {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page(number)}`;
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/a/${number}\r\nWARC-Date: 2026-11-28T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n`;
  return Buffer.from(`${head}${http}\r\n\r\n`);
}

function watching(store: Store) {
  const folder = mkdtempSync(join(tmpdir(), "secondsource-files-"));
  folders.push(folder);
  const messages: Message[] = [];
  const onMessage = (message: Message) => void messages.push(message);
  const watch = () => {
    const find = async function* () {
      for (const name of readdirSync(folder).sort())
        yield { path: join(folder, name), location: join(folder, name), name };
    };
    return new FileWatch({ store, desk: deskOver(store), find, onMessage });
  };
  return { at: (name: string) => join(folder, name), messages, watch };
}

/** One look through the folder. */
async function look(files: FileWatch) {
  const sum = { read: 0, added: 0, changed: 0 };
  do {
    const done = await files.work(0, new AbortController().signal);
    for (const name of ["read", "added", "changed"] as const) sum[name] += done[name];
  } while (files.nextAt() === 0);
  return sum;
}

test.each([
  ["plain", (bytes: Buffer) => bytes],
  ["packed record by record", (bytes: Buffer) => gzipSync(bytes)],
])("an archive (%s) goes on at its offset, also when it ends inside a record", async (_, packed) => {
  const store = memoryStore();
  const { at, watch, messages } = watching(store);
  const file = at("crawl.warc.gz");
  writeFileSync(file, Buffer.concat([0, 1, 2].map((number) => packed(record(number)))));
  const files = watch();
  expect(await look(files)).toEqual({ read: 1, added: 3, changed: 0 });
  expect(await look(files)).toEqual({ read: 0, added: 0, changed: 0 });
  const fourth = packed(record(3));
  appendFileSync(file, fourth.subarray(0, 100));
  expect(await look(watch())).toMatchObject({ added: 0 });
  expect(messages.map(({ rule }) => rule)).toContain("unfinished-file");
  appendFileSync(file, fourth.subarray(100));
  expect(await look(watch())).toMatchObject({ added: 1 });
  const ids: string[] = [];
  for await (const id of store.articleIds()) ids.push(id);
  expect(ids).toHaveLength(4);
  expect((await watchedAt(store, "watch-files", file))?.offset).toBe(statSync(file).size);
});

test("JSON Lines go on at the last whole line; a file written anew is read anew", async () => {
  const { at, watch } = watching(memoryStore());
  const line = (number: number) => JSON.stringify({ url: `https://news.example/${number}`, html: page(number) });
  writeFileSync(at("a.jsonl"), `${line(1)}\n${line(2)}\n`);
  expect(await look(watch())).toMatchObject({ added: 2 });
  appendFileSync(at("a.jsonl"), line(3).slice(0, 50));
  expect(await look(watch())).toMatchObject({ added: 0 });
  appendFileSync(at("a.jsonl"), line(3).slice(50));
  expect(await look(watch())).toMatchObject({ added: 1 });
  writeFileSync(at("a.jsonl"), `${line(4)}\n${line(5)}\n${line(6)}\n${line(7)}\n${line(8)}\n`);
  expect(await look(watch())).toMatchObject({ added: 5 });
});

test("other files are read when their bytes change, and only then", async () => {
  const { at, watch } = watching(memoryStore());
  writeFileSync(at("a.html"), page(1));
  writeFileSync(
    at("b.txt"),
    "Ferry to Veskar stops\n\nThe ferry to Veskar stops on Monday, the harbour office said. Forty people work on it.",
  );
  const files = watch();
  expect(await look(files)).toEqual({ read: 2, added: 2, changed: 0 });
  writeFileSync(at("a.html"), page(1));
  expect(await look(files)).toEqual({ read: 0, added: 0, changed: 0 });
  writeFileSync(
    at("b.txt"),
    "Ferry to Veskar stops\n\nThe ferry to Veskar stops on Tuesday, the harbour office said. Fifty people work on it.",
  );
  expect(await look(files)).toMatchObject({ read: 1 });
});

test("an archive that is damaged in the middle is read to its end", async () => {
  const { at, watch } = watching(memoryStore());
  const parts = [record(0), Buffer.from("no record at all\r\n\r\n"), record(1)];
  writeFileSync(at("crawl.warc"), Buffer.concat(parts));
  expect(await look(watch())).toMatchObject({ added: 2 });
});
