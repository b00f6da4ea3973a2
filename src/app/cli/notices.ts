import pc from "picocolors";
import type { Message } from "../../index.ts";
import { printable } from "./printable.ts";
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

/** Messages of one rule that are kept one by one; the rest is counted. */
const KEPT_EACH = 100;
/** Places named in the message that stands for the rest. */
const PLACES = 5;

/**
 * A pile may hold a hundred thousand files with one fault: of each rule the first hundred messages stay, and one stands for
 * the others with their number and the first places. The order of what stays is that of the list.
 */
export function foldMessages(messages: readonly Message[]): Message[] {
  const counts = new Map<string, Message[]>();
  const kept: Message[] = [];
  for (const message of messages) {
    const kind = `${message.level ?? "note"} ${message.rule}`;
    const known = counts.get(kind);
    if (known) known.push(message);
    else counts.set(kind, [message]);
    if ((known?.length ?? 1) <= KEPT_EACH) kept.push(message);
  }
  for (const group of counts.values()) if (group.length > KEPT_EACH) kept.push(restOf(group));
  return kept;
}

function restOf(group: readonly Message[]): Message {
  const rest = group.slice(KEPT_EACH);
  const { rule, level } = rest[0]!;
  const places = [...new Set(rest.flatMap(({ location, article }) => location ?? article ?? []))].slice(0, PLACES);
  const where = places.length > 0 ? `, first in ${places.join(", ")}` : "";
  return { rule, text: `${rest.length} more of the same${where}`, ...(level && { level }) };
}
