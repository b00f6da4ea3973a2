import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");

test("architecture names every room and every stage function", () => {
  const page = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");
  const missing = roomsOf().flatMap((room) =>
    [`\`${room}\``, ...stagesOf(room).map((name) => `${name}(`)].filter((word) => !page.includes(word)),
  );
  expect(missing).toEqual([]);
});

test("architecture names every function of the public pipeline", () => {
  const page = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");
  const source = readFileSync(join(ROOT, "src/index.ts"), "utf8");
  const lines = [...source.matchAll(/^export \{([^}]*)\} from "\.\/pile\//gm)].flatMap(([, names = ""]) =>
    names.split(","),
  );
  const functions = lines.map((name) => name.trim()).filter((name) => /^[a-z]/.test(name) && !name.startsWith("type "));
  expect(functions.length).toBeGreaterThan(5);
  expect(functions.filter((name) => !page.includes(`\`${name}`))).toEqual([]);
});

test("every room that architecture lists is there", () => {
  const page = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");
  const table = page.slice(page.indexOf("| room |"), page.indexOf("\n\n", page.indexOf("| room |")));
  const listed = [...table.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] ?? "");
  expect(listed.sort()).toEqual(roomsOf().sort());
});

test("every relative link in the documentation leads somewhere", () => {
  const top = ["README.md", "CONTRIBUTING.md", "SECURITY.md"].map((name) => join(ROOT, name));
  const pages = [...top, ...["docs", "examples"].flatMap((folder) => pagesUnder(join(ROOT, folder)))];
  const broken = pages.flatMap((page) =>
    [...readFileSync(page, "utf8").matchAll(/\]\(([^)\s:#]+)(?:#[^)\s]*)?\)/g)]
      .map((match) => match[1] ?? "")
      .filter((target) => !existsSync(resolve(dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});

function roomsOf(): string[] {
  return readdirSync(join(ROOT, "src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function stagesOf(room: string): string[] {
  const index = join(ROOT, "src", room, "index.ts");
  return existsSync(index) ? functionsOf(readFileSync(index, "utf8")) : [];
}

function functionsOf(source: string): string[] {
  return [...source.matchAll(/^export (?:async )?function\*? (\w+)/gm)].map((match) => match[1] ?? "");
}

function pagesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath, entry.name));
}
