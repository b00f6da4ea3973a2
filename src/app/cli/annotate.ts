import { readFileSync } from "node:fs";
import {
  type AnnotatingOptions,
  annotatePile,
  type CountersState,
  jsonText,
  type Message,
  type Raws,
  type Wanted,
} from "../../index.ts";
import { WholeFile } from "../files/whole-file.ts";
import { type Call, WrongCall } from "./call.ts";
import { tell } from "./done.ts";
import { inputsOf } from "./inputs.ts";
import { withOutput } from "./output.ts";
import { ProgressBar } from "./progress.ts";
import { reasonOf } from "./system.ts";
import type { World } from "./world.ts";

type AnnotateCall = Extract<Call, { command: "annotate" }>;

const LISTS = ["sentences", "tokens", "entities", "quotes", "claims", "events", "quantities", "times"] as const;

/** `annotate`: one article a line, in input order, written as it is made. */
export async function runAnnotate(call: AnnotateCall, world: World): Promise<number> {
  const lines = call.lines === undefined ? undefined : linesIn(call.lines);
  return withOutput(call.out, world, async (output) => {
    const inputs = await inputsOf(call.inputs, world, output);
    const told: Told = { messages: [...inputs.messages], articles: 0 };
    const bar = new ProgressBar(world);
    const options: AnnotatingOptions = {
      onProgress: bar.update,
      wants: LISTS.filter((list) => !call.without.includes(list)),
      ...(lines && { lines }),
      onLines: (counted) => {
        told.lines = counted;
      },
    };
    const chunks = annotatedLines(inputs.raws, told, call.without, options);
    const bytes = await output.write(chunks).finally(bar.stop);
    if (call.saveLines !== undefined && told.lines) await save(call.saveLines, told.lines, world);
    return tell(call, world, output, inputs, told.messages, { what: "annotated articles as jsonl", bytes, ...told });
  });
}

interface Told {
  readonly messages: Message[];
  articles: number;
  lines?: CountersState;
}

async function* annotatedLines(
  raws: Raws,
  told: Told,
  without: readonly Wanted[],
  options: AnnotatingOptions,
): AsyncGenerator<string> {
  for await (const item of annotatePile(raws, options)) {
    if ("message" in item) told.messages.push(item.message);
    else {
      const { article: _, ...annotation } = item.annotation;
      told.articles++;
      told.messages.push(...annotation.messages);
      const line = Object.entries({ ...item.article, ...annotation }).filter(([name]) => !isIn(name, without));
      yield `${jsonText(Object.fromEntries(line))}\n`;
    }
  }
}

function isIn(name: string, lists: readonly string[]): boolean {
  return lists.includes(name);
}

const FORM = "secondsource/lines@1";

/** A table as `--save-lines` writes it. Throws `WrongCall` for anything else. */
function linesIn(path: string): CountersState {
  try {
    const { schema, publishers, headlines } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
    if (schema === FORM && [publishers, headlines].every(isTable))
      return { publishers, headlines } as unknown as CountersState;
  } catch (error) {
    throw new WrongCall(`--lines ${path}: this could not be read (${reasonOf(error)}).`);
  }
  throw new WrongCall(`--lines ${path}: this is no table as --save-lines writes it.`);
}

function isTable(value: unknown): boolean {
  return Array.isArray(value) && value.every((row) => Array.isArray(row) && typeof row[0] === "string");
}

async function save(path: string, { publishers, headlines }: CountersState, world: World): Promise<void> {
  const file = await WholeFile.begin(path, world.onPart ? { onPart: world.onPart } : {}).catch((error: unknown) => {
    throw new WrongCall(`--save-lines ${path}: this file cannot be written (${reasonOf(error)}).`);
  });
  try {
    await file.write(Buffer.from(`${JSON.stringify({ schema: FORM, publishers, headlines })}\n`));
    await file.finish();
  } finally {
    await file.abandon();
  }
}
