import { z } from "zod";
import type { Alert } from "./alerting/matching.ts";
import { alertRule } from "./alerting/rules.ts";
import { alertsAfter } from "./alerting/steps.ts";
import { question, Unanswerable } from "./question.ts";
import * as is from "./schemas.ts";

const KINDS = alertRule.options.map(({ shape }) => shape.when.value);
/** Entries of the log that one request goes through; without `after` these are the last ones. */
const MOST_ENTRIES = 2_000;

const alert = z.object({
  id: z.string(),
  seq: z.int(),
  at: z.string(),
  when: z.enum(KINDS),
  title: z.string(),
  text: z.string(),
  story: z.string().optional(),
  fact: z.string().optional(),
  article: z.string().optional(),
  url: z.string().optional(),
});

export const alerts = question({
  name: "alerts",
  title: "Alerts",
  description:
    "What one rule asks to be told of, out of the log, in its order: new stories, facts that so many lineages carry, second values, origins, changed texts. `next` is the `after` of the page behind.",
  path: "alerts",
  input: z.strictObject({
    when: z.enum(KINDS).default("second-value"),
    words: is.query.optional().meta({ description: "All of them stand in the story, the fact or the article" }),
    atLeast: z.int().min(1).max(1000).optional().meta({ description: "Of lineages: 2 unless told" }),
    origin: is.query.optional().meta({ description: "Of origin-added: words of the origin" }),
    publisher: is.name.optional().meta({ description: "Of text-changed: words of the publisher" }),
    after: z.int().min(0).optional().meta({ description: "Behind this number of the log; its last 2,000 unless told" }),
    limit: is.limit,
  }),
  output: z.object({ items: z.array(alert), returned: z.int(), next: z.int().optional() }),
  async answer({ store, asOf, pace }, { after, limit, when, atLeast, ...narrowed }) {
    const least = atLeast ?? (when === "lineages" ? 2 : undefined);
    const given = Object.entries({ name: when, when, atLeast: least, ...narrowed });
    const rule = alertRule.safeParse(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
    if (!rule.success) throw new Unanswerable("wrong", `A rule of ${when} has no such field, or not such a value.`);
    const from = after ?? Math.max(0, asOf.seq - MOST_ENTRIES);
    const items: z.infer<typeof alert>[] = [];
    for await (const step of alertsAfter(store, [rule.data], from, { pace })) {
      if (step.alert) items.push(shown(step.alert));
      if (items.length === limit || step.seq - from >= MOST_ENTRIES)
        return { items, returned: items.length, next: step.alert?.seq ?? step.seq };
    }
    return { items, returned: items.length };
  },
});

function shown({ id, seq, at, when, title, text, story, fact, article, url }: Alert): z.infer<typeof alert> {
  const found = { story, fact, article, url };
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { id, seq, at, when, title, text, ...known };
}
