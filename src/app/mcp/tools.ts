import { z } from "zod";
import { asOf, coverage, type Question, questionNamed } from "../../question/index.ts";

/** A tool that asks a question. */
export interface AskingTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly question: Question;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
}

/** Tool -> the question it asks. Few tools, small answers. */
const ASKS = {
  check_claim: "check",
  list_stories: "stories",
  get_story: "story",
  get_fact: "fact",
  trace_article: "trace",
  compare_texts: "compare",
  who_said: "utterances",
  pile_status: "status",
} as const;

const ITEMS = { default: 5, most: 20 };

const limit = z.int().min(1).max(ITEMS.most).default(ITEMS.default).meta({ description: "Most items of a list" });
const detail = z
  .enum(["brief", "full"])
  .default("brief")
  .meta({ description: "full: more places of words for each side" });

export const TOOLS: readonly AskingTool[] = Object.entries(ASKS).map(([name, asked]) => {
  const question = questionNamed(asked);
  const { title, description, output } = question;
  const more = {
    asOf,
    coverage,
    leftOut: z.int().optional().meta({ description: "Items left out so that the answer stays small" }),
  };
  return { name, title, description, question, input: inputOf(question), output: output.extend(more) };
});

/** A question's input with few items, and one word for how much is shown of each. */
function inputOf({ input }: Question): z.ZodObject {
  const { limit: has, spans, ...rest } = input.shape;
  return z.strictObject({ ...rest, ...(has && { limit }), ...(spans && { detail }) });
}

/** Places of words a side, by detail. */
export const SPANS = { brief: 1, full: 3 } as const;
