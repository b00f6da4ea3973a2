import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import {
  compareIn,
  comparePair,
  comparePairs,
  jsonText,
  type Message,
  type Raw,
  renderComparison,
  type Store,
} from "../../index.ts";
import { type Call, WrongCall } from "./call.ts";
import { counted } from "./counted.ts";
import { type Done, tell } from "./done.ts";
import { inputsOf } from "./inputs.ts";
import { tellMessages } from "./notices.ts";
import { type Output, withOutput } from "./output.ts";
import { layoutFor, storeInputs } from "./pile.ts";
import { fromStore } from "./store.ts";
import type { World } from "./world.ts";

type CallOf<Name extends Call["command"]> = Extract<Call, { command: Name }>;

/** `compare A B`: two articles side by side. */
export async function runComparePair(call: CallOf<"compare">, world: World): Promise<number> {
  const { store } = call;
  if (store !== undefined)
    return fromStore(store, call.out, world, (opened, output) => compareStored(call, opened, output, world));
  return withOutput(call.out, world, (output) => comparePairTo(output, call, world));
}

async function compareStored(call: CallOf<"compare">, store: Store, output: Output, world: World): Promise<number> {
  const { comparison, a, b, messages } = await compareIn(store, call.a, call.b);
  if (!comparison || !a || !b) return fail(messages, world);
  const bytes = await output.write(renderComparison(comparison, a, b, call.format, layoutFor(call.out, world)));
  return tell(call, world, output, storeInputs(call.store!), messages, doneAs(call.format, bytes));
}

async function comparePairTo(output: Output, call: CallOf<"compare">, world: World): Promise<number> {
  const inputs = await inputsOf([call.a, call.b], world, output);
  const { raws, messages } = inputs;
  const [left, right] = raws;
  if (!left || !right || raws.length > 2) {
    const extra = raws.length > 2 ? [tooMany(raws)] : [];
    return fail([...messages, ...extra], world);
  }
  const found = await comparePair(left, right);
  const told = [...messages, ...found.messages];
  const { comparison, a, b } = found;
  if (!comparison || !a || !b) return fail(told, world);
  const bytes = await output.write(renderComparison(comparison, a, b, call.format, layoutFor(call.out, world)));
  return tell(call, world, output, inputs, told, doneAs(call.format, bytes));
}

function doneAs(format: string, bytes: number | undefined): Done {
  return { what: `comparison as ${format}`, bytes, articles: 2, isPage: format === "html" };
}

function tooMany(raws: readonly Raw[]): Message {
  return { rule: "too-many-inputs", text: `compare takes two files; ${raws.length} were found`, level: "error" };
}

function fail(messages: readonly Message[], world: World): number {
  tellMessages(messages, world);
  world.stderr.write("secondsource: Nothing was compared: two inputs with an article are needed.\n");
  return 1;
}

/** `compare --pairs P --docs D`: one comparison a line, in the order of the pairs. */
export async function runComparePairs(call: CallOf<"compare-pairs">, world: World): Promise<number> {
  if (call.pairs === "-" && call.docs === "-") throw new WrongCall("compare: only one of --pairs and --docs can be -.");
  return withOutput(call.out, world, async (output) => {
    const pairs = await inputsOf([call.pairs], world, output);
    const docs = await inputsOf([call.docs], world, output);
    const told: Told = { messages: [...pairs.messages, ...docs.messages], compared: 0 };
    const bytes = await output.write(comparisonLines(pairs.raws, docs.raws, told));
    const what = `${counted(told.compared, "comparison")} as jsonl`;
    return tell(call, world, output, docs, told.messages, { what, bytes });
  });
}

interface Told {
  readonly messages: Message[];
  compared: number;
}

async function* comparisonLines(pairs: readonly Raw[], docs: readonly Raw[], told: Told): AsyncGenerator<string> {
  for await (const item of comparePairs(pairsIn(pairs, told.messages), docs)) {
    if ("message" in item) told.messages.push(item.message);
    else {
      told.compared++;
      yield `${jsonText(item.comparison)}\n`;
    }
  }
}

interface Pair {
  readonly a: string;
  readonly b: string;
}

async function* pairsIn(raws: readonly Raw[], told: Message[]): AsyncGenerator<Pair> {
  for (const raw of raws) {
    let number = 0;
    for await (const line of createInterface({
      input: Readable.from(raw.open()),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number++;
      if (line.trim() === "") continue;
      const pair = pairOf(line);
      if (pair) yield pair;
      else told.push(brokenPair(raw, number));
    }
  }
}

function pairOf(line: string): Pair | undefined {
  try {
    const { a, b } = JSON.parse(line.replace(/^\ufeff/, "")) as { a?: unknown; b?: unknown };
    const isId = (value: unknown) => typeof value === "string" || typeof value === "number";
    return isId(a) && isId(b) ? { a: String(a), b: String(b) } : undefined;
  } catch {
    return undefined;
  }
}

function brokenPair(raw: Raw, line: number): Message {
  const text = `Line ${line} is not a pair of ids like {"a":"one","b":"other"}; it was left out.`;
  return { rule: "broken-pair", text, location: raw.location, level: "error" };
}
