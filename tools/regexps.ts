import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { check } from "recheck";
import ts from "typescript";

/** A regular expression written out in the source, with its place. */
export interface Written {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal below a folder, and every `new RegExp("…")` whose pattern is one plain string. */
export function regexpsIn(folder: string): Written[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return names.sort().flatMap((name) => regexpsOf(join(folder, name), folder));
}

function regexpsOf(path: string, folder: string): Written[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Written[] = [];
  const visit = (node: ts.Node): void => {
    const pattern = patternOf(node);
    if (pattern) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push({ ...pattern, place: `${relative(join(folder, ".."), path)}:${line + 1}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function patternOf(node: ts.Node): Pick<Written, "source" | "flags"> | undefined {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf("/");
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
  }
  if (!ts.isNewExpression(node) || node.expression.getText() !== "RegExp") return undefined;
  const [pattern, flags] = node.arguments ?? [];
  if (!pattern || !ts.isStringLiteralLike(pattern)) return undefined;
  return { source: pattern.text, flags: flags && ts.isStringLiteralLike(flags) ? flags.text : "" };
}

/** Longest look at one pattern, in milliseconds; one that is not settled by then counts as not known. */
const TIMEOUT_MS = 120_000;

/** What one trial of a pattern may read decides, never how long it took: a crowded machine would call a flat pattern steep. */
const BY_STEPS = {
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
  timeout: TIMEOUT_MS,
  randomSeed: 1,
};

/**
 * What is wrong with a pattern: some input costs more than its length; `undefined` when it is linear. A pattern in which every
 * repeat has an upper bound looks at a bounded stretch from each place, so it is linear whatever the search finds.
 */
export async function growthOf({ source, flags }: Written): Promise<string | undefined> {
  if (!hasEndlessRepeat(source)) return undefined;
  const found = await check(source, flags, BY_STEPS);
  if (found.status === "safe") return undefined;
  if (found.status === "unknown") return `not known (${found.error.kind})`;
  const { type } = found.complexity;
  return type === "polynomial" ? `degree ${found.complexity.degree}` : type;
}

function hasEndlessRepeat(source: string): boolean {
  const bare = source.replace(/\\./gs, "_").replace(/\[[^\]]*\]/g, "_");
  return /[*+]|\{\d+,\}/.test(bare);
}
