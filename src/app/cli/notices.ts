import pc from "picocolors";
import type { Message } from "../../index.ts";
import { type World, wantsColor } from "./world.ts";

const SHOWN_EACH = 5;

/** 1 when some input could not be used, else 0. */
export function statusFor(messages: readonly Message[]): number {
  return messages.some((message) => message.level === "error") ? 1 : 0;
}

/** Writes messages to stderr, what could not be used first; of each rule the first five, then how many more. */
export function tellMessages(messages: readonly Message[], world: World): void {
  const paint = pc.createColors(wantsColor(world, world.stderr));
  const errors = messages.filter((m) => m.level === "error");
  const notes = messages.filter((m) => m.level !== "error");
  const lines = [
    ...grouped(errors, (words) => `${paint.red("problem:")} ${words}`),
    ...grouped(notes, (words) => `${paint.yellow("note:")} ${words}`),
  ];
  if (lines.length > 0) world.stderr.write(`${lines.join("\n")}\n`);
}

function grouped(messages: readonly Message[], line: (words: string) => string): string[] {
  const byRule = new Map<string, Message[]>();
  for (const message of messages) {
    const group = byRule.get(message.rule);
    if (group) group.push(message);
    else byRule.set(message.rule, [message]);
  }
  return [...byRule].flatMap(([rule, group]) => [
    ...group.slice(0, SHOWN_EACH).map((message) => line(wordsOf(message))),
    ...(group.length > SHOWN_EACH ? [line(`${group.length - SHOWN_EACH} more of ${rule}`)] : []),
  ]);
}

function wordsOf({ rule, text, location, article }: Message): string {
  const place = location ?? article;
  return printable(`${place ? `${place}: ` : ""}${text} (${rule})`);
}

/** Words of an input made fit for a terminal: no control character that could move the cursor or reorder the line. */
export function printable(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}
