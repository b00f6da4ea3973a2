import { z } from "zod";
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

/** More corrections: those of stories by themselves, or as `corrections` answers them. */
export const moreCorrections = storyCorrections.extend(all.partial().shape);

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

export type Corrections = z.infer<typeof moreCorrections>;

/** What was corrected before with more corrections behind it, as a desk takes it: only what there is more of. */
export function withMore(
  before: All,
  { stories: more = {}, people: names, publishers: houses, ...alone }: Corrections,
) {
  const isOfStories = [more, alone].some((one) => Object.keys(one).length > 0);
  return {
    ...(isOfStories && joined(joined(before.stories, more), alone)),
    ...(names && { people: joined(before.people, names) }),
    // A publisher is of the first house that names it: what is said last wins.
    ...(houses && { publishers: [...houses, ...before.publishers] }),
  };
}

type Lists = Readonly<Record<string, readonly unknown[] | undefined>>;

/** Lists by name, those of the second behind those of the first; none is empty. */
function joined<T extends Lists>(first: T, second: T): T {
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  const lists = names.map((key) => [key, [...(first[key] ?? []), ...(second[key] ?? [])]] as const);
  return Object.fromEntries(lists.filter(([, items]) => items.length > 0)) as unknown as T;
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
