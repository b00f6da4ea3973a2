import { z } from "zod";
import type { Article, Comparison, Raw, Span } from "../model/index.ts";
import { compareIn, comparePair } from "../pile/compare.ts";
import { versionsDiffer } from "../pile/differing.ts";
import type { Asked } from "./pile.ts";
import { question, Unanswerable, unknown } from "./question.ts";
import * as is from "./schemas.ts";

const MOST_TEXT = 1_000_000;
const text = z.string().min(1).max(MOST_TEXT).optional();
const part = z.object({ start: z.int(), end: z.int(), words: z.string() });

export const diff = question({
  name: "diff",
  title: "Two versions of an article",
  description:
    "Which sentences of an article were taken out, put in, or stand in other words, between two texts of it.",
  path: "articles/{id}/diff",
  input: z.strictObject({
    id: is.id,
    from: z.int().min(1).default(1),
    to: z.int().min(1).optional().meta({ description: "The latest unless told" }),
  }),
  output: z.object({
    id: z.string(),
    from: z.int(),
    to: z.int(),
    removed: z.array(part),
    added: z.array(part),
    changed: z.array(z.object({ from: part, to: part })),
  }),
  async answer({ store }, { id, from, to: asked }) {
    const to = asked ?? (await store.versions(id)).at(-1)?.version.number ?? unknown("article", id);
    const found = (await versionsDiffer(store, id, from, to)) ?? unknown("version", `${id} ${from} ${to}`);
    const [was, now] = [partOf(found.from), partOf(found.to)];
    const changed = found.changed.map((pair) => ({ from: was(pair.from), to: now(pair.to) }));
    return { id, from, to, removed: found.removed.map(was), added: found.added.map(now), changed };
  },
});

export const compare = question({
  name: "compare",
  title: "Two articles side by side",
  description:
    "Whether two articles share words that one has from the other, with the sentences that meet and the words that differ. Each is the id of an article here, or a text.",
  path: "compare",
  isLong: true,
  input: z.strictObject({
    a: is.id.optional().meta({ description: "Id of the one article" }),
    b: is.id.optional(),
    aText: text.meta({ description: "The one text, in place of a" }),
    bText: text,
    limit: is.limit.meta({ description: "Most pairs of sentences, and of changed words" }),
  }),
  output: z.object({
    a: z.string(),
    b: z.string(),
    kind: z.string(),
    score: z.number(),
    direction: z.string(),
    containment: z.number(),
    reasons: z.array(z.string()),
    sentences: z.array(z.object({ a: part, b: part, score: z.number() })),
    sentencesInAll: z.int(),
    changed: z.array(z.object({ a: part.optional(), b: part.optional() })),
    changedInAll: z.int(),
  }),
  async answer(asked, { limit, ...input }) {
    const { comparison, a, b } = await compared(asked, input);
    return comparisonShown(comparison, a, b, limit);
  },
});

interface Sides {
  readonly a?: string | undefined;
  readonly b?: string | undefined;
  readonly aText?: string | undefined;
  readonly bText?: string | undefined;
}

interface Compared {
  readonly comparison: Comparison;
  readonly a: Article;
  readonly b: Article;
}

/** Compares two of: articles by id, texts. */
export async function compared({ store }: Asked, { a, b, aText, bText }: Sides): Promise<Compared> {
  const found = [a, b].map(async (id) =>
    id === undefined ? undefined : ((await store.article(id)) ?? unknown("article", id)),
  );
  const [left, right] = await Promise.all(found);
  const isEach = [left ?? aText, right ?? bText].every((side) => side !== undefined);
  if (!isEach || (a && aText) || (b && bText)) throw new Unanswerable("wrong", "Give a or aText, and b or bText.");
  const result =
    left && right
      ? await compareIn(store, left.article.id, right.article.id)
      : await comparePair(rawText("a", left?.article.text ?? aText!), rawText("b", right?.article.text ?? bText!));
  const { comparison, a: one, b: other } = result;
  if (!comparison || !one || !other) throw new Unanswerable("wrong", "One of the two is no text that can be compared.");
  return { comparison, a: left?.article ?? one, b: right?.article ?? other };
}

/** A text as an input of its own. */
export function rawText(name: string, text: string): Raw {
  const bytes = Buffer.from(text);
  return {
    location: `${name}.txt`,
    name,
    mediaType: "text/plain",
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

function comparisonShown(comparison: Comparison, a: Article, b: Article, limit: number) {
  const { kind, score, direction, containment, reasons, alignedSentences, changedWords } = comparison;
  const [left, right] = [partOf(a), partOf(b)];
  return {
    ...{ a: a.id, b: b.id, kind, score, direction, containment },
    reasons: [...reasons],
    sentences: alignedSentences
      .slice(0, limit)
      .map((pair) => ({ a: left(pair.a), b: right(pair.b), score: pair.score })),
    sentencesInAll: alignedSentences.length,
    changed: changedWords
      .slice(0, limit)
      .map((pair) => ({ ...(pair.a && { a: left(pair.a) }), ...(pair.b && { b: right(pair.b) }) })),
    changedInAll: changedWords.length,
  };
}

function partOf({ text }: Article): (span: Span) => z.infer<typeof part> {
  return ({ start, end }) => ({ start, end, words: text.slice(start, end) });
}
