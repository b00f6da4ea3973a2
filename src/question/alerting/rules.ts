import { z } from "zod";

const words = z.string().min(1).max(500);

/** Narrows a rule: all words stand in the story, the fact or the article, in any order; case and accents do not matter. */
const narrowed = { name: z.string().min(1).max(100), words: words.optional() };

/** What is worth telling. */
export const alertRule = z.discriminatedUnion("when", [
  z.strictObject({ ...narrowed, when: z.literal("new-story") }),
  z.strictObject({ ...narrowed, when: z.literal("lineages"), atLeast: z.int().min(1).max(1000) }),
  z.strictObject({ ...narrowed, when: z.literal("second-value") }),
  z.strictObject({ ...narrowed, when: z.literal("origin-added"), origin: words.optional() }),
  z.strictObject({ ...narrowed, when: z.literal("text-changed"), publisher: words.optional() }),
]);

/** A file of rules. */
export const alertRules = z.strictObject({ alerts: z.array(alertRule).min(1).max(500) });

export type AlertRule = z.infer<typeof alertRule>;

/** Where a value of JSON breaks a schema, in words: `alerts.2.atLeast: too small`. */
export function faultsIn(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`);
}
