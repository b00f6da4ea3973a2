import type { CallToolResult } from "@modelcontextprotocol/server";
import { z } from "zod";

/** Takes articles as JSON Lines and says what became of them. */
export type AddArticles = (lines: string) => Promise<{ readonly job: string; readonly state: string }>;

const MOST_ARTICLES = 50;
const MOST_TEXT = 500_000;

export const ADD_ARTICLES = {
  title: "Add articles to the pile",
  description: "Keeps articles and works them in; the answer comes before that is done. The same article twice is one.",
  inputSchema: z.strictObject({
    articles: z
      .array(
        z.strictObject({
          text: z.string().min(1).max(MOST_TEXT),
          title: z.string().max(2_000).optional(),
          url: z.string().max(2_000).optional(),
          publisher: z.string().max(500).optional(),
          published: z.string().max(40).optional().meta({ description: "ISO 8601" }),
        }),
      )
      .min(1)
      .max(MOST_ARTICLES),
  }),
  outputSchema: z.object({ job: z.string(), state: z.string() }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
};

export async function runAdding(
  add: AddArticles,
  { articles }: z.infer<typeof ADD_ARTICLES.inputSchema>,
): Promise<CallToolResult> {
  const done = await add(articles.map((article) => `${JSON.stringify(article)}\n`).join(""));
  return { content: [{ type: "text", text: JSON.stringify(done) }], structuredContent: { ...done } };
}
