import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { expect, test } from "vitest";

const SRC = resolve(import.meta.dirname, "../src");
/** Which rooms (or top-level files) a room may import from, besides itself. */
const MAY: Record<string, readonly string[]> = {
  model: [],
  shipped: ["model"],
  near: ["model"],
  article: ["model", "shipped"],
  annotation: ["model", "shipped"],
  lineage: ["model", "shipped", "near"],
  story: ["model", "shipped", "near"],
  fact: ["model", "shipped", "near"],
  report: ["model"],
  store: ["model"],
  pile: ["model", "article", "annotation", "lineage", "story", "fact", "store"],
  "index.ts": ["model", "article", "annotation", "lineage", "story", "fact", "pile", "report", "store", "shipped"],
  question: ["model", "store", "pile"],
  app: ["model", "index.ts", "question"],
};
/** Node modules that reach files, network, clock or console: for `app` alone (read-only loading of tables is listed). */
const OUTSIDE = /^node:(fs|fs\/promises|net|http|https|http2|dgram|child_process|readline|tty|dns)$/;
/** The one file that reads `data/` and `models/`, for all rooms. */
const MAY_READ_FILES = new Set(["shipped/files.ts"]);

test("every import stays inside the rooms", () => {
  expect(filesOf(SRC).flatMap(forbidden)).toEqual([]);
});

test("no two folders of a room need each other", () => {
  expect(circlesIn(folderEdges())).toEqual([]);
  expect(
    circlesIn([
      ["a", "b"],
      ["b", "c"],
      ["c", "a"],
      ["d", "a"],
    ]),
  ).toEqual(["a", "b", "c"]);
});

/** Imports from one folder of a room into another of the same room, e.g. `annotation/names` to `annotation/syntax`. */
function folderEdges(): [string, string][] {
  const folderOf = (file: string) => slashed(relative(SRC, file)).split("/").slice(0, -1).slice(0, 2).join("/");
  return filesOf(SRC).flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith("."))
      .map((name): [string, string] => [folderOf(file), folderOf(resolve(dirname(file), name))])
      .filter(([from, to]) => from !== to && from.includes("/") && to.includes("/")),
  );
}

/** Folders that reach themselves. */
function circlesIn(edges: readonly (readonly [string, string])[]): string[] {
  const reach = (from: string, seen: Set<string>): Set<string> => {
    for (const [a, b] of edges) if (a === from && !seen.has(b)) reach(b, seen.add(b));
    return seen;
  };
  return [...new Set(edges.map(([from]) => from))].filter((from) => reach(from, new Set()).has(from)).sort();
}

/** What a stage may not ask for: the clock, chance, the process, the console, the network. */
const WORLD =
  /\b(?:Date\.now|Math\.random|performance\.now|console\.\w+|process\.\w+|fetch)\b|\bnew Date\(\)|\bDate\(\)|"node:(?:worker_threads|os|crypto)"/g;
/** Where one of these stands outside `app`, and why. */
const REASONS: readonly (readonly [file: RegExp, what: RegExp, why: string])[] = [
  [/^annotation\/threads\//, /worker_threads|os/, "large piles are annotated on threads, as many as there are cores"],
  [/^pile\/threads\//, /worker_threads|os/, "many stories are told on threads, as many as there are cores"],
  [/^(?:article\/ids|pile\/filing|pile\/holders|store\/writing\/laid)\.ts$/, /crypto/, "names made of content"],
  [
    /^report\/(?:uuid|stix\/bundle|html\/(?:desk\/)?frame)\.ts$/,
    /crypto/,
    "ids of outputs and the hash of the page's style",
  ],
  [/^shipped\/files\.ts$/, /crypto/, "shipped files are held by their SHA-256"],
];

test("clock, chance, process, console, network and threads belong to app, but for what has a reason", () => {
  const used = filesOf(SRC)
    .map((file) => ({ name: slashed(relative(SRC, file)), found: codeOf(file).match(WORLD) ?? [] }))
    .filter(({ name }) => !name.startsWith("app/"))
    .flatMap(({ name, found }) => found.map((what) => ({ name, what })));
  const isAllowed = ({ name, what }: { name: string; what: string }) =>
    REASONS.some(([file, things]) => file.test(name) && things.test(what));
  expect(used.filter((one) => !isAllowed(one))).toEqual([]);
  const idle = REASONS.filter(([file, things]) => !used.some(({ name, what }) => file.test(name) && things.test(what)));
  expect(idle).toEqual([]);
});

test("model holds nouns only: it imports nothing from outside", () => {
  const outside = filesOf(resolve(SRC, "model")).flatMap((file) =>
    importsOf(file).filter((name) => !name.startsWith(".")),
  );
  expect(outside).toEqual([]);
});

/** A source file without its comments. */
function codeOf(file: string): string {
  return readFileSync(file, "utf8").replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, "");
}

function forbidden(file: string): string[] {
  const room = roomOf(file);
  return importsOf(file)
    .filter((name) => !isAllowed(room, file, name))
    .map((name) => `${relative(SRC, file)} imports ${name}`);
}

function isAllowed(room: string, file: string, name: string): boolean {
  if (!name.startsWith("."))
    return room === "app" || !OUTSIDE.test(name) || MAY_READ_FILES.has(slashed(relative(SRC, file)));
  const target = roomOf(resolve(dirname(file), name));
  return target === room || (MAY[room] ?? []).includes(target);
}

function roomOf(file: string): string {
  return relative(SRC, file).split(sep)[0] ?? "";
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(/(?:from\s+|import\s*\(?\s*)"([^"]+)"/g)].map((m) => m[1] ?? "");
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => resolve(entry.parentPath, entry.name));
}
