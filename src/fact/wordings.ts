import type { Ground } from "./ground.ts";
import { withoutTail } from "./lines.ts";
import { type Parting, type Place, partingOf } from "./partings.ts";
import { type QuotedWord, quotedWords } from "./quoted-words.ts";
import { areAlike } from "./renderings.ts";
import { byPlace, type Said } from "./said.ts";
import { sharedWeight, total } from "./stems.ts";
import { excerpt } from "./texts.ts";

/** A quotation with the words that it gives for a stretch which others give otherwise. */
export interface Worded {
  readonly said: Said;
  readonly value: string;
}

/** A quotation with its words as they are compared. */
interface Quoted {
  readonly said: Said;
  readonly words: readonly QuotedWord[];
  readonly text: string;
}

/** Different wordings of one utterance that are held against each other, and quotations that are looked at. */
const COMPARED = 40;
const LOOKED_AT = 400;

/**
 * The quotations of an utterance that give one stretch of it in unlike words, each with its words for that stretch; none where
 * all agree. The longest two that part say which stretch; what only gives other stretches stands on no side.
 */
export function wordingsOf(group: readonly Said[], ground: Ground): Worded[] {
  const marked = group
    .filter(({ quote }) => quote.kind !== "indirect" && quote.marks === "present")
    .map((said): Quoted => {
      const { text } = ground.articles.get(said.quote.article)!.article;
      return { said, text, words: quotedWords(said.quote, text) };
    })
    .sort((a, b) => b.words.length - a.words.length || byPlace(a.said, b.said))
    .slice(0, LOOKED_AT);
  const found = partedPair(marked, ground);
  return found ? sidesOf(marked, found) : [];
}

/** Two quotations of two reports that give one stretch in unlike words. */
interface Parted {
  readonly a: Quoted;
  readonly b: Quoted;
  readonly parting: Parting;
}

function partedPair(marked: readonly Quoted[], ground: Ground): Parted | undefined {
  const leads = [...new Map([...marked].reverse().map((one) => [keyOf(one), one])).values()].reverse();
  for (const [k, b] of leads.slice(0, COMPARED).entries())
    for (const a of leads.slice(0, k)) {
      const isOneReport = a.said.quote.article === b.said.quote.article;
      const parting = isOneReport || areOfTwo(a, b, ground) ? undefined : partingIn(a, b);
      if (parting) return { a, b, parting };
    }
  return undefined;
}

/** What a spokeswoman wrote and what her head said are two utterances, however alike. */
function areOfTwo({ said: a }: Quoted, { said: b }: Quoted, { speakers }: Ground): boolean {
  return speakers.areUnlike(a.speaker, b.speaker);
}

function keyOf({ words }: Quoted): string {
  return words.map(({ text }) => text).join(" ");
}

/** Fewest words between marks that are held against others, and the share of the shorter ones' weight that both must have. */
const QUOTED = { words: 3, shared: 0.6 } as const;

/** Where two quotations that claim to give one stretch of speech part. */
function partingIn(a: Quoted, b: Quoted): Parting | undefined {
  const [x, y] = [a.said, b.said];
  const isDirect = x.quote.kind === "direct" && y.quote.kind === "direct";
  if (isDirect && !areAlike(x, y)) return undefined;
  if (!isDirect && Math.min(x.size.words, y.size.words) < QUOTED.words) return undefined;
  const least = Math.min(total(x.marked), total(y.marked));
  const isEnough = isDirect || (least > 0 && sharedWeight(x.marked, y.marked) >= QUOTED.shared * least);
  return isEnough ? partingOf(a.words, b.words) : undefined;
}

function sidesOf(marked: readonly Quoted[], { a, b, parting }: Parted): Worded[] {
  const values = stretchesOf(a, b, parting);
  const forms = parting.gaps.map((gap) => [around(a, gap.first), around(b, gap.second)] as const);
  return marked.flatMap((one) => {
    const key = ` ${keyOf(one)} `;
    const [isFirst, isSecond] = [0, 1].map((side) => forms.some((form) => key.includes(form[side as 0 | 1])));
    if (isFirst !== isSecond) return [{ said: one.said, value: isFirst ? values[0] : values[1] }];
    const third = isFirst ? undefined : partingIn(a, one);
    return third && partingIn(b, one) ? [{ said: one.said, value: stretchesOf(a, one, third)[1] }] : [];
  });
}

/** Words that both have on each side of those in which they part. */
const BESIDE = 2;

function around({ words }: Quoted, [from, to]: Place): string {
  const near = words.slice(Math.max(0, from - BESIDE), to + BESIDE);
  return ` ${near.map(({ text }) => text).join(" ")} `;
}

/** What two quotations give for one stretch. */
function stretchesOf(a: Quoted, b: Quoted, { stretch, gaps: [gap] }: Parting): readonly [string, string] {
  const isWhole = [a.words.length - stretch.first[1], b.words.length - stretch.second[1]].every((n) => n <= NEAR_END);
  return [shownOf(a, stretch.first, gap!.first[0], isWhole), shownOf(b, stretch.second, gap!.second[0], isWhole)];
}

/** Words at an end of a quotation that are shown with the stretch. */
const NEAR_END = 3;
/** Longest words that are shown from their beginning, and words before those in which two part where they are cut there. */
const SHOWN = { units: 140, before: 6 } as const;

/** Marks and blanks at the end of a stretch that are not shown. */
const STOPS = /[\s.,;:–—-]/u;

/** The words of a report for a stretch, on one line; of a long one those where it parts from another. */
function shownOf({ words, text }: Quoted, [from, to]: Place, gapAt: number, isWhole: boolean): string {
  const [first, last] = [words[from]!, words[to - 1]!];
  const isFirst = words[from - 1]?.run !== first.run;
  const start = isFirst ? first.run.start : first.start;
  const end = isWhole && to + NEAR_END >= words.length && words.at(-1)!.run === last.run ? last.run.end : last.end;
  const whole = withoutTail(text.slice(start, end), STOPS);
  const near = words[Math.max(from, gapAt - SHOWN.before)]!.start;
  return whole.length <= SHOWN.units || near === first.start ? excerpt(whole) : excerpt(`… ${text.slice(near, end)}`);
}
