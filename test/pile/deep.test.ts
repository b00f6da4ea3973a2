import { expect, test } from "vitest";
import { rawOf } from "../piles.ts";
import { reportAfter } from "./desks.ts";

const PLAIN = { title: "Orrin", text: "Six ferries stayed in Orrin on Monday, the harbour office said." };

/** Lists of unlike things inside each other: each takes two columns when it is kept. */
function nested(levels: number): unknown {
  let deep: unknown = 1;
  for (let level = 0; level < levels; level++) deep = level % 2 === 0 ? [1, deep] : { a: deep, b: [deep === 1] };
  return deep;
}

test.each([10, 150, 250, 498, 499, 500, 700, 2_000])(
  "a field %i levels deep costs no other article",
  async (levels) => {
    const lines = [{ ...PLAIN, id: "deep", extra: nested(levels) }, PLAIN].map((record) => JSON.stringify(record));
    const report = await reportAfter([[rawOf("two", lines.join("\n"), "two.jsonl")]]);
    const { articles, messages } = JSON.parse(report) as { articles: object[]; messages: { rule: string }[] };
    const isRead = levels < 500;
    expect(articles).toHaveLength(isRead ? 2 : 1);
    expect(messages.map(({ rule }) => rule)).toEqual(isRead ? [] : ["too-deep"]);
    if (isRead) expect(report).toContain(JSON.stringify(nested(levels)));
  },
);
