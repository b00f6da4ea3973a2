import { groupedBy, pushTo } from "../model/grouping.ts";
import {
  type AnnotatedArticle,
  type ArticleId,
  compareText,
  type Fact,
  overlaps,
  type Span,
  stableId,
} from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import type { Ground } from "./ground.ts";
import { wordsIn } from "./load.ts";
import { sharedWeight, stemOf, stemsIn, total, weightsOf } from "./stems.ts";
import { type Valued, weigh } from "./values.ts";

/** A name in its slot: "invasion of ⟨Velm⟩". */
interface Slot {
  readonly article: ArticleId;
  /** Stem and small word before the name: `invas of`. */
  readonly frame: string;
  /** The name, lower case. */
  readonly name: string;
  /** From the word before the small word to the end of the name. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly sentence: number;
  readonly country: string | undefined;
  readonly entity: string | undefined;
  /** True when the text breaks right after the name as texts do that were translated by machine. */
  readonly isScarred: boolean;
  /** True of "killed in US strikes": the name tells of which kind the noun behind it is. */
  readonly isAttribute: boolean;
}

interface Sentence {
  readonly stems: ReadonlyMap<string, number>;
  readonly weight: number;
}

/** Places where a copy contradicts its sister by one changed name, and the facts that show it. */
export interface Damage {
  readonly facts: readonly Fact[];
  /** Damaged places by article: what overlaps them supports nothing. */
  readonly spans: ReadonlyMap<ArticleId, readonly Span[]>;
}

/** Two sentences are aligned when this share of the weight of the shorter one's words is shared, slot names apart. */
const ALIGNED = 0.45;
/** Without a scar one name is all that a garbled sentence has otherwise; independent sentences differ in more. */
const ALIGNED_WHOLE = 0.7;
const LEAST_SHARED = 3;
/** Without a scar, this many other articles must carry the other name in the same slot. */
const OUTVOTED_BY = 2;
const SLOT =
  /(?<![\p{L}\p{M}'’-])(\p{L}[\p{L}\p{M}'’-]{1,40})\s(of|on|in|with|against|to|from|for|by|at|into|over)\s((?:the\s)?(?:(?:Ste?|Mt|Ft)\.\s)?\p{Lu}[\p{L}\p{M}'’-]*(?:\s\p{Lu}[\p{L}\p{M}'’-]*){0,3})/gu;
/** Words that any paper and any street may stand behind: "according to the Velm Herald", "the 2100 block of Quay Street". */
const NO_SLOT = new Set(["according", "block"]);
/** A full stop, then at once a lone opening mark, a hyphenated stump or a small letter. */
const SCAR = /^\.\s+(?:[‘'`]\s?\p{L}|-\p{L}|[‘’']\s|\p{Ll})/u;

/** True when a place lies in a damaged one. */
export function isDamaged(damage: Damage, article: ArticleId, at: Span): boolean {
  return damage.spans.get(article)?.some((span) => overlaps(span, at)) ?? false;
}

/** Looks through the lineages of the story for aligned sentences in which one name was changed. */
export function damageOf(ground: Ground): Damage {
  const sentences = new Map<ArticleId, readonly Sentence[]>();
  const slots = [...ground.articles.values()].flatMap((one) => {
    const read = readSlots(one);
    sentences.set(one.article.id, read.sentences);
    return read.slots;
  });
  const byFrame = new Map<string, Slot[]>();
  for (const slot of slots) pushTo(byFrame, slot.frame, slot);
  const facts: Fact[] = [];
  const spans = new Map<ArticleId, Span[]>();
  for (const frame of [...byFrame.keys()].sort()) {
    const found = damagedIn(byFrame.get(frame)!, ground, sentences);
    for (const { bad } of found) pushTo(spans, bad.article, bad.span);
    for (const group of groupedBy(found, ({ good }) => good.name).values())
      facts.push(factFrom(group, byFrame.get(frame)!, ground));
  }
  return { facts, spans };
}

