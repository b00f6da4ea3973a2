import { z } from "zod";
import { question } from "./question.ts";

const MOST = 10_000;
const name = z.string().min(1).max(2_000);
const list = z.array(z.array(name).min(1).max(MOST)).max(MOST);

/** Corrections of stories as they are kept, and as they are given. */
export const storyCorrections = z.strictObject({
  merge: list.optional(),
  split: list.optional(),
  move: z
    .array(z.strictObject({ article: name, to: name }))
    .max(MOST)
    .optional(),
});

export const corrections = question({
  name: "corrections",
  title: "Corrections by hand",
  description: "What was set right by hand and is laid over the stories at each refresh.",
  path: "corrections",
  input: z.strictObject({}),
  output: z.object({ stories: storyCorrections }),
  async answer({ store }) {
    const kept = storyCorrections.safeParse((await store.corrections("stories")) ?? {});
    return { stories: kept.success ? kept.data : {} };
  },
});

export type Corrections = z.infer<typeof storyCorrections>;

/** What was corrected before with more corrections behind it: what is said last wins. */
export function withMore(before: unknown, more: Corrections): Corrections {
  const known = storyCorrections.safeParse(before ?? {});
  const old = known.success ? known.data : {};
  const merge = [...(old.merge ?? []), ...(more.merge ?? [])];
  const split = [...(old.split ?? []), ...(more.split ?? [])];
  const move = [...(old.move ?? []), ...(more.move ?? [])];
  return { ...(merge.length > 0 && { merge }), ...(split.length > 0 && { split }), ...(move.length > 0 && { move }) };
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
