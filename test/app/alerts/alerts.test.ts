import { createHmac } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Readable, Writable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../../src/app/cli/main.ts";
import { storeAt } from "../../../src/index.ts";
import { addAll, deskOver } from "../../pile/desks.ts";
import { run } from "../cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "secondsource-alerts-"));
const at = (name: string) => join(folder, name);
const STORE = at("pile.db");
const SECRET = "a secret of the desk";

/** What a receiver got, and what it is to answer next; 200 when nothing is said. */
const got: { readonly headers: Record<string, unknown>; readonly body: string }[] = [];
let answers: number[] = [];
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    got.push({ headers: request.headers, body });
    response.writeHead(answers.shift() ?? 200).end();
  });
});
const hook = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;

const RULES = {
  alerts: [
    { name: "ferries", when: "new-story", words: "FERRY veskár" },
    { name: "trams", when: "new-story", words: "tram" },
    { name: "second source", when: "lineages", atLeast: 2 },
    { name: "disputed", when: "second-value" },
    { name: "harbour", when: "origin-added", origin: "harbour office" },
    { name: "edits", when: "text-changed", publisher: "Sorn Gazette" },
  ],
};

async function add(...records: readonly Record<string, string>[]): Promise<number> {
  const store = await storeAt(STORE);
  const desk = deskOver(store);
  const bytes = Buffer.from(records.map((record) => JSON.stringify(record)).join("\n"));
  await addAll(desk, [
    {
      location: "a.jsonl",
      name: "a",
      open: async function* () {
        yield bytes;
      },
    },
  ]);
  await desk.refresh();
  const seq = await store.seq();
  await store.close();
  return seq;
}

const GAZETTE = {
  url: "https://sorn.example/ferry",
  publisher: "Sorn Gazette",
  published: "2026-11-27",
  title: "Ferry runs aground off Veskar",
  text: "The ferry Halvard ran aground off Veskar on Thursday, and 12 people were hurt, the harbour office said.\n\nCaptain Ingrid Solheim blamed a broken lamp on the eastern pier. Divers are to look at the hull on Friday.",
};
const POST = {
  url: "https://vell.example/halvard",
  publisher: "Vell Post",
  published: "2026-11-28",
  title: "Ferry Halvard aground off Veskar: nineteen hurt",
  text: "Nineteen people were hurt when the ferry Halvard ran aground off Veskar on Thursday, the fire brigade said.\n\nOur reporter saw passengers being carried up the slipway in blankets. The line stays closed until Monday, according to its owner.",
};

