import { compareText, type Disagreement, type Fact, stableId, type Utterance } from "../model/index.ts";
import { clustersOf } from "./clusters.ts";
import { type Damage, isDamaged } from "./damage.ts";
import { disputeOf, mentionOf, originsOf } from "./disputes.ts";
import type { Ground } from "./ground.ts";
import { inOneLanguage, metAcross } from "./languages.ts";
import { isOneStatement } from "./renderings.ts";
import { byPlace, type Said, saidIn } from "./said.ts";
import { byWordsShared } from "./shared-words.ts";
import { speechesOf } from "./speeches.ts";
import { excerpt } from "./texts.ts";
import { settled } from "./titles.ts";
import type { Counterparts } from "./translations.ts";
import { type Valued, weigh } from "./values.ts";

/** The utterances of one story, the facts they make, and which utterance each quotation renders. */
export interface Statements {
  readonly facts: readonly Fact[];
  readonly utterances: readonly Utterance[];
  readonly utteranceOf: ReadonlyMap<string, string>;
}

/** Groups the quotations of a story by what was said and counts who carries each utterance. */
export function statementsOf(ground: Ground, damage: Damage, counterparts: Counterparts): Statements {
  const nodes = [...ground.articles.values()].flatMap((one) => saidIn(one, ground));
  const same = (a: Said, b: Said) => isOneStatement(a, b, ground.speakers);
  const met = metAcross(clustersOf(nodes, same), counterparts, ground);
  const groups = met.map((group) => settled(group, ground));
  const utterances = speechesOf(groups, ground).map((group) => utteranceFrom(group, ground));
  const utteranceOf = new Map(utterances.flatMap(({ id, quotes }) => quotes.map((quote) => [quote, id] as const)));
  const isSound = ({ quote }: Said) => !isDamaged(damage, quote.article, quote.span);
  const facts = eachWordingOnce(groups.flatMap((group) => factsFrom(group.filter(isSound), ground)));
  return { facts, utterances, utteranceOf };
}

/** Marked, or speech that lost its marks: what is only reported in other words is a claim, not a row of its own. */
function isOwnWords({ quote }: Said): boolean {
  return quote.kind !== "indirect" || quote.marks !== "none";
}

function utteranceFrom(group: readonly Said[], ground: Ground): Utterance {
  const sorted = [...group].sort(byPlace);
  const bySpeaker = new Map<string, string[]>();
  for (const { quote, speaker } of sorted) {
    if (!speaker) continue;
    const known = bySpeaker.get(speaker);
    if (known) known.push(quote.id);
    else bySpeaker.set(speaker, [quote.id]);
  }
  const speakers = [...bySpeaker]
    .map(([name, quotes]) => ({ name, quotes }))
    .sort((a, b) => compareText(a.name, b.name));
  return {
    id: stableId("u", ground.story.id, ...sorted.map(({ quote }) => quote.id)),
    quotes: sorted.map(({ quote }) => quote.id),
    speakers,
    support: ground.counter.count(
      sorted.map(({ quote }) => quote.article),
      sorted.flatMap((one) => originsOf(one, ground)),
    ),
  };
}

/** A row for the words that several renderings share; in what they differ is told only where all of them together do. */
function factsFrom(group: readonly Said[], ground: Ground): Fact[] {
  const parts = byWordsShared(group).filter((part) => part.some(isOwnWords));
  if (parts.length < 2) return parts.map((part) => factFrom(part, part, ground));
  const kind = disputed(group, ground)?.disagreement?.kind;
  return parts.map((part) => {
    const own = part.filter((one) => parts.every((other) => other === part || !other.includes(one)));
    const telling = own.some(isOwnWords) ? own : part;
    const { disagreement, ...fact } = factFrom(part, telling, ground);
    if (disagreement === undefined || disagreement.kind !== kind) return fact;
    return kind !== "wording" || standsIn(disagreement, fact, telling) ? { ...fact, disagreement } : fact;
  });
}

/** True when words that the row is told in stand on a side. */
function standsIn({ values }: Disagreement, { mentions }: Pick<Fact, "mentions">, telling: readonly Said[]): boolean {
  const own = new Set(telling.map(({ quote }) => quote.id));
  return values.some((value) => value.mentions.some((at) => own.has(mentions[at]!.ref ?? "")));
}

/** The rows with each disagreement on words told once: of the parts of one utterance the first tells it. */
function eachWordingOnce(facts: readonly Fact[]): Fact[] {
  const told = new Set<string>();
  return facts.map((fact) => {
    const { disagreement, ...plain } = fact;
    if (disagreement?.kind !== "wording") return fact;
    const key = disagreement.values
      .map(({ value }) => value)
      .sort(compareText)
      .join("\u0001");
    const isToldBefore = told.has(key);
    told.add(key);
    return isToldBefore ? plain : fact;
  });
}

/** The row of some renderings, told in the words of some of them. */
function factFrom(group: readonly Said[], telling: readonly Said[], ground: Ground): Fact {
  const sorted = [...group].sort(byPlace);
  const valued = sorted.map((one): Valued => ({ mention: mentionOf(one), value: "", origins: originsOf(one, ground) }));
  const weighed = weigh(valued, ground.counter);
  const found = disputed(sorted, ground);
  const onSides = found?.disagreement?.kind === "wording" ? sidesIn(found.disagreement, sorted, telling) : telling;
  return {
    id: stableId("f", ground.story.id, "statement", ...sorted.map(({ quote }) => quote.id)),
    story: ground.story.id,
    kind: "statement",
    text: textOf(inOneLanguage([...onSides].sort(byPlace), ground)),
    mentions: weighed.mentions,
    support: weighed.support,
    ...found,
  };
}

/** Of the renderings that a row is told in those that stand on a side, where some do. */
function sidesIn({ values }: Disagreement, sorted: readonly Said[], telling: readonly Said[]): readonly Said[] {
  const sided = values.flatMap(({ mentions }) => mentions.map((at) => sorted[at]!));
  const own = telling.filter((one) => sided.includes(one));
  return own.length > 0 ? own : sided;
}

/** Renderings in one language are held against each other: a translation has other words and other figures anyway. */
function disputed(sorted: readonly Said[], ground: Ground): Pick<Fact, "disagreement"> | undefined {
  const compared = inOneLanguage(sorted, ground);
  const found = disputeOf(compared, ground);
  if (!found?.disagreement || compared.length === sorted.length) return found;
  const place = new Map(sorted.map((one, index) => [one, index]));
  const values = found.disagreement.values.map((value) => ({
    ...value,
    mentions: value.mentions.map((index) => place.get(compared[index]!)!),
  }));
  return { disagreement: { ...found.disagreement, values } };
}

/** The rendering to show: marked before unmarked, then the one nearest to the middle length. */
function textOf(group: readonly Said[]): string {
  const marked = group.filter(({ quote }) => quote.marks === "present" && quote.kind === "direct");
  const pool = [...(marked.length ? marked : group)].sort(
    (a, b) => a.words.length - b.words.length || compareText(a.words, b.words),
  );
  const chosen = pool[Math.floor((pool.length - 1) / 2)]!;
  const words = marked.length ? `“${excerpt(chosen.words).replace(/[,;]$/, "")}”` : excerpt(chosen.words);
  return chosen.speaker ? `${chosen.speaker}: ${words}` : words;
}
