import { type Answer, type Pile, Unanswerable } from "../../question/index.ts";
import { type AskingTool, SPANS } from "./tools.ts";

/**
 * Most characters of an answer's JSON. It stands in a result twice (as structured content and as text), so that a result stays under
 * 8,000 tokens of three characters and more. Held by test/app/mcp/ten-questions.test.ts.
 */
export const MOST_CHARACTERS = 10_500;
const PATIENCE_MS = 10_000;

export type Shown = Readonly<Record<string, unknown>>;

/** Asks what a tool asks, and for fewer items while the answer is too large; no item is ever cut. */
export async function askWithin(pile: Pile, tool: AskingTool, input: Shown, clock: () => number): Promise<Shown> {
  const { detail, ...given } = input as { readonly detail?: keyof typeof SPANS };
  const end = clock() + PATIENCE_MS;
  const isOver = () => clock() > end;
  let last: Answer | undefined;
  for (const size of sizes(given, detail)) {
    const read = tool.question.input.safeParse({ ...given, ...size });
    if (!read.success) throw new Unanswerable("wrong", read.error.issues[0]?.message ?? "The input is not right.");
    last = await pile.ask(tool.question, read.data, { isOver });
    if (last.json.length <= MOST_CHARACTERS) return last.answer as Shown;
  }
  return withFewer(last!.answer as Shown);
}

/** Ever smaller questions: first fewer items, then fewer words of each. */
function* sizes(given: Shown, detail: keyof typeof SPANS | undefined): Generator<{ limit?: number; spans?: number }> {
  const spans = detail && SPANS[detail];
  const words = spans === undefined ? {} : { spans };
  if (given.limit === undefined) {
    yield words;
    return;
  }
  for (let limit = Number(given.limit); limit >= 1; limit--) yield { limit, ...words };
  if (spans === undefined) return;
  for (let fewer = spans - 1; fewer >= 0; fewer--) yield { limit: 1, spans: fewer };
}

/** Leaves out whole items of the longest lists until an answer is small enough, and says how many. */
export function withFewer(answer: Shown, most = MOST_CHARACTERS): Shown {
  const copy = structuredClone(answer) as Record<string, unknown>;
  let leftOut = 0;
  for (let size = JSON.stringify(copy).length; size > most - 50; size = JSON.stringify(copy).length) {
    const longest = longestList(copy);
    if (!longest) throw new Unanswerable("wrong", "One item is larger than an answer may be; ask over HTTP.");
    const gone = Math.max(1, Math.floor(longest.length / 4));
    longest.splice(longest.length - gone, gone);
    leftOut += gone;
  }
  return { ...copy, leftOut };
}

/** The list of objects with most text in it that has no such list inside; lists of one item are the last to go. */
function longestList(value: unknown): unknown[] | undefined {
  const found: { list: unknown[]; size: number; isOne: boolean }[] = [];
  const visit = (one: unknown): void => {
    if (typeof one !== "object" || one === null) return;
    if (Array.isArray(one) && one.length > 0 && one.every((item) => typeof item === "object"))
      found.push({ list: one, size: JSON.stringify(one).length, isOne: one.length === 1 });
    for (const inner of Object.values(one)) visit(inner);
  };
  visit(value);
  return found.sort((a, b) => Number(a.isOne) - Number(b.isOne) || b.size - a.size)[0]?.list;
}
