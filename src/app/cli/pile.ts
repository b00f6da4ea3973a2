import {
  analysePile,
  jsonText,
  type Message,
  messagesIn,
  type ReportSource,
  type RunRecord,
  renderFolder,
  renderReport,
  type Store,
  type Story,
  storedStories,
  storiesOf,
  withMessages,
} from "../../index.ts";
import { type Call, WrongCall } from "./call.ts";
import { counted } from "./counted.ts";
import { tell } from "./done.ts";
import { type Inputs, inputsOf, refuseOverwriting } from "./inputs.ts";
import { type Memory, memoryOf } from "./memory.ts";
import { foldMessages } from "./notices.ts";
import { isFolder, type Output, withOutput } from "./output.ts";
import { printable } from "./printable.ts";
import { ProgressBar } from "./progress.ts";
import { callWords, InputHashes } from "./run-record.ts";
import { fromStore, storedSource } from "./store.ts";
import { version } from "./version.ts";
import { type World, wantsColor } from "./world.ts";

type CallOf<Name extends Call["command"]> = Extract<Call, { command: Name }>;

/** `report`: the whole answer about a pile. */
export async function runReport(call: CallOf<"report">, world: World): Promise<number> {
  const { store } = call;
  if (isFolder(call.out) && call.format !== "html")
    throw new WrongCall(`--out ${call.out}: only html is written as a folder; name a file for ${call.format}.`);
  if (store !== undefined)
    return fromStore(store, call.out, world, (opened, output) => reportStored(call, opened, output, world));
  return withOutput(call.out, world, async (output) => {
    const { inputs, memory } = await readyFor(call, world, output);
    const hashes = new InputHashes();
    const bar = new ProgressBar(world);
    const raws = inputs.raws.map((raw) => hashes.over(raw));
    const { source } = await analysePile(raws, { ...memory, onProgress: bar.update }).finally(bar.stop);
    const shown = { call, source, before: [...inputs.messages, ...memory.messages], hashes: hashes.inputs };
    return tellReport(shown, world, output, inputs);
  });
}

/** The same of what a store holds. */
async function reportStored(call: CallOf<"report">, store: Store, output: Output, world: World): Promise<number> {
  const { source, messages: before } = await storedSource(store, call.since);
  return tellReport({ call, source, before, hashes: [] }, world, output, storeInputs(call.store!));
}

interface ShownReport {
  readonly call: CallOf<"report">;
  readonly source: ReportSource;
  readonly before: readonly Message[];
  readonly hashes: RunRecord["inputs"];
}

async function tellReport(
  { call, source, before, hashes }: ShownReport,
  world: World,
  output: Output,
  inputs: Pick<Inputs, "raws">,
): Promise<number> {
  const messages = [...before];
  for await (const message of messagesIn(source)) messages.push(message);
  const whole = withMessages(source, foldMessages(await looseMessages(source, before)));
  const { store, since, memory, format } = call;
  const run = { version: version(), call: callWords(call.inputs, { store, since, ...memory }), inputs: hashes };
  const onMessage = (message: Message) => messages.push(message);
  const options = { ...layoutFor(call.out, world), run, onMessage };
  const pages = output.writePages;
  const bytes = await (pages
    ? pages(renderFolder(whole, options))
    : output.write(renderReport(whole, format, options)));
  const what = pages ? "report as a folder of pages" : `report as ${format}`;
  return tell(call, world, output, inputs, messages, {
    what,
    bytes,
    articles: source.totals.articles,
    isPage: format === "html",
    hasMessages: isShown(call, messages.length, world),
  });
}

/** Messages that a text report shows; of more than these it says how many. */
const MOST_SHOWN = 20;

/** True when whoever reads the report has all messages before him in it. */
function isShown({ format, out }: CallOf<"report">, count: number, { isOneStream }: World): boolean {
  return isOneStream === true && format === "text" && (out === undefined || out === "-") && count <= MOST_SHOWN;
}

/** A store as the one input that was read. */
export function storeInputs(place: string): Pick<Inputs, "raws"> {
  return { raws: [{ location: place, name: place, async *open() {} }] };
}

/** Messages that belong to no story, after those of the files and of what is remembered. */
async function looseMessages(source: ReportSource, before: readonly Message[]): Promise<Message[]> {
  const all = [...before];
  for await (const message of source.messages()) all.push(message);
  return all;
}

interface PileCall {
  readonly inputs: readonly string[];
  readonly memory: CallOf<"report">["memory"];
}

async function readyFor(call: PileCall, world: World, output: Output): Promise<{ inputs: Inputs; memory: Memory }> {
  const inputs = await inputsOf(call.inputs, world, output);
  const { corrections } = call.memory;
  if (corrections !== undefined) await refuseOverwriting(corrections, output);
  return { inputs, memory: memoryOf(call.memory, inputs.corrections) };
}

/** Colour and width for text: those of the terminal, when it is one. */
export function layoutFor(out: string | undefined, world: World): { color: boolean; columns: number } {
  if (out !== undefined) return { color: false, columns: 80 };
  return { color: wantsColor(world, world.stdout), columns: world.stdout.columns || 80 };
}

/** `stories`: which articles report the same event. */
export async function runStories(call: CallOf<"stories">, world: World): Promise<number> {
  const { store } = call;
  if (store !== undefined)
    return fromStore(store, call.out, world, (opened, output) => listStored(call, opened, output, world));
  return withOutput(call.out, world, async (output) => {
    const { inputs, memory } = await readyFor(call, world, output);
    const bar = new ProgressBar(world);
    const found = await storiesOf(inputs.raws, { ...memory, onProgress: bar.update }).finally(bar.stop);
    const told = [...inputs.messages, ...memory.messages, ...found.messages];
    const chunks = call.format === "jsonl" ? storyLines(found) : storyText(found);
    const bytes = await output.write(chunks);
    const articles = new Set(found.stories.flatMap((story) => story.articles)).size;
    return tell(call, world, output, inputs, told, { what: `stories as ${call.format}`, bytes, articles });
  });
}

async function listStored(call: CallOf<"stories">, store: Store, output: Output, world: World): Promise<number> {
  const found = await storedStories(store);
  const chunks = call.format === "jsonl" ? storyLines(found) : storyText(found);
  const bytes = await output.write(chunks);
  const done = { what: `stories as ${call.format}`, bytes, articles: found.labels.size };
  return tell(call, world, output, storeInputs(call.store!), (await storedSource(store, undefined)).messages, done);
}

interface Clustered {
  readonly stories: readonly Story[];
  readonly labels: ReadonlyMap<string, string>;
}

/** `labels` stand beside the ids where a reader calls some of the articles otherwise. */
function* storyLines({ stories, labels: known }: Clustered): Generator<string> {
  for (const { id, articles, earlier, passages } of stories) {
    const labels = articles.map((article) => known.get(article) ?? article);
    const called = labels.some((label, index) => label !== articles[index]) ? { labels } : {};
    const line = { story: id, articles, ...called, ...(earlier && { earlier }), ...(passages && { passages }) };
    yield `${jsonText(line)}\n`;
  }
}

function* storyText({ stories, labels }: Clustered): Generator<string> {
  const many = [...stories].filter((s) => s.articles.length > 1).sort((a, b) => b.articles.length - a.articles.length);
  const alone = stories.length - many.length;
  for (const { title, articles } of many) {
    yield `${articles.length} articles  ${printable(title)}\n`;
    for (const id of articles) yield `    ${printable(labels.get(id) ?? id)}\n`;
  }
  yield `${counted(many.length, "story", "stories")} with several articles, ${alone} with one\n`;
}
