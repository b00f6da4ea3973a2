import { shippedJson } from "../shipped/index.ts";
import { type Draft, type DraftBlock, type Draftings, unusable } from "./draft.ts";
import type { ForeignKind } from "./foreign.ts";

/** A kind of page that stands where a report should; titles and phrases in lower case. */
interface StubKind extends ForeignKind {
  /** Different phrases that show such a page. */
  readonly least: number;
  /** Words up to which the title alone shows one. */
  readonly most: number;
  readonly titles: readonly string[];
  readonly phrases: readonly string[];
}

/** Words of prose of its own from which on a page is a report, whatever notices stand on it. */
const FEWEST_OWN = 30;
/** Words that a notice must have at least: a short headline with the word "cookies" is none. */
const FEWEST_STUB = 5;

interface Known extends StubKind {
  readonly name: string;
  readonly titleSet: ReadonlySet<string>;
  readonly pattern: RegExp;
}

/** Subscription notices, checks for robots, error pages, consent notices. */
function loadKinds(): Readonly<Record<string, StubKind>> {
  return shippedJson<{ kinds: Record<string, StubKind> }>("data", "article/stubs.json").kinds;
}

let known: readonly Known[] | undefined;

function stubKinds(): readonly Known[] {
  known ??= Object.entries(loadKinds()).map(([name, kind]) => ({
    ...kind,
    name,
    titleSet: new Set(kind.titles.map(folded)),
    pattern: new RegExp(kind.phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi"),
  }));
  return known;
}

/**
 * Passes drafts on; one that is a subscription notice, a check for robots, an error page or a consent notice becomes a message:
 * ten notices of one vendor would count as ten publishers of one story.
 */
export async function* withoutStubs(found: AsyncIterable<Draftings>): AsyncGenerator<Draftings> {
  for await (const one of found) {
    const stub = "draft" in one ? stubOf(one.draft) : undefined;
    if (!("draft" in one)) yield one;
    else if (!stub) yield { draft: withoutGate(one.draft) };
    else yield unusable("no-report", `${one.draft.id} is ${stub.what}, no report; ${stub.todo}`, one.draft.location);
  }
}

/** The kind of notice that a draft is instead of a report, `undefined` for a report. */
export function stubOf({ text, blocks, title, publisher }: Draft): StubKind | undefined {
  // No notice is as long, and no report needs a second look.
  if (text.length > 12_000) return undefined;
  const parts = (blocks ?? [{ span: { start: 0, end: text.length } }]).filter((block) => !("aside" in block));
  const lines = (parts.length > 0 ? parts : (blocks ?? []))
    .flatMap(({ span }) => text.slice(span.start, span.end).split("\n"))
    .map((line) => line.replaceAll("’", "'").trim())
    .filter((line) => line !== "");
  const words = lines.reduce((sum, line) => sum + countWords(line), 0);
  const heading = title ?? lines[0] ?? "";
  const byTitle = stubKinds().find((kind) => words <= kind.most && hasTitle(kind, heading, publisher));
  return byTitle ?? stubByPhrases(lines.filter((line) => line !== title));
}

/** Words of its own up to which a text that a subscription notice ends is taken for the beginning of its report. */
const MOST_BEGINNING = 150;
/** A longer line is no notice. */
const LONGEST_NOTICE = 300;

/** A report of which only the beginning is shown, with a subscription notice below: the notice is set aside, the text is `cut`. */
function withoutGate(draft: Draft): Draft {
  const { text, blocks } = draft;
  if (!blocks || text.length > 12_000 || draft.partial) return draft;
  const { pattern } = stubKinds().find(({ name }) => name === "paywall")!;
  const kept = blocks.filter(({ aside }) => !aside);
  const wordsOf = ({ span }: DraftBlock) => text.slice(span.start, span.end).replaceAll("’", "'").trim();
  const isNotice = (block: DraftBlock) => {
    const words = wordsOf(block);
    return words.length <= LONGEST_NOTICE && words.search(pattern) >= 0;
  };
  if (!kept.slice(-3).some(isNotice)) return draft;
  const own = kept.filter((block) => !isNotice(block)).reduce((sum, block) => sum + countWords(wordsOf(block)), 0);
  if (own > MOST_BEGINNING) return draft;
  const gated = blocks.map((block) =>
    block.aside || !isNotice(block) ? block : { ...block, aside: "furniture" as const },
  );
  return { ...draft, partial: "cut", blocks: gated };
}

function stubByPhrases(lines: readonly string[]): StubKind | undefined {
  let own = 0;
  const found = new Map<Known, { words: number; phrases: Set<string> }>();
  for (const line of lines) {
    const words = countWords(line);
    const kind = stubKinds().find(({ pattern }) => line.search(pattern) >= 0);
    if (!kind && words >= 8) own += words;
    if (!kind) continue;
    const sum = found.get(kind) ?? { words: 0, phrases: new Set() };
    for (const match of line.matchAll(kind.pattern)) sum.phrases.add(match[0].toLowerCase());
    found.set(kind, { words: sum.words + words, phrases: sum.phrases });
  }
  const [most] = [...found].sort(([, a], [, b]) => b.words - a.words);
  if (!most || own >= FEWEST_OWN) return undefined;
  const [kind, { words, phrases }] = most;
  return words >= FEWEST_STUB && words > own && phrases.size >= kind.least ? kind : undefined;
}

/** The whole title is the notice's, or what is left of it without the name of the site. */
function hasTitle({ titleSet }: Known, title: string, publisher = ""): boolean {
  if (title.length > 160) return false;
  if (titleSet.has(folded(title))) return true;
  const parts = title.split(/\s[-–—|·•»]\s|\s?[|»]\s?|(?<=\d):\s/).map(folded);
  const names = parts.map((part) => titleSet.has(part) || part === folded(publisher));
  const first = titleSet.has(parts[0]!) || titleSet.has(parts.at(-1)!);
  // Beside a name that is not known the notice must be told by more than one word.
  const isSpoken = parts.some((part) => titleSet.has(part) && part.includes(" "));
  return first && (names.every(Boolean) || (isSpoken && parts.length === 2));
}

function folded(title: string): string {
  return title
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[^\p{L}\p{N}'-]+/gu, " ")
    .trim();
}

/** Words; two characters of a script without spaces count as one. */
function countWords(text: string): number {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return text.split(/\s+/).length + Math.floor(wide / 2);
}