let second = 0;
beforeAll(async () => {
  await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
  writeFileSync(at("rules.json"), JSON.stringify(RULES));
  writeFileSync(at("secret"), `${SECRET}\n`, { mode: 0o600 });
  await add(GAZETTE);
  second = await add(POST);
  await add({ ...GAZETTE, text: GAZETTE.text.replace("12 people", "15 people") });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const alertsOf = (out: string) =>
  out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const names = (out: string) => [...new Set(alertsOf(out).map(({ rule }) => rule))];

test("each rule tells what it asks for, in the order of the log, the same each time", async () => {
  const { out, status, err } = await run(["alerts", at("rules.json"), "--store", STORE]);
  expect(status).toBe(0);
  expect(names(out)).toContain("ferries");
  expect(names(out)).toContain("harbour");
  expect(names(out)).toContain("edits");
  expect(names(out)).not.toContain("trams");
  const alerts = alertsOf(out);
  expect(alerts.map(({ seq }) => seq)).toEqual(alerts.map(({ seq }) => seq).sort((a, b) => a - b));
  expect(new Set(alerts.map(({ id }) => id)).size).toBe(alerts.length);
  expect(alerts.find(({ rule }) => rule === "ferries")).toMatchObject({
    when: "new-story",
    title: expect.stringMatching(/ferry|Halvard/i),
  });
  expect((await run(["alerts", at("rules.json"), "--store", STORE])).out).toBe(out);
  expect(err).toMatch(new RegExp(`^wrote ${alerts.length} alerts as jsonl to standard output`));
});

test("who follows is told at once, not when the run ends", async () => {
  let stop: (() => Promise<void>) | undefined;
  let isOver = false;
  const told = await new Promise<{ readonly line: string; readonly wasOver: boolean }>((resume) => {
    const stdout = new Writable({
      write(bytes: Buffer, _, done) {
        resume({ line: `${bytes}`, wasOver: isOver });
        done();
      },
    });
    const stderr = new Writable({ write: (_bytes, _, done) => done() });
    const onStop = (finish: () => Promise<void>) => {
      stop = finish;
      return () => undefined;
    };
    const world = { stdin: Readable.from([]), stdout, stderr, env: {}, onStop };
    void main(["alerts", at("rules.json"), "--store", STORE, "--follow"], world).then(() => {
      isOver = true;
    });
  });
  expect(told.wasOver).toBe(false);
  expect(alertsOf(told.line)[0]).toMatchObject({ when: expect.any(String) });
  await stop?.();
});

test("the numbers that changed are told with what they were", async () => {
  const { out } = await run(["alerts", at("rules.json"), "--store", STORE, "--after", String(second)]);
  const changed = alertsOf(out).filter(({ text }) => text.startsWith("Numbers changed"));
  expect(changed).toHaveLength(1);
  expect(changed[0]).toMatchObject({
    rule: "edits",
    url: GAZETTE.url,
    before: [expect.stringContaining("12")],
    after: [expect.stringContaining("15")],
  });
});

test("a second lineage and a second value are told when they come, and not before", async () => {
  const tiny = resolve(import.meta.dirname, "../../../examples/tiny");
  const store = at("tiny.db");
  const added = async (...files: readonly string[]) => {
    const { status, err } = await run(["add", ...files.map((name) => join(tiny, name)), "--store", store]);
    expect({ status, err }).toMatchObject({ status: 0 });
  };
  const told = async () => {
    const { out, status, err } = await run(["alerts", at("rules.json"), "--store", store]);
    expect({ status, err }).toMatchObject({ status: 0 });
    return alertsOf(out).filter(({ when }) => when === "lineages" || when === "second-value");
  };
  await added("bridge-agency.txt", "bridge-herald.txt");
  expect(await told()).toEqual([]);
  await added("bridge-voice.txt");
  const alerts = await told();
  expect(new Set(alerts.map(({ when }) => when))).toEqual(new Set(["lineages", "second-value"]));
  for (const { when, after, story } of alerts) {
    expect(when === "lineages" ? after[2] : after[4].length).toBeGreaterThanOrEqual(2);
    expect(story).toMatch(/^s-/);
  }
});

test("--after leaves out what was told", async () => {
  const { out } = await run(["alerts", at("rules.json"), "--store", STORE, "--after", "999999"]);
  expect(out).toBe("");
});

test("an Atom feed holds the same, newest first", async () => {
  const { out } = await run(["alerts", at("rules.json"), "--store", STORE]);
  await run(["alerts", at("rules.json"), "--store", STORE, "--out", at("alerts.atom")]);
  const feed = readFileSync(at("alerts.atom"), "utf8");
  const ids = [...feed.matchAll(/<entry><id>urn:secondsource:alert:([^<]+)<\/id>/g)].map(([, id]) => id);
  expect(ids).toEqual(
    alertsOf(out)
      .map(({ id }) => id)
      .reverse(),
  );
  expect(feed).not.toMatch(/&(?!#\d+;)/);
  const told = feed.split("<entry>").filter((entry) => entry.includes('term="ferries"'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`<link href="${GAZETTE.url}"/>`);
});

test("a webhook gets each alert once, signed; what fails is tried again, and the next run goes on", async () => {
  const words = ["alerts", at("rules.json"), "--store", STORE, "--webhook", hook(), "--secret-file", at("secret")];
  answers = [500, 503];
  const { status, err } = await run([...words, "--after", "0"]);
  expect(status).toBe(0);
  const expected = alertsOf((await run(["alerts", at("rules.json"), "--store", STORE])).out).map(({ id }) => id);
  expect(err).toContain(`posted ${expected.length} alerts`);
  const ids = got.map(({ headers }) => headers["webhook-id"]);
  expect(ids.slice(0, 3)).toEqual([expected[0], expected[0], expected[0]]);
  expect([...new Set(ids)]).toEqual(expected);
  expect(ids).toHaveLength(expected.length + 2);
  for (const { headers, body } of got) {
    const told = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", SECRET).update(told).digest("base64")}`);
    expect(JSON.parse(body).id).toBe(headers["webhook-id"]);
  }
  got.length = 0;
  expect((await run(words)).err).toContain("posted 0 alerts");
  expect(got).toEqual([]);
});

test.skipIf(process.platform === "win32")("a secret that every user may read is told of", async () => {
  writeFileSync(at("open"), SECRET);
  const noted = async (name: string, mode: number) => {
    chmodSync(at(name), mode);
    return (await run(["alerts", at("rules.json"), "--store", STORE, "--webhook", hook(), "--secret-file", at(name)]))
      .err;
  };
  expect(await noted("open", 0o644)).toMatch(/^note: every user may read the secret in .*open; .* chmod 600/);
  expect(await noted("open", 0o640)).not.toContain("note:");
});

test("a receiver that refuses is told of and passed by; a new outlet begins with what comes", async () => {
  answers = [400];
  const words = ["alerts", at("rules.json"), "--store", STORE, "--webhook", `${hook()}?other`];
  expect((await run(words)).err).toContain("posted 0 alerts");
  const { status, err } = await run([...words, "--after", String(second)]);
  expect(err).toMatch(/was not taken: the receiver answered 400/);
  expect(status).toBe(1);
});

test.each([
  [{ alerts: [] }, /alerts: Too small/],
  [{ alerts: [{ name: "x", when: "new-storm" }] }, /alerts\.0\.when/],
  [{ alerts: [{ name: "x", when: "lineages" }] }, /alerts\.0\.atLeast/],
  [{ alerts: [{ name: "x", when: "new-story", word: "typo" }] }, /alerts\.0: Unrecognized key/],
  ["{", /could not be read/],
])("rules that are none are a wrong call: %j", async (rules, words) => {
  writeFileSync(at("wrong.json"), typeof rules === "string" ? rules : JSON.stringify(rules));
  const { status, err } = await run(["alerts", at("wrong.json"), "--store", STORE]);
  expect(err).toMatch(words);
  expect(status).toBe(2);
});
