import { groupedBy } from "../model/grouping.ts";
import { compareText, type Entity, type Fact, type FactMention, type Span, wordsOf } from "../model/index.ts";
import { roundsTo } from "./amounts.ts";
import type { Ground } from "./ground.ts";
import { wordsIn } from "./load.ts";
import { areAlike, isVerbatim } from "./renderings.ts";
import { byPlace, type Said } from "./said.ts";
import { stemsIn } from "./stems.ts";
import { sharedStretch } from "./stretches.ts";
import { disagreement, type Valued, weigh, weighApart } from "./values.ts";
import { isBodyBeside } from "./voices.ts";
import { wordingsOf } from "./wordings.ts";

/** How the renderings of one utterance disagree: denied, said by others, other numbers, other words; the first that applies. */
export function disputeOf(group: readonly Said[], ground: Ground): Pick<Fact, "disagreement"> | undefined {
  return byPolarity(group, ground) ?? bySpeakers(group, ground) ?? byNumbers(group, ground) ?? byWording(group, ground);
}

/** Who is said to have said it: the speaker and the agencies that the article credits. */
export function originsOf({ quote, speaker }: Said, ground: Ground): string[] {
  return [...ground.origins.ofSpeaker(ground.articles.get(quote.article)!.article, speaker)];
}

/** The place of a quotation. */
export function mentionOf({ quote }: Said): FactMention {
  return { article: quote.article, span: quote.span, ref: quote.id };
}

function valuedAs(one: Said, value: string, ground: Ground): Valued {
  return { mention: mentionOf(one), value, origins: originsOf(one, ground) };
}

/** One says that it is so, another denies it. Nobody contradicts himself within one report, and an excerpt denies nothing. */
function byPolarity(group: readonly Said[], ground: Ground): Pick<Fact, "disagreement"> | undefined {
  const sides = [true, false].map((isDenied) =>
    group.filter((one) => one.isDenied === isDenied).slice(0, COMPARED * 10),
  );
  const isOneVoice = (a: Said, b: Said) =>
    a.quote.article === b.quote.article && !ground.speakers.areTwo(a.speaker, b.speaker);
  const own = sides.map((side, k) => side.filter((one) => !sides[1 - k]!.some((other) => isOneVoice(one, other))));
  const [denied, asserted] = own.map((side) => side.slice(0, COMPARED)) as [Said[], Said[]];
  const isOpposed = (a: Said, b: Said) =>
    areAlike(a, b) &&
    isAsLong(a, b) &&
    !isVerbatim(a, b) &&
    !isVerbatim(b, a) &&
    !areOwnWords(a, b, ground) &&
    !isDeniedElsewhere(a, b) &&
    !isOtherDenied(a, b, ground);
  if (!denied.some((one) => asserted.some((other) => isOpposed(one, other)))) return undefined;
  const weighed = weigh(
    own.flat().map((one) => valuedAs(one, one.isDenied ? "denied" : "asserted", ground)),
    ground.counter,
  );
  return reindexed(group, weighed.mentions, disagreement(weighed, "polarity"));
}

/** A statement and its denial are of a length: what else a long quotation denies tells nothing of the short one. */
const MUCH_LONGER = 2;

function isAsLong(a: Said, b: Said): boolean {
  const [short, long] = [a.weight, b.weight].sort((x, y) => x - y) as [number, number];
  return long <= MUCH_LONGER * short;
}

