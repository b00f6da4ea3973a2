import { z } from "zod";
import { type Again, type ByHand, lessByHand, moreByHand } from "../pile/more-by-hand.ts";
import type { Store } from "../store/store.ts";
import { question } from "./question.ts";

const MOST = 10_000;
const name = z.string().min(1).max(2_000);
const list = z.array(z.array(name).min(1).max(MOST)).max(MOST);

/** Corrections of stories as they are kept, and as they are given. */
const storyCorrections = z.strictObject({
  merge: list.optional(),
  split: list.optional(),
  move: z
    .array(z.strictObject({ article: name, to: name }))
    .max(MOST)
    .optional(),
  order: z
    .array(z.enum(["split", "merge", "move"]))
    .max(3 * MOST)
    .optional()
    .meta({ description: "In which order they were given, where it is not splits, merges, moves" }),
});

const people = z
  .strictObject({
    merge: list.optional().meta({ description: "Each list is one person or body, shown by its first name" }),
    split: list.optional().meta({ description: "No two names of a list are one person or body" }),
    rename: z
      .array(z.strictObject({ from: name, to: name }))
      .max(MOST)
      .optional()
      .meta({ description: "Whoever is called `from` is shown as `to`" }),
  })
  .meta({ description: "Who is whom" });

const publishers = z
  .array(z.strictObject({ house: name, publishers: z.array(name).min(1).max(MOST) }))
  .max(MOST)
  .meta({ description: "Publishers that are one house, and count as one" });

/** Everything that was set right by hand, as it is answered: what is exported can be given back. */
const all = z.strictObject({ stories: storyCorrections, people, publishers });
type All = z.infer<typeof all>;

const given = storyCorrections.extend(all.partial().shape);

/** More corrections: those of stories by themselves, or as `corrections` answers them; and some that are taken back. */
export const moreCorrections = given
  .extend({
    drop: given.optional().meta({ description: "Kept corrections that are taken back, as they are kept" }),
    asOf: z.unknown().optional(),
    coverage: z.unknown().optional(),
  })
  .refine(
    ({ drop = {}, ...rest }) => [drop, rest].some((one) => countIn(byKind(one)) > 0),
    "There is no correction in this.",
  );
export type Corrections = z.output<typeof moreCorrections>;

export const corrections = question({
  name: "corrections",
  title: "Corrections by hand",
  description: "What was set right by hand and is laid over stories, people and publishers at each refresh.",
  path: "corrections",
  input: z.strictObject({}),
  output: all,
  answer: ({ store }) => correctionsIn(store),
});

/** What a store keeps; what cannot be read is not there. */
export async function correctionsIn(store: Pick<Store, "corrections">): Promise<All> {
  const kept = async <T>(kind: keyof All, schema: z.ZodType<T>, nothing: T) =>
    schema.safeParse((await store.corrections(kind)) ?? nothing).data ?? nothing;
  return {
    stories: await kept("stories", storyCorrections, {}),
    people: await kept("people", people, {}),
    publishers: await kept("publishers", publishers, []),
  };
}

/** How the corrections of a store change by more of them, as a desk takes it: only what changes. */
export function withMore(before: All, { drop = {}, ...more }: Corrections, again: Again = "last") {
  const less = lessByHand(before as ByHand, byKind(drop));
  const { stories, ...names } = { ...less, ...moreByHand({ ...before, ...less } as ByHand, byKind(more), again) };
  return { ...(stories && { merge: [], split: [], move: [], ...stories }), ...names };
}

/** How many of the corrections that are to be taken back are not kept. */
export function notKept(before: All, { drop = {} }: Corrections): number {
  const back = byKind(drop);
  const isLess = lessByHand(before as ByHand, back);
  return countIn(back) - (countIn(before as ByHand) - countIn({ ...before, ...isLess } as ByHand));
}

/** Names of articles and stories in corrections. */
export function storyNamesIn({ drop: _, ...more }: Corrections): Set<string> {
  const { merge = [], split = [], move = [] } = byKind(more).stories ?? {};
  return new Set([...merge.flat(), ...split.flat(), ...move.flatMap(({ article, to }) => [article, to])]);
}

type Given = Pick<z.output<typeof given>, "merge" | "split" | "move" | "order" | "stories" | "people" | "publishers">;

function byKind({
  stories = {},
  people: names,
  publishers: houses,
  merge,
  split,
  move,
  order,
}: Given): Partial<ByHand> {
  const alone = { merge, split, move, order };
  const lists = [stories, alone].map((one) => one as ByHand["stories"]);
  const isOfStories = lists.some(({ merge: joined, split: apart, move: moved }) => joined || apart || moved);
  return {
    ...(isOfStories && {
      stories: moreByHand({ stories: lists[0]!, people: {}, publishers: [] }, { stories: lists[1]! }, "last").stories!,
    }),
    ...(names && { people: names as ByHand["people"] }),
    ...(houses && { publishers: houses }),
  };
}

function countIn({ stories = {}, people: names = {}, publishers: houses = [] }: Partial<ByHand>): number {
  const lists = [stories.merge, stories.split, stories.move, names.merge, names.split, names.rename, houses];
  return lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);
}

/** Formats that a pile is exported as, and their media types. */
export const EXPORTS = {
  json: "application/json",
  jsonld: "application/ld+json",
  csv: "text/csv",
  "events-csv": "text/csv",
  "crosswalk-csv": "text/csv",
  gdelt: "text/tab-separated-values",
  plover: "application/x-ndjson",
  stix: "application/json",
  misp: "application/json",
} as const;

export const exports = question({
  name: "exports",
  title: "Exports",
  description: "Formats that the whole pile can be written as; each stands at export/ and its name.",
  path: "exports",
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ format: z.string(), mediaType: z.string() })) }),
  async answer() {
    return { items: Object.entries(EXPORTS).map(([format, mediaType]) => ({ format, mediaType })) };
  },
});
