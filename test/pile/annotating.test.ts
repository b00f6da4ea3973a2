import { expect, test } from "vitest";
import { type AnnotatingOptions, annotatePile, type CountersState, type Raw } from "../../src/index.ts";
import { rawOf, rawsOfExample } from "../piles.ts";

const NOTICE = "Printed on paper from the mill below the lighthouse";

/** Pages of one publisher that end with the same line. */
function pages(count: number, from = 0): Raw[] {
  return Array.from({ length: count }, (_, k) => {
    const number = from + k;
    const name = [...String(number)].map((digit) => "aeioubdfgk"[Number(digit)]).join("l");
    const text = `The ferry T${name}ra left the quay of S${name}m at noon with oats.\n\nMaster H${name}rt counted the goats of V${name}st on deck and went below.\n\n${NOTICE}`;
    return rawOf(
      `p${number}`,
      JSON.stringify({ id: `p${number}`, publisher: "Tyrsund Courier", text }),
      `p${number}.jsonl`,
    );
  });
}

async function linesOf(raws: readonly Raw[], options: AnnotatingOptions = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const item of annotatePile(raws, { threads: 1, ...options }))
    if ("article" in item) lines.push(JSON.stringify(item));
  return lines;
}

const isAside = (line: string) => {
  const { article } = JSON.parse(line) as { article: { text: string; aside: { span: { start: number } }[] } };
  return article.aside.some(({ span }) => span.start === article.text.indexOf(NOTICE));
};

test("what repeats is furniture in every article of inputs that can be read twice, the first too", async () => {
  expect((await linesOf(pages(6))).map(isAside)).toEqual([true, true, true, true, true, true]);
});

test("of an input that comes once, articles are set by what was read until then", async () => {
  const once = pages(6).map((raw): Raw => ({ ...raw, isOnce: true }));
  expect((await linesOf(once)).map(isAside)).toEqual([false, false, true, true, true, true]);
});

test("60 articles at once are twice 30 with the same line table, on one thread or two", async () => {
  let table: CountersState | undefined;
  await linesOf(pages(60), { onLines: (lines) => (table = lines) });
  const lines = table!;
  const whole = await linesOf(pages(60), { lines });
  const halves = [...(await linesOf(pages(30), { lines })), ...(await linesOf(pages(30, 30), { lines, threads: 2 }))];
  expect(halves).toEqual(whole);
  expect(whole.every(isAside)).toBe(true);
});

test("the first article is handed on before the last one is read, with threads too", async () => {
  for (const threads of [1, 2]) {
    let opened = 0;
    const raws = pages(300).map(
      (raw): Raw => ({
        ...raw,
        isOnce: true,
        open: () => {
          opened++;
          return raw.open();
        },
      }),
    );
    const items = annotatePile(raws, { threads, wants: ["sentences"] });
    for await (const item of items) if ("article" in item) break;
    expect(opened).toBeLessThan(300);
  }
});

test("an article that stands in two inputs is told of once, and its namesake has an id of its own", async () => {
  const record = {
    id: "same",
    publisher: "Vell Echo",
    text: "The mill at Vell is to be rebuilt in brick, its owner said.",
  };
  const other = { ...record, publisher: "Sorn Echo", text: "Nobody in Sorn had heard of the mill." };
  const raws = [record, other, record].map((one, k) => rawOf(`r${k}`, JSON.stringify(one), `r${k}.jsonl`));
  const items = [];
  for await (const item of annotatePile(raws, { threads: 1, wants: [] })) items.push(item);
  const ids = items.map((item) => ("message" in item ? item.message.rule : item.article.id));
  expect(ids.filter((id) => id === "read-twice")).toHaveLength(1);
  expect(new Set(ids)).toHaveLength(3);
});

test("lists that are not wanted stay empty, the others are as with all", async () => {
  const raws = rawsOfExample("tiny");
  const [all, some] = [await linesOf(raws), await linesOf(raws, { wants: ["quotes", "claims"] })];
  const lists = (line: string) => (JSON.parse(line) as { annotation: Record<string, unknown[]> }).annotation;
  for (const [k, line] of some.entries()) {
    const [full, few] = [lists(all[k]!), lists(line)];
    expect([few.quotes, few.claims, few.tokens]).toEqual([full.quotes, full.claims, []]);
  }
});