/** The sentences of an article and the slots in them; kept as long as the article is. */
const readSlots = oncePer((one: AnnotatedArticle) => {
  const sentences: Sentence[] = [];
  return { slots: slotsIn(one, sentences), sentences };
});

function slotsIn(one: AnnotatedArticle, sentences: Sentence[]): Slot[] {
  const { article, annotation } = one;
  const entities = mentionIndex(one);
  return annotation.sentences.flatMap((at, index) => {
    const stems = weightsOf(stemsIn(article.text, at));
    sentences.push({ stems, weight: total(stems) });
    const text = article.text.slice(at.start, at.end);
    const whole = [...text.matchAll(SLOT)].filter(
      ([, noun, , name]) => name!.length > 1 && !NO_SLOT.has(noun!.toLowerCase()),
    );
    return whole.map((match) => ({
      ...slotFrom(article, match, at, index, entities),
      isAttribute: isAttribute(text, match),
    }));
  });
}

/** A noun right behind a name, "killed in US drone strikes": the name tells of which kind the noun is. */
function isAttribute(text: string, match: RegExpExecArray): boolean {
  const behind = /^[\s-](\p{Ll}[\p{L}\p{M}'’-]*)/u.exec(
    text.slice(match.index + match[0].length, match.index + match[0].length + 30),
  );
  return behind !== null && !AFTER_NAME.has(behind[1]!);
}

/** Words that may stand behind a name without belonging to it: prepositions, conjunctions, words without content. */
const AFTER_NAME = new Set([...wordsIn("parting"), ...wordsIn("empty")]);

function slotFrom(
  article: AnnotatedArticle["article"],
  match: RegExpExecArray,
  at: Span,
  sentence: number,
  entities: ReadonlyMap<number, Entity>,
): Omit<Slot, "isAttribute"> {
  const name = match[3]!.replace(/['’]s?$/u, "");
  const start = at.start + match.index;
  const nameStart = start + match[0].length - match[3]!.length;
  const nameSpan = { start: nameStart, end: nameStart + name.length };
  const entity = entities.get(nameStart);
  return {
    article: article.id,
    frame: `${stemOf(match[1]!.toLowerCase())} ${match[2]!}`,
    name: spelt(name),
    span: { start, end: nameSpan.end },
    nameSpan,
    sentence,
    country: entity?.country,
    entity: entity?.id,
    isScarred: SCAR.test(article.text.slice(nameSpan.end, nameSpan.end + 12)),
  };
}

/** Spellings of one name are one: "St. Aldric", "Saint-Aldric"; so are apostrophes. */
function spelt(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[‘’ʼ`]/gu, "'")
    .replace(/^the\s+/u, "")
    .replace(/^(?:ste?\.?|sainte?)[\s-]+/u, "saint ")
    .replace(/[\s-]+/gu, " ");
}

interface Entity {
  readonly id: string;
  readonly country: string | undefined;
}

function mentionIndex({ article, annotation }: AnnotatedArticle): Map<number, Entity> {
  const found = new Map<number, Entity>();
  for (const { id, country, mentions } of annotation.entities) {
    for (const mention of mentions) if (mention.article === article.id) found.set(mention.span.start, { id, country });
  }
  return found;
}

interface Found {
  readonly good: Slot;
  readonly bad: Slot;
}

function damagedIn(
  slots: readonly Slot[],
  ground: Ground,
  sentences: ReadonlyMap<ArticleId, readonly Sentence[]>,
): Found[] {
  const byLineage = new Map<number | string, Slot[]>();
  for (const slot of slots) {
    const lineage = ground.lineageOf.get(slot.article) ?? slot.article;
    pushTo(byLineage, lineage, slot);
  }
  const carriers = carriersOf(slots);
  return [...byLineage.values()].flatMap((group) => pairsIn(group, carriers, sentences));
}

function carriersOf(slots: readonly Slot[]): Map<string, Set<ArticleId>> {
  const carriers = new Map<string, Set<ArticleId>>();
  for (const { name, article } of slots) carriers.set(name, (carriers.get(name) ?? new Set()).add(article));
  return carriers;
}

/** Longest list of slots of one frame and lineage that is looked at pair by pair. */
const PAIRED = 60;

function pairsIn(
  group: readonly Slot[],
  carriers: ReadonlyMap<string, ReadonlySet<ArticleId>>,
  sentences: ReadonlyMap<ArticleId, readonly Sentence[]>,
): Found[] {
  if (new Set(group.map(({ name }) => name)).size < 2) return [];
  const found: Found[] = [];
  for (const bad of group.slice(0, PAIRED)) {
    if (bad.isAttribute && !bad.isScarred) continue;
    const good = group
      .slice(0, PAIRED)
      .find(
        (other) =>
          other.article !== bad.article &&
          (bad.isScarred || !carriers.get(other.name)?.has(bad.article)) &&
          contradicts(bad, other) &&
          isAligned(bad, other, sentences) &&
          isWorse(bad, other, carriers),
      );
    if (good) found.push({ good, bad });
  }
  return found;
}

function contradicts(a: Slot, b: Slot): boolean {
  if (a.name === b.name || a.name.includes(b.name) || b.name.includes(a.name)) return false;
  if (a.entity !== undefined && a.entity === b.entity) return false;
  if (!a.isScarred && !b.isScarred && shareWord(a.name, b.name)) return false;
  return a.country === undefined || a.country !== b.country;
}

/** "Velm Harbour" and "Velm Ferries" are two that go by one word, and nothing was garbled. */
function shareWord(a: string, b: string): boolean {
  const words = new Set(a.split(" "));
  return b.split(" ").some((word) => words.has(word));
}

function isAligned(a: Slot, b: Slot, sentences: ReadonlyMap<ArticleId, readonly Sentence[]>): boolean {
  const [x, y] = [sentences.get(a.article)![a.sentence]!, sentences.get(b.article)![b.sentence]!];
  const shared = sharedWeight(x.stems, y.stems);
  const least = a.isScarred || b.isScarred ? ALIGNED : ALIGNED_WHOLE;
  return shared >= LEAST_SHARED && shared >= least * Math.min(x.weight, y.weight);
}

/** The damaged one is scarred, or stands alone against several articles with the other name. */
function isWorse(bad: Slot, good: Slot, carriers: ReadonlyMap<string, ReadonlySet<ArticleId>>): boolean {
  if (bad.isScarred !== good.isScarred) return bad.isScarred;
  const [own, other] = [carriers.get(bad.name)!.size, carriers.get(good.name)!.size];
  return own === 1 && other >= OUTVOTED_BY;
}

function factFrom(group: readonly Found[], slots: readonly Slot[], ground: Ground): Fact {
  const name = group[0]!.good.name;
  const bad = new Set(group.map((one) => one.bad));
  const good = slots.filter((slot) => slot.name === name && !bad.has(slot));
  const words = (slot: Slot) =>
    ground.articles.get(slot.article)!.article.text.slice(slot.span.start, slot.span.end).replace(/\s+/g, " ");
  const shown = good.map(words).sort((a, b) => a.length - b.length || compareText(a, b))[0]!;
  const valued = [
    ...good.map((slot) => valuedAs(slot, shown, ground)),
    ...[...bad].map((slot) => valuedAs(slot, words(slot), ground)),
  ];
  const weighed = weigh(valued, ground.counter);
  const values = [...weighed.values].sort((a, b) => Number(b.value === shown) - Number(a.value === shown));
  return {
    id: stableId(
      "f",
      ground.story.id,
      "damage",
      ...weighed.mentions.map(({ article, span }) => `${article}:${span.start}-${span.end}`),
    ),
    story: ground.story.id,
    kind: "event",
    text: shown,
    mentions: weighed.mentions,
    support: values[0]!.support,
    disagreement: { values, kind: "damage" },
  };
}

function valuedAs(slot: Slot, value: string, ground: Ground): Valued {
  const { article } = ground.articles.get(slot.article)!;
  return {
    mention: { article: slot.article, span: slot.span },
    value,
    origins: ground.origins.ofSpeaker(article, undefined),
  };
}
