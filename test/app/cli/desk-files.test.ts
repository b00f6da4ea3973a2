import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "../../../src/app/cli/config.ts";
import { programFor } from "../../../src/app/cli/program.ts";
import { readListing, storeAt } from "../../../src/index.ts";
import { alertRules } from "../../../src/question/alerting/rules.ts";
import { addAll, deskOver, reportOf } from "../../pile/desks.ts";
import { freshFolder, run } from "./run.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const DESK = join(ROOT, "examples/desk");
const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const text = (name: string) => readFileSync(join(DESK, name), "utf8");

const UNITS = ["watch", "serve", "alerts"].map((name) => `secondsource-${name}.service`);

test("the units share one user and one folder that its group reads, and call what they are named after", () => {
  for (const name of UNITS) {
    const command = /secondsource-([a-z]+)\.service/.exec(name)![1];
    expect(text(name)).toMatch(new RegExp(`^ExecStart=\\S+ secondsource --config \\S+ ${command}\\b`, "m"));
    for (const line of ["User=secondsource", "StateDirectory=secondsource", "StateDirectoryMode=0750", "UMask=0027"])
      expect(text(name).split("\n")).toContain(line);
    expect(text(name)).not.toContain("DynamicUser=yes");
  }
});

test("what git leaves out, an image leaves out, and its history and stores with it", () => {
  const lines = (name: string) => readFileSync(join(ROOT, name), "utf8").split("\n").filter(Boolean);
  expect(lines(".dockerignore")).toEqual(expect.arrayContaining([...lines(".gitignore"), ".git", "*.db", "desk/"]));
});

test("a backup into a folder that is not there says how to make it", async () => {
  const { status, err } = await run(["backup", join(folder, "none/b.db"), "--store", join(folder, "pile.db")]);
  expect([status, err]).toEqual([2, expect.stringMatching(/mkdir -p .*none/)]);
});

test("the example desk is right by the program's own schemas", async () => {
  expect(readConfig(join(DESK, "secondsource.json"))?.faults).toEqual([]);
  expect(alertRules.safeParse(JSON.parse(text("rules.json"))).success).toBe(true);
  expect((await readListing(Buffer.from(text("feeds.txt"))))?.kind).toBe("addresses");
});

test("the unit, the container and the pages call commands that are there", () => {
  const known = new Set(programFor(() => undefined).commands.map((command) => command.name()));
  const pages = [
    "docs/desk/quickstart.md",
    "docs/desk/backup.md",
    "docs/desk/habits.md",
    "docs/desk/alerts.md",
    "docs/desk/watching.md",
  ];
  const lines = [
    ...UNITS.map(text),
    text("Containerfile"),
    ...pages.map((page) => readFileSync(join(ROOT, page), "utf8")),
  ].join("\n");
  const calls = [...lines.matchAll(/(?:^\$ |env |`)secondsource(?: --config \S+)? ([a-z]+)/gm)].map(
    ([, name]) => name!,
  );
  expect(calls.length).toBeGreaterThan(10);
  expect(calls.filter((name) => !known.has(name))).toEqual([]);
  expect(text("Containerfile")).toContain('CMD ["doctor"]');
});

test("a backup made while another writes holds the last commit and can be read and written", async () => {
  const store = await storeAt(join(folder, "pile.db"));
  const desk = deskOver(store);
  const raw = (number: number) => ({
    location: `${number}.txt`,
    name: String(number),
    open: async function* () {
      yield Buffer.from(
        `Ferry ${number} stops\n\nThe ferry to Veskar number ${number} stops on Monday, the harbour office said, and ${number + 20} people look for work.`,
      );
    },
  });
  await addAll(desk, [raw(1), raw(2)]);
  await desk.refresh();
  const before = await reportOf(store);
  const change = await store.begin();
  change.log({ at: "2026-11-28T00:00:00Z", what: "not-committed", subject: "x" });
  const { status, err } = await run(["backup", join(folder, "copy.db"), "--store", join(folder, "pile.db")]);
  expect(err).toMatch(/^wrote pile\.db up to log entry \d+ to .*copy\.db/);
  expect(status).toBe(0);
  await change.abandon();
  const copy = await storeAt(join(folder, "copy.db"));
  expect(await reportOf(copy)).toBe(before);
  await addAll(deskOver(copy), [raw(3)]);
  await deskOver(copy).refresh();
  const hits: string[] = [];
  for await (const { article } of copy.search("ferry", { limit: 10 })) hits.push(article);
  expect(hits).toHaveLength(3);
  await copy.close();
  await store.close();
});

test("a backup never replaces a file, and says when there is no store", async () => {
  expect((await run(["backup", join(DESK, "rules.json"), "--store", join(folder, "pile.db")])).status).toBe(2);
  const { status, err } = await run(["backup", join(folder, "b.db"), "--store", join(folder, "none.db")]);
  expect(status).toBe(1);
  expect(err).toMatch(/none\.db/);
  expect((await run(["backup", join(folder, "b.db"), "--store", "postgres://u@127.0.0.1/x"])).err).toMatch(/pg_dump/);
});