/** Words of a stretch that two quotations give alike, at least, and from its ends to a "not" that denies it. */
const STRETCH = { least: 5, near: 3 } as const;
const NOT = /^(?:not|never|no|cannot|denied|denies|false)$|n['’]t$/u;

/** True when what two quotations give word for word alike is not what one of them denies: "if we don't, who will?" follows it. */
function isDeniedElsewhere(denied: Said, asserted: Said): boolean {
  const [a, b] = [denied, asserted].map(({ whole }) => whole.trim().split(" ")) as [string[], string[]];
  const at = a.some((word) => NOT.test(word)) ? sharedStretch(a, b, STRETCH.least) : undefined;
  if (at === undefined) return false;
  const around = a.slice(Math.max(0, at.from - STRETCH.near), at.to + STRETCH.near);
  return !around.some((word) => NOT.test(word));
}

/** Words behind a "not" in which stands what it denies. */
const DENIED_WORDS = 5;

/** True when all that a quotation says not to be is something of which the other has no word. */
function isOtherDenied({ quote, isDenied }: Said, other: Said, { articles }: Ground): boolean {
  const { text } = articles.get(quote.article)!.article;
  const words = wordsOf(text, quote.span);
  const denied = words.flatMap(({ text: word, end }, k): Span[] => {
    const behind = text.slice(end, words[k + DENIED_WORDS]?.end ?? quote.span.end);
    const stop = behind.search(/[.!?;]/u);
    return NOT.test(word) ? [{ start: end, end: end + (stop < 0 ? behind.length : stop) }] : [];
  });
  const isOfOther = (at: Span) => stemsIn(text, at).every(({ stem }) => !other.stems.has(stem));
  return isDenied && denied.length > 0 && denied.every(isOfOther);
}

/** True of two stretches that one person is quoted with word for word: nobody is told to have said otherwise. */
function areOwnWords(a: Said, b: Said, ground: Ground): boolean {
  const isDirect = ({ quote }: Said) => quote.kind === "direct" && quote.marks === "present";
  return isDirect(a) && isDirect(b) && !ground.speakers.areTwo(a.speaker, b.speaker);
}

/** Lineages that lay the words in different mouths. Inside one lineage a changed name is looked at as damage. */
function bySpeakers(group: readonly Said[], ground: Ground): Pick<Fact, "disagreement"> | undefined {
  const quoted = group.filter(({ quote }) => quote.marks !== "none" && quote.kind !== "indirect");
  const named = quoted.filter((one) => isTold(one, ground));
  if (!named.some((one) => isCalledByName(one, ground))) return undefined;
  if (new Set(named.map(({ speaker }) => speaker!)).size < 2) return undefined;
  const shown = oneName(named.map(({ speaker }) => speaker!));
  const weighed = weighApart(
    named.map((one) => valuedAs(one, shown.get(one.speaker!)!, ground)),
    ground.counter,
  );
  if (
    weighed.values.length < 2 ||
    isBodyBeside(
      weighed.values.map(({ value }) => value),
      ground,
    )
  )
    return undefined;
  const lineages = weighed.values.map(
    ({ mentions }) => new Set(mentions.map((k) => ground.lineageOf.get(weighed.mentions[k]!.article))),
  );
  const crosses = lineages.slice(1).some((set) => [...set].some((one) => !lineages[0]!.has(one)));
  return crosses ? reindexed(group, weighed.mentions, disagreement(weighed, "speaker")) : undefined;
}

const OUTLET = new Set(wordsIn("outlet"));
const PRONOUN = /^(?:he|she|it|they)$/iu;

/** True when somebody in particular is said to speak, and not by a pronoun, which may be read for another. */
function isTold({ speaker, quote: { article, speaker: at } }: Said, ground: Ground): boolean {
  if (speaker === undefined || !ground.speakers.isNamed(speaker)) return false;
  const isOutlet = speaker
    .toLowerCase()
    .split(" ")
    .some((word) => OUTLET.has(word));
  if (isOutlet || !isSomebody(speaker, ground)) return false;
  const { text } = ground.articles.get(article)!.article;
  return at.span === undefined || !PRONOUN.test(text.slice(at.span.start, at.span.end));
}

/** True of people and bodies; a paper or a law, which somebody quotes, is neither. */
function isSomebody(name: string, { articles }: Ground): boolean {
  const isOf = ({ type, name: of }: Entity) => of === name && (type === "person" || type === "organisation");
  return [...articles.values()].some(({ annotation }) => annotation.entities.some(isOf));
}

/** True when the report names the speaker beside the words: who "he" or "the investigator" is, is read, and may be misread. */
function isCalledByName({ speaker, quote }: Said, ground: Ground): boolean {
  if (speaker === undefined || !quote.speaker.span) return false;
  const { text } = ground.articles.get(quote.article)!.article;
  return /\p{Lu}/u.test(
    text.slice(quote.speaker.span.start, quote.speaker.span.end).replace(/^(?:He|She|They|The|It|I|We)\b/u, ""),
  );
}

/** "Burke Royster", "W. Burke Royster" and "Mayor Burke Royster of Kelm" are one: the last word of one stands in the other. */
function oneName(names: readonly string[]): Map<string, string> {
  const wordsOfName = (name: string) => name.toLowerCase().split(" ");
  const isOne = (a: string[], b: string[]) => a.includes(b.at(-1)!) || b.includes(a.at(-1)!);
  const byLength = [...new Set(names)].sort((a, b) => b.length - a.length || compareText(a, b));
  return new Map(
    byLength.map((name) => [name, byLength.find((other) => isOne(wordsOfName(name), wordsOfName(other)))!]),
  );
}

/** At most this many different renderings of one utterance are compared with each other. */
const COMPARED = 40;

/** "12mph" and "12 mph" have one number, and so do "100,000" and "100,001", told more or less exactly. */
function isOneNumber(a: string, b: string): boolean {
  const [x, y] = [a, b].map((stem) => Number.parseFloat(stem.replaceAll(",", "")));
  return x === y || roundsTo(x!, y!) || roundsTo(y!, x!);
}

/** A number with the content words on both sides of it. */
interface Placed {
  readonly number: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function numbersIn({ order }: Said): Placed[] {
  return order.flatMap((number, k) =>
    /^\p{N}/u.test(number) ? [{ number, before: order[k - 1], after: order[k + 1] }] : [],
  );
}

/** True when two numbers stand at one place of a statement, before or behind the same word, and are not one. */
function clashAt(a: Placed, b: Placed): boolean {
  const isOnePlace =
    (a.before !== undefined && a.before === b.before) || (a.after !== undefined && a.after === b.after);
  return isOnePlace && !isOneNumber(a.number, b.number);
}

/** Numbers that differ in what is otherwise the same statement. */
function byNumbers(group: readonly Said[], ground: Ground): Pick<Fact, "disagreement"> | undefined {
  const numbered = group.flatMap((one) => {
    const placed = numbersIn(one);
    const numbers = placed.map(({ number }) => number).sort();
    return numbers.length ? [{ one, placed, numbers }] : [];
  });
  const signs = groupedBy(numbered, ({ numbers }) => numbers.join(" "));
  const signsOf = (numbers: readonly string[]) =>
    signs.get(numbers.join(" "))!.flatMap(({ one }) => one.words.match(/\p{Sc}/gu) ?? []);
  const areConverted = (a: readonly string[], b: readonly string[]) => {
    const [x, y] = [signsOf(a), signsOf(b)];
    return x.length > 0 && y.length > 0 && !x.some((sign) => y.includes(sign));
  };
  const kinds = [...new Map(numbered.map((one) => [one.numbers.join(" "), one] as const)).values()].slice(0, COMPARED);
  const holds = (all: readonly string[], few: readonly string[]) =>
    few.every((n) => all.some((m) => isOneNumber(m, n)));
  const areApart = (a: (typeof kinds)[number], b: (typeof kinds)[number]) =>
    !areConverted(a.numbers, b.numbers) &&
    !holds(b.numbers, a.numbers) &&
    !holds(a.numbers, b.numbers) &&
    a.placed.some((x) => b.placed.some((y) => clashAt(x, y)));
  if (kinds.length < 2 || !kinds.some((a) => kinds.some((b) => areApart(a, b)))) return undefined;
  const weighed = weighApart(
    numbered.map(({ one, numbers }) => valuedAs(one, numbers.join(", "), ground)),
    ground.counter,
  );
  return reindexed(group, weighed.mentions, disagreement(weighed, "value"));
}

/** Words that differ between quotation marks, where both sides claim to quote the same stretch of speech. */
function byWording(group: readonly Said[], ground: Ground): Pick<Fact, "disagreement"> | undefined {
  const told = wordingsOf(group, ground).map(({ said, value }) => valuedAs(said, value, ground));
  const weighed = weighApart(told, ground.counter);
  return reindexed(group, weighed.mentions, disagreement(weighed, "wording"));
}

/** Disagreements count mentions of a part of the group; the fact lists the whole group. */
function reindexed(
  group: readonly Said[],
  part: readonly { article: string; span: { start: number; end: number } }[],
  found: Pick<Fact, "disagreement">,
): Pick<Fact, "disagreement"> | undefined {
  if (!found.disagreement) return undefined;
  const place = new Map(
    [...group]
      .sort(byPlace)
      .map((one, index) => [`${one.quote.article} ${one.quote.span.start}-${one.quote.span.end}`, index]),
  );
  const values = found.disagreement.values.map((value) => ({
    ...value,
    mentions: value.mentions
      .flatMap((k) => place.get(`${part[k]!.article} ${part[k]!.span.start}-${part[k]!.span.end}`) ?? [])
      .sort((a, b) => a - b),
  }));
  return { disagreement: { ...found.disagreement, values } };
}
