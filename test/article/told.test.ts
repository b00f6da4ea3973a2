import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Article, Message } from "../../src/model/index.ts";
import { SAMPLES } from "./fuzz/samples.ts";
import { rawOf, readAll } from "./inputs.ts";

/** `in/` holds inputs, `out/` what is read from each of them; `npx vitest run test/article/told.test.ts -u` writes it anew. */
const FOLDER = join(import.meta.dirname, "told");

test.each(readdirSync(join(FOLDER, "in")))("%s", async (name) => {
  await expect(await told(readFileSync(join(FOLDER, "in", name)), name)).toMatchFileSnapshot(goldenOf(name));
});

test.each(SAMPLES)("the sample $name", async ({ name, text, pack }) => {
  const bytes = new TextEncoder().encode(text);
  await expect(await told(pack ? pack(bytes) : bytes, name)).toMatchFileSnapshot(goldenOf(`sample-${name}`));
});

function goldenOf(name: string): string {
  return join(FOLDER, "out", `${name}.txt`);
}

async function told(bytes: Uint8Array, name: string): Promise<string> {
  const { articles, messages } = await readAll(rawOf(bytes, name));
  return `${[...articles.flatMap(toldArticle), ...messages.map(toldMessage)].join("\n")}\n`;
}

/** What is known of an article, a line a field, then its text in order: what is body and as what, what is set aside and why. */
function toldArticle({ text, body, aside, blocks = [], credits, dateline, ...facts }: Article): string[] {
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end).trim().replace(/\s+/g, " ");
  const parts = [
    ...body.map((span) => ({ span, kind: `body (${kindsIn(span, blocks)})` })),
    ...aside.map(({ span, kind }) => ({ span, kind })),
  ].sort((a, b) => a.span.start - b.span.start);
  return [
    ...Object.entries(facts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    ...(dateline ? [`dateline: ${words(dateline)}`] : []),
    ...credits.map(({ agency, how = "", span }) => `credit: ${agency} ${how} "${words(span)}"`),
    ...parts.map(({ span, kind }) => `  ${kind}: ${words(span)}`),
    "",
  ];
}

function kindsIn(span: { start: number; end: number }, blocks: NonNullable<Article["blocks"]>): string {
  const within = blocks.filter((one) => one.span.start >= span.start && one.span.end <= span.end);
  return within.map(({ kind }) => kind).join(", ");
}

function toldMessage({ level, rule, location, text }: Message): string {
  return `${level} ${rule} ${location}: ${text}`;
}
