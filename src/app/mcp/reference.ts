import { z } from "zod";
import { ADD_ARTICLES } from "./adding.ts";
import { TOOLS } from "./tools.ts";

const HEAD = `# MCP tools

Made of the same list as the tools; a test compares them, \`npm run docs\` writes it anew. How to connect: [serve](serve.md#mcp).
`;

/** docs/desk/mcp.md: every tool with its fields. */
export function mcpReference(): string {
  const adding = {
    name: "add_articles",
    title: ADD_ARTICLES.title,
    description: `${ADD_ARTICLES.description} Only with --allow-write.`,
    input: ADD_ARTICLES.inputSchema,
  };
  return HEAD + [...TOOLS, adding].map(sectionOf).join("");
}

function sectionOf({
  name,
  title,
  description,
  input,
}: {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
}): string {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: "input" }) as {
    readonly properties?: Readonly<Record<string, { readonly type?: string; readonly description?: string }>>;
    readonly required?: readonly string[];
  };
  const rows = Object.entries(properties).map(
    ([field, one]) =>
      `| \`${field}\` | ${one.type ?? "text"}${required.includes(field) ? ", needed" : ""} | ${one.description ?? ""} |\n`,
  );
  const table = rows.length === 0 ? "" : `\n| field | what | |\n|---|---|---|\n${rows.join("")}`;
  return `\n## ${name}\n\n${title}. ${description}\n${table}`;
}
