import { jsonText } from "../../index.ts";
import { Pile, QUESTIONS, type Question, Unanswerable } from "../../question/index.ts";
import { asLines, asTable } from "../http/formats.ts";
import { fieldsOf, readAs } from "../http/inputs.ts";
import { type Call, WrongCall } from "./call.ts";
import { tell } from "./done.ts";
import { storeInputs } from "./pile.ts";
import { fromStore } from "./store.ts";
import type { World } from "./world.ts";

type AskCall = Extract<Call, { command: "ask" }>;

/** `ask`: one question to a store; the same questions and answers as over HTTP and MCP. */
export async function runAsk(call: AskCall, world: World): Promise<number> {
  const question = QUESTIONS.find(({ name }) => name === call.question);
  if (!question)
    throw new WrongCall(
      `ask: there is no question ${call.question}; there are ${QUESTIONS.map(({ name }) => name).join(", ")}.`,
    );
  const input = inputOf(question, call.fields);
  return fromStore(call.store, call.out, world, async (store, output) => {
    const { answer, json } = await answered(new Pile(store), question, input);
    const rows = answer as { readonly items?: readonly unknown[] };
    const text =
      call.format === "csv"
        ? asTable(rows)
        : call.format === "jsonl"
          ? asLines(rows)
          : `${jsonText(JSON.parse(json))}\n`;
    const bytes = await output.write([text]);
    return tell(call, world, output, storeInputs(call.store), [], { what: `answer as ${call.format}`, bytes });
  });
}

/** `limit=5` as the question's schema wants it. Throws `WrongCall` for fields that it has not. */
function inputOf(question: Question, fields: readonly string[]): Record<string, unknown> {
  const known = fieldsOf(question);
  const given = fields.map((field): [string, unknown] => {
    const [name, value] = [field.slice(0, Math.max(0, field.indexOf("="))), field.slice(field.indexOf("=") + 1)];
    if (!Object.hasOwn(known, name))
      throw new WrongCall(
        `ask ${question.name}: ${field} is not NAME=VALUE with a name of ${Object.keys(known).join(", ")}.`,
      );
    return [name, readAs(known[name]?.type, value)];
  });
  const read = question.input.safeParse(Object.fromEntries(given));
  const [issue] = read.error?.issues ?? [];
  if (!read.success) throw new WrongCall(`ask ${question.name}: ${issue?.path.join(".")}: ${issue?.message}.`);
  return read.data;
}

async function answered(pile: Pile, question: Question, input: Record<string, unknown>) {
  try {
    return await pile.ask(question, input);
  } catch (error) {
    throw error instanceof Unanswerable ? new WrongCall(`ask ${question.name}: ${error.message}`) : error;
  }
}
