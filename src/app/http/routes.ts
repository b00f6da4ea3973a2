import type { Context, Hono } from "hono";
import { type Pile, QUESTIONS, type Question, Unanswerable } from "../../question/index.ts";
import { accepted, asLines, asTable, FORMATS, type Format } from "./formats.ts";
import { checked, inputFrom } from "./inputs.ts";
import { Problem } from "./problem.ts";

export const ROOT = "/api/v1/";
/** An answer of a list holds no more than so many characters: it has fewer items then, never shorter ones. */
const MOST_ANSWER = 1_000_000;

export interface Answering {
  readonly pile: Pile;
  readonly version: string;
  readonly clock: () => number;
  /** How long an answer may take, in milliseconds. */
  readonly patienceMs: number;
}

/** A route for each question that can be asked, in all formats. */
export function addQuestions(app: Hono, answering: Answering): void {
  for (const question of QUESTIONS) {
    const path = ROOT + question.path.replace(/\{(\w+)\}/g, ":$1");
    app.get(path, (c) => answerTo(c, answering, question, undefined));
    if (question.isLong) app.post(path, (c) => answerPosted(c, answering, question));
    if (question.path.endsWith("}")) continue;
    for (const format of Object.keys(FORMATS) as Format[])
      app.get(`${path}.${format}`, (c) => answerTo(c, answering, question, format));
  }
}

async function answerTo(
  c: Context,
  answering: Answering,
  question: Question,
  suffix: Format | undefined,
): Promise<Response> {
  const tag = question.isLive ? undefined : await tagNow(answering);
  const isSame = tag !== undefined && isUnchanged(c, tag);
  c.header("Vary", "Accept");
  const format = suffix ?? accepted(c.req.header("accept"));
  if (format === undefined) throw new Problem(406, `There are ${Object.keys(FORMATS).join(", ")}.`);
  if (isSame) return c.body(null, 304);
  const query = new URL(c.req.url).searchParams;
  try {
    return await shown(c, answering, question, inputFrom(question, c.req.param(), query), format);
  } catch (error) {
    const other = suffix === undefined && error instanceof Unanswerable ? suffixOf(c.req.param()) : undefined;
    if (!other || !question.path.endsWith("}")) throw error;
    return shown(c, answering, question, inputFrom(question, other.params, query), other.format);
  }
}

/** An id that ends like a format: the id without it. */
function suffixOf(
  params: Readonly<Record<string, string>>,
): { params: Record<string, string>; format: Format } | undefined {
  const [, id, format] = /^(.+)\.(json|jsonl|csv)$/s.exec(params.id ?? "") ?? [];
  return id === undefined ? undefined : { params: { ...params, id }, format: format as Format };
}

async function answerPosted(c: Context, answering: Answering, question: Question): Promise<Response> {
  const format = accepted(c.req.header("accept"));
  if (format === undefined) throw new Problem(406, `There are ${Object.keys(FORMATS).join(", ")}.`);
  return shown(c, answering, question, checked(question, await bodyOf(c)), format);
}

/** What the body says that it is, without parameters; empty when it does not say. */
export function mediaTypeOf(c: Context): string {
  return c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
}

/** The body as JSON. Throws a `Problem` for anything else. */
export async function bodyOf(c: Context): Promise<unknown> {
  if (mediaTypeOf(c) !== "application/json") throw new Problem(415, "Send application/json.");
  const text = await c.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem(400, "The body is not JSON.");
  }
}

async function shown(
  c: Context,
  answering: Answering,
  question: Question,
  input: Record<string, unknown>,
  format: Format,
): Promise<Response> {
  const { answer, json, seq } = await answerWithin(answering, question, input);
  if (!question.isLive) c.header("ETag", tagOf(answering, seq));
  if (format === "json") return c.body(json, 200, { "Content-Type": FORMATS.json });
  const rows = answer as { readonly items?: readonly unknown[]; readonly next?: string | number };
  if (rows.next !== undefined) c.header("Link", nextLink(c.req.url, question, rows.next));
  return c.body(format === "csv" ? asTable(rows) : asLines(rows), 200, { "Content-Type": FORMATS[format] });
}

/** Asks, and asks for half as much while the answer is too large. */
async function answerWithin(
  { pile, clock, patienceMs }: Answering,
  question: Question,
  input: Record<string, unknown>,
) {
  const end = clock() + patienceMs;
  for (let limit = Number(input.limit); ; limit = Math.floor(limit / 2)) {
    const asked = Number.isNaN(limit) ? input : { ...input, limit };
    const answer = await pile.ask(question, asked, { isOver: () => clock() > end });
    if (answer.json.length <= MOST_ANSWER || !(limit > 1)) return answer;
  }
}

function nextLink(url: string, question: Question, next: string | number): string {
  const address = new URL(url);
  address.searchParams.set(
    question.name === "events" ? "after" : question.name === "story-changes" ? "since" : "cursor",
    String(next),
  );
  return `<${address.pathname}${address.search}>; rel="next"`;
}

export async function tagNow({ pile, version }: Pick<Answering, "pile" | "version">): Promise<string> {
  return tagOf({ version }, await pile.store.seq());
}

export function tagOf({ version }: Pick<Answering, "version">, seq: number): string {
  return `"${seq}-${version}"`;
}

/** Puts the tag on the answer; whether the asker has what it stands for (If-None-Match), so that 304 says all. */
export function isUnchanged(c: Context, tag: string): boolean {
  c.header("ETag", tag);
  return (c.req.header("if-none-match") ?? "").split(",").some((one) => ["*", tag, `W/${tag}`].includes(one.trim()));
}
