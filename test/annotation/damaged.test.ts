import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { annotate } from "../../src/annotation/index.ts";
import { randomFrom } from "../../train/random.ts";
import { articleOf } from "./articles.ts";

/** More with SECONDSOURCE_DAMAGED, others with SECONDSOURCE_SEED. */
const COUNT = Number(process.env.SECONDSOURCE_DAMAGED ?? 1_500);
const random = randomFrom(Number(process.env.SECONDSOURCE_SEED ?? 1));
const FOLDER = join(import.meta.dirname, "quotes");
const TEXTS = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name, "in.txt"), "utf8").trim());
const PIECES = `" “ ” ' ’ , . : ; ( ) [ ] — – - … ? ! ’s said says told who that he of The Mr. 41, 7`
  .split(" ")
  .concat("\n\n");

test("whatever is missing, doubled or between the words, no annotator fails", { timeout: 120_000 }, () => {
  for (let n = 0; n < COUNT; n++) {
    const text = damaged(`${pick(TEXTS)} ${pick(TEXTS)}`);
    const { messages } = annotate(articleOf(text));
    expect(
      messages.filter(({ rule }) => rule === "annotator-failed"),
      text,
    ).toEqual([]);
  }
});

/** A piece of a text with words cut out, doubled elsewhere, or with marks and small words between and behind them. */
function damaged(text: string): string {
  const all = text.split(" ");
  const words = all.slice(below(all.length), all.length - below(5));
  for (let edits = 1 + below(6); edits > 0; edits--) {
    const at = below(words.length + 1);
    const [from, count, put] = [
      [at, 1 + below(4)],
      [at, 0, pick(PIECES)],
      [at, 1, `${words[at] ?? ""}${pick(PIECES)}`],
      [at, 0, words[below(words.length)] ?? "who"],
    ][below(4)] as [number, number, string?];
    words.splice(from, count, ...(put === undefined ? [] : [put]));
  }
  return words.join(" ") || "who";
}

function pick<T>(list: readonly T[]): T {
  return list[below(list.length)]!;
}

function below(end: number): number {
  return Math.floor(random() * end);
}
