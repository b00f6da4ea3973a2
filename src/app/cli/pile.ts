import { analysePile, annotatePile, type Message, renderReport, type Story, storiesOf } from "../../index.ts";
import type { Call } from "./call.ts";
import { inputsOf } from "./inputs.ts";
import { memoryOf } from "./memory.ts";
import { printable, statusFor, tellMessages } from "./notices.ts";
import { outputTo } from "./output.ts";
import { ProgressBar } from "./progress.ts";
import { type World, wantsColor } from "./world.ts";

type CallOf<Name extends Call["command"]> = Extract<Call, { command: Name }>;

/** `report`: the whole answer about a pile. */
export async function runReport(call: CallOf<"report">, world: World): Promise<number> {
  const output = await outputTo(call.out, world);
  const { raws, messages, corrections } = await inputsOf(call.inputs, world);
  const memory = memoryOf(call.memory, corrections);
  const bar = new ProgressBar(world);
  const { report } = await analysePile(raws, { ...memory, onProgress: bar.update }).finally(bar.stop);
  const whole = { ...report, messages: [...messages, ...memory.messages, ...report.messages] };
  await output.write(renderReport(whole, call.format, layoutFor(call.out, world)));
  tellMessages(whole.messages, world);
  return statusFor(whole.messages);
}

/** Colour and width for text: those of the terminal, when it is one. */
export function layoutFor(out: string | undefined, world: World): { color: boolean; columns: number } {
  if (out !== undefined) return { color: false, columns: 80 };
  return { color: wantsColor(world, world.stdout), columns: world.stdout.columns || 80 };
}

/** `annotate`: one article a line, in input order, written as it is made. */
export async function runAnnotate(call: CallOf<"annotate">, world: World): Promise<number> {
  const output = await outputTo(call.out, world);
  const { raws, messages } = await inputsOf(call.inputs, world);
  const told: Message[] = [...messages];
  const bar = new ProgressBar(world);
  await output.write(annotatedLines(raws, told, bar)).finally(bar.stop);
  tellMessages(told, world);
  return statusFor(told);
}

async function* annotatedLines(
  raws: Parameters<typeof annotatePile>[0],
  told: Message[],
  bar: ProgressBar,
): AsyncGenerator<string> {
  for await (const item of annotatePile(raws, { onProgress: bar.update })) {
    if ("message" in item) told.push(item.message);
    else {
      const { article: _, ...annotation } = item.annotation;
      told.push(...annotation.messages);
      yield `${JSON.stringify({ ...item.article, ...annotation })}\n`;
    }
  }
}

/** `stories`: which articles report the same event. */
export async function runStories(call: CallOf<"stories">, world: World): Promise<number> {
  const output = await outputTo(call.out, world);
  const { raws, messages, corrections } = await inputsOf(call.inputs, world);
  const memory = memoryOf(call.memory, corrections);
  const bar = new ProgressBar(world);
  const found = await storiesOf(raws, { ...memory, onProgress: bar.update }).finally(bar.stop);
  const told = [...messages, ...memory.messages, ...found.messages];
  await output.write(call.format === "jsonl" ? storyLines(found.stories) : storyText(found.stories));
  tellMessages(told, world);
  return statusFor(told);
}

function* storyLines(stories: readonly Story[]): Generator<string> {
  for (const { id, articles, earlier, passages } of stories) {
    const line = { story: id, articles, ...(earlier && { earlier }), ...(passages && { passages }) };
    yield `${JSON.stringify(line)}\n`;
  }
}

function* storyText(stories: readonly Story[]): Generator<string> {
  const many = [...stories].filter((s) => s.articles.length > 1).sort((a, b) => b.articles.length - a.articles.length);
  const alone = stories.length - many.length;
  for (const { title, articles } of many) {
    yield `${articles.length} articles  ${printable(title)}\n`;
    for (const id of articles) yield `    ${printable(id)}\n`;
  }
  yield `${many.length} ${many.length === 1 ? "story" : "stories"} with several articles, ${alone} with one\n`;
}
