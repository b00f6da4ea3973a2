import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";

/** Longest text of a fact, in code units. */
export const LONGEST = 140;
const SHORTEST = 18;

/**
 * The words of a fact: the clause of one clean mention, with its subject said, on one line of at most 140 code units. Of
 * several mentions the one that says most of what all share in the fewest words.
 */
export function textOf(group: readonly Reading[], ground: Ground): string {
  const shared = new Map<string, number>();
  for (const { words } of group) for (const stem of words.keys()) shared.set(stem, (shared.get(stem) ?? 0) + 1);
  let [best, most] = ["", Number.NEGATIVE_INFINITY];
  for (const one of group) {
    const text = clauseText(one, ground);
    const value = worth(one, text, shared, group.length);
    if (value > most || (value === most && text < best)) [best, most] = [text, value];
  }
  return best;
}

function worth(one: Reading, text: string, shared: ReadonlyMap<string, number>, all: number): number {
  let common = 0;
  for (const stem of one.words.keys()) common += (shared.get(stem) ?? 0) / all;
  const flaws =
    Number(text.length < SHORTEST) * 3 +
    Number(text.endsWith("…")) * 1.5 +
    Number(!/^[\p{Lu}\p{N}"“‘]/u.test(text)) +
    Number(one.parties.length === 0) +
    Number(isShouted(text)) * 2 +
    Number(/[•|]|\s[-–—]\s\p{Lu}{2}|\.\s\p{Lu}/u.test(text)) * 2;
  return common - one.words.size * 0.35 - flaws * 1.5;
}

function isShouted(text: string): boolean {
  return text.length > 12 && text === text.toUpperCase();
}

/** What opens a clause that leans on the one before it. */
const LEANING =
  /^(?:(?:that|which|who|whom|whose|where|when|while|as|and|but|or|if|because|after|before|since|so|to|by|of|for|in|with|then|also|it|he|she|they|this|these|those|there)\b[\s,]*)+/iu;

function clauseText({ claim, parties }: Reading, ground: Ground): string {
  const { article } = ground.articles.get(claim.article)!;
  const { start } = claim.span;
  const raw = article.text.slice(start, Math.min(claim.span.end, start + 600));
  const line = withoutDateline(raw)
    .replace(/\s+/g, " ")
    .replace(/^[\s\-–—•*|,;:)]+/u, "")
    .trim();
  const leaning = LEANING.exec(line)?.[0] ?? "";
  const actor = parties.find(({ role }) => role === "actor") ?? parties.find(({ role }) => role === "patient");
  const rest = line.slice(leaning.length);
  const isLeaning = leaning !== "" && !/^(?:there|this|these|those)\b/iu.test(leaning);
  const whole = isLeaning && actor && !rest.startsWith(actor.name) ? `${actor.name} ${rest}` : line;
  return shortened(whole.charAt(0).toUpperCase() + whole.slice(1));
}

/** "LINDOW, Aug 14 (Coastline) - Three people ...": only what follows. */
function withoutDateline(text: string): string {
  const found = /^\p{L}[\p{L}\d.,' ]{0,48}?\s?(?:\([^)\n]{2,30}\)\s?[-–—]{0,2}|[-–—]{1,2})\s(?=\p{Lu})/u.exec(text);
  const opening = found?.[0] ?? "";
  return /^\p{Lu}{3}/u.test(opening) || opening.includes("(") ? text.slice(opening.length) : text;
}

function withoutTail(line: string): string {
  let end = line.length;
  while (end > 0 && /[\s,;:–—-]/u.test(line[end - 1]!)) end--;
  return line.slice(0, end);
}

/** Cut at the last comma or joining word that leaves enough, else at a word. */
function shortened(line: string): string {
  const text = withoutTail(line);
  if (text.length <= LONGEST) return text;
  const head = text.slice(0, LONGEST);
  const seam = Math.max(
    head.lastIndexOf(", "),
    head.lastIndexOf("; "),
    head.lastIndexOf(" – "),
    head.lastIndexOf(" — "),
    head.lastIndexOf(". "),
  );
  if (seam >= LONGEST / 3) return head.slice(0, seam);
  const word = text.lastIndexOf(" ", LONGEST - 2);
  return `${text.slice(0, word > LONGEST / 2 ? word : LONGEST - 2)} …`;
}
