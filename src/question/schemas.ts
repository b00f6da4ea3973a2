import { z } from "zod";

/** The last entry of the store's log that an answer knows of, and when it was written. */
export const asOf = z
  .object({ seq: z.int(), at: z.string().optional() })
  .meta({ description: "State of the pile that this is of" });
export type AsOf = z.infer<typeof asOf>;

/** What the answers of a pile rest on. */
export const coverage = z
  .object({
    articles: z.int(),
    publishers: z.int(),
    stories: z.int(),
    failed: z.int().meta({ description: "Inputs of which some could not be read, and watched feeds that fail" }),
    waiting: z.int().meta({ description: "Articles that are kept and not worked in yet" }),
  })
  .meta({ description: "What was read" });
export type Coverage = z.infer<typeof coverage>;

/** Who carries something: the one object of counts, the same wherever it stands. */
export const support = z
  .object({
    articles: z.int(),
    publishers: z.int(),
    lineages: z.object({ atLeast: z.int(), atMost: z.int() }),
    origins: z.array(z.string()),
  })
  .meta({ description: "Who carries it: articles, publishers, independent lineages (a range), named origins" });

/** Words of an article with their place: half-open, in UTF-16 code units of its text. */
export const words = z
  .object({
    article: z.string(),
    publisher: z.string().optional(),
    label: z.string().optional().meta({ description: "What the article is called where no publisher is known" }),
    start: z.int(),
    end: z.int(),
    words: z.string(),
  })
  .meta({ description: "Words of an article and where they stand" });
export type WordsAt = z.infer<typeof words>;

export const article = z.object({
  id: z.string(),
  label: z.string().optional(),
  title: z.string().optional(),
  publisher: z.string().optional(),
  published: z.string().optional(),
  language: z.string(),
  url: z.string().optional(),
  story: z.string().optional(),
  lineage: z.string().optional(),
});
export type ArticleShown = z.infer<typeof article>;

export const story = z.object({
  id: z.string(),
  title: z.string(),
  start: z.string().optional(),
  end: z.string().optional(),
  support,
  facts: z.int(),
  disputed: z.int(),
  utterances: z.int(),
});
export type StoryShown = z.infer<typeof story>;

export const side = z.object({
  value: z.string(),
  normal: z.string().optional(),
  status: z.literal("withdrawn").optional(),
  support,
  words: z.array(words),
});

export const fact = z.object({
  id: z.string(),
  story: z.string(),
  kind: z.string(),
  text: z.string(),
  status: z.string().optional(),
  support,
  disagreement: z
    .string()
    .optional()
    .meta({ description: "Kind of disagreement: value, speaker, polarity, wording, damage" }),
  sides: z.array(side).optional(),
  words: z.array(words),
});
export type FactShown = z.infer<typeof fact>;

export const utterance = z.object({
  id: z.string(),
  story: z.string(),
  support,
  speakers: z.array(z.object({ name: z.string(), words: z.array(words) })),
});
export type UtteranceShown = z.infer<typeof utterance>;

/** A page of a list. `next` is the cursor of the page behind it. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    returned: z.int(),
    total: z.int().optional(),
    next: z.string().optional().meta({ description: "Cursor of what follows; absent at the end" }),
  });
}

const MOST_ITEMS = 200;
const ITEMS = 20;
const LONGEST = { id: 2_000, query: 500, cursor: 4_000, name: 300 };

export const limit = z.int().min(1).max(MOST_ITEMS).default(ITEMS).meta({ description: "Most items" });
export const cursor = z.string().max(LONGEST.cursor).optional().meta({ description: "The `next` of the page before" });
export const id = z.string().min(1).max(LONGEST.id);
export const query = z
  .string()
  .max(LONGEST.query)
  .meta({ description: "Words that an article must hold, all of them; no syntax" });
export const name = z.string().min(1).max(LONGEST.name);
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T[\d:.]{5,15}(?:Z|[+-]\d{2}:\d{2})?)?$/, "is a day as in 2026-11-28, or a time")
  .refine((text) => !Number.isNaN(Date.parse(text)), "there is no such day or time")
  .meta({ description: "ISO 8601 day or time" });
export const spans = z.int().min(0).max(50).default(3).meta({ description: "Most places of words a side" });
/** A page of a list is asked for with these. */
export const paged = { limit, cursor };
