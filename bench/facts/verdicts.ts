import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { table } from "../tables.ts";
import type { Reading } from "./piles.ts";
import { type ListName, type Shown, shownFirst } from "./sample.ts";
import { percent } from "./tally.ts";

/**
 * What a reader found: `right` (a fact that is right, useful and rightly counted; a disagreement that is one; an utterance with
 * the right speaker and nothing else in it), `useless` (right, but nothing an editor wants to know), `wrong` (says what nobody
 * says, counts who does not say it, or is no disagreement).
 */
type Verdict = "right" | "useless" | "wrong";

/** One line of bench/facts/verdicts.jsonl: places and our own words, nothing of the texts. */
interface Read extends Pick<Shown, "list" | "key" | "story" | "places"> {
  readonly verdict: Verdict | "";
  readonly reason: string;
}

const FILE = resolve(import.meta.dirname, "verdicts.jsonl");
const LISTS: readonly ListName[] = ["facts", "disagreements", "utterances"];
const VERDICTS: readonly Verdict[] = ["right", "useless", "wrong"];

/**
 * Shares of what the drawn stories show first that a reader found right, by the verdicts kept in the repository. What was
 * not read is counted as such, never guessed. With `--verbose` every unread item is said with the words of its places;
 * with `--draw` it is added to the file of verdicts, to be filled in.
 */
export async function verdicts(dataFolder: string, read: Reading): Promise<string> {
  const known = new Map(readVerdicts().map((one) => [one.key, one]));
  const shown: Shown[] = [];
  for await (const one of shownFirst(dataFolder, read)) shown.push(one);
  const unread = shown.filter(({ key }) => !known.get(key)?.verdict);
  if (read.isVerbose)
    for (const one of unread) console.error(`${one.list} ${one.key} ${one.story}\n${one.words.join("\n")}\n`);
  if (read.isDrawn) addTo(known, unread);
  const rows = LISTS.map((list) => rowOf(list, shown, known));
  return table(
    ["read by eye", "shown", "read", "right", "useless", "wrong", "right of read %", "wrong of read %"],
    rows,
  );
}

function rowOf(list: ListName, shown: readonly Shown[], known: ReadonlyMap<string, Read>): (string | number)[] {
  const own = shown.filter((one) => one.list === list);
  const found = own.flatMap(({ key }) => known.get(key)?.verdict || []);
  const counts = VERDICTS.map((verdict) => found.filter((one) => one === verdict).length);
  return [
    list,
    own.length,
    found.length,
    ...counts,
    percent(counts[0]!, found.length),
    percent(counts[2]!, found.length),
  ];
}

function readVerdicts(): Read[] {
  if (!existsSync(FILE)) return [];
  const lines = readFileSync(FILE, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Read);
}

/** Unread items go to the end of the file, in the order they are shown; what was read stays, what was drawn and is gone goes. */
function addTo(known: ReadonlyMap<string, Read>, unread: readonly Shown[]): void {
  const kept = [...known.values()].filter(({ verdict }) => verdict !== "");
  const added = unread.map(({ words: _, ...one }): Read => ({ ...one, verdict: "", reason: "" }));
  writeFileSync(FILE, `${[...kept, ...added].map((one) => JSON.stringify(one)).join("\n")}\n`);
}
