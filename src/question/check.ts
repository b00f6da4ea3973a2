import { z } from "zod";
import type { ArticleId, Dossier, Fact, FactMention, Span } from "../model/index.ts";
import type { StoryCard } from "../pile/cards.ts";
import { SUPPOSED, suppose } from "../pile/supposing.ts";
import { amountsMet } from "./amounts.ts";
import { likeness, type Sought, sought } from "./hits.ts";
import { cardAt } from "./paging.ts";
import type { Asked } from "./pile.ts";
import { question } from "./question.ts";
import * as is from "./schemas.ts";
import { storyAt, storyTest } from "./selecting.ts";
import { DENIAL, sentenceAround } from "./sentences.ts";
import { factShown, supportShown, type Texts, textsOf } from "./shown.ts";

const STATUSES = ["corroborated", "single-lineage", "disputed", "not-found"] as const;
type Status = (typeof STATUSES)[number];

const met = z.object({
  status: z.enum(STATUSES),
  isSaid: z.boolean().meta({ description: "Somebody reports it as the sentence has it" }),
  side: z.int().optional().meta({ description: "Which of the fact's sides says what the sentence says" }),
  support: is.support.meta({ description: "Who reports it as the sentence has it" }),
  weakest: z.number().optional().meta({ description: "Score of the weakest link that makes carriers one lineage" }),
  likeness: z
    .number()
    .meta({ description: "Share of the sentence's rare words that a mention of the fact holds, 0..1" }),
  fact: is.fact,
});
type Met = z.infer<typeof met>;

/**
 * Facts that the sentence joins as a report would are taken from this share of its rare words on, facts that merely hold its words from
 * the second; those this far behind the nearest one do not count for the whole. Set on sentences of our own about examples/pile;
 * test/question/check.test.ts holds them.
 */
const LEAST_LIKE = 0.25;
const ALIKE = 0.8;
const BEHIND = 0.15;
/** Fewer telling words find nothing by words alone. */
const FEWEST_WORDS = 3;
/** A mention that covers this share of the sentence speaks of what the sentence says, not of something beside it. */
const WHOLE = 0.6;
/** Stories that are looked into, and articles of each that the sentence is laid beside. */
const MOST_STORIES = 3;
const MOST_ARTICLES = 16;
const MOST_HITS = 60;
/** Facts that are looked at before others have their turn. */
const BREATH = 20;

export const check = question({
  name: "check",
  title: "Check a sentence",
  description:
    "Which reports carry what a sentence says: corroborated (two lineages or more), single-lineage, disputed (reports differ, or say otherwise), not-found. Measures reporting, never truth: not-found is not false.",
  path: "check",
  isLong: true,
  input: z.strictObject({
    claim: z.string().min(3).max(1_000).meta({ description: "One sentence in plain words" }),
    story: is.id.optional(),
    since: is.day.optional(),
    until: is.day.optional(),
    limit: z.int().min(1).max(20).default(3).meta({ description: "Most facts" }),
    spans: is.spans,
  }),
  output: z.object({
    claim: z.string(),
    status: z.enum(STATUSES),
    measures: z.literal("reporting, never truth"),
    facts: z.array(met),
    nearest: z
      .array(z.object({ likeness: z.number(), fact: is.fact }))
      .meta({ description: "When nothing says it: facts with most of its words" }),
  }),
  async answer(asked, { claim, limit, spans, ...where }) {
    const wanted = await sought(asked, claim);
    const places = await placesFor(asked, wanted, where);
    const found = (await Promise.all(places.map((place) => metIn(asked, place, claim, wanted, spans)))).flat();
    const facts = found.sort(byNearness).slice(0, limit);
    const near = facts.length > 0 ? [] : await nearestIn(asked, places, wanted, limit);
    const nearest = near.map(({ fact, texts, likeness: like }) => {
      return { likeness: like, fact: factShown(texts, fact, spans) };
    });
    return { claim, status: statusOf(facts), measures: "reporting, never truth" as const, facts, nearest };
  },
});

/** The nearest first; of those that are as near, one that somebody says. */
function byNearness(a: Met, b: Met): number {
  return b.likeness - a.likeness || Number(b.isSaid) - Number(a.isSaid) || (a.fact.id < b.fact.id ? -1 : 1);
}

/** Of the facts of the nearest one's story that come close to it: a dispute is told before all, then the best that is reported. */
function statusOf(facts: readonly Met[]): Status {
  const [first] = facts;
  const isLeading = ({ likeness: like, fact }: Met) =>
    first !== undefined && fact.story === first.fact.story && like >= first.likeness - BEHIND;
  const leading = facts.filter(isLeading);
  const order: readonly Status[] = ["disputed", "corroborated", "single-lineage"];
  return order.find((one) => leading.some(({ status }) => status === one)) ?? "not-found";
}

interface Place {
  readonly dossier: Dossier;
  readonly articles: readonly ArticleId[];
}

interface Where {
  readonly story?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** The stories whose articles hold most of the rare words, with those articles. */
async function placesFor(asked: Asked, { hits }: Sought, { story: named, ...days }: Where): Promise<Place[]> {
  const story = named === undefined ? undefined : (await storyAt(asked, named)).story.id;
  const isWanted = storyTest(days);
  const stories = new Map<string, ArticleId[]>();
  for (const { article } of story === undefined ? hits.slice(0, MOST_HITS) : hits) {
    const home = await asked.store.storyOf(article);
    if (home === undefined || (story ?? home) !== home) continue;
    if (!stories.has(home) && stories.size === MOST_STORIES) continue;
    if (!stories.has(home)) {
      const card = await cardAt<StoryCard>(asked, "stories", home);
      if (!card || !isWanted(card)) continue;
    }
    stories.set(home, [...(stories.get(home) ?? []), article].slice(0, MOST_ARTICLES));
  }
  const places: Place[] = [];
  for (const [id, articles] of stories) {
    const dossier = await asked.dossier(id);
    if (dossier) places.push({ dossier, articles });
  }
  return places;
}

/** Facts of a story that the sentence meets. */
async function metIn(
  asked: Asked,
  { dossier, articles }: Place,
  claim: string,
  wanted: Sought,
  spans: number,
): Promise<Met[]> {
  await asked.pace();
  const told = await suppose(asked.store, dossier, articles, claim);
  await asked.pace();
  const texts = textsOf(dossier);
  const found = new Map<string, Met>();
  const note = (fact: Fact, like: number, standing: Standing) => {
    const known = found.get(fact.id);
    if (known && known.likeness >= like && (known.isSaid || !standing.isSaid)) return;
    found.set(fact.id, { ...judged(dossier, fact, standing), likeness: like, fact: factShown(texts, fact, spans) });
  };
  for (const joined of told.facts) {
    const others = othersIn(joined);
    if (others.length === 0 || !isOfTheWhole(told, joined, claim)) continue;
    const fact = keptFact(dossier, joined.kind, others);
    const like = fact ? likenessOf(texts, fact, wanted) : 0;
    if (fact && like >= LEAST_LIKE) note(fact, like, standingIn(joined, fact));
  }
  for (const { fact, likeness: like, ...standing } of amountsMet(dossier, told, claim, wanted)) {
    if (standing.isSaid || !found.has(fact.id)) note(fact, like, standing);
  }
  if (found.size === 0 && wanted.words.size >= FEWEST_WORDS) {
    for (const [at, fact] of dossier.facts.entries()) {
      if (at % BREATH === 0) await asked.pace();
      const like = likenessOf(texts, fact, wanted);
      if (like >= ALIKE && saysTheSame(texts, fact, claim))
        note(fact, like, { isSaid: true, side: sideOf(fact, fact.mentions) });
    }
  }
  return [...found.values()];
}

/** How the sentence stands to a fact: whether somebody says the same, and on which of its sides. */
interface Standing {
  readonly isSaid: boolean;
  readonly side?: number | undefined;
}

function othersIn({ mentions }: Fact): FactMention[] {
  return mentions.filter(({ article }) => article !== SUPPOSED);
}

/** Whether the sentence joins a fact by what it says, its widest claim, or by something it says beside that. */
function isOfTheWhole({ claims }: Dossier, { mentions }: Fact, sentence: string): boolean {
  const own = claims.filter(({ article }) => article === SUPPOSED);
  const length = ({ start, end }: Span) => end - start;
  const widest = own.reduce((most, { span }) => Math.max(most, length(span)), 0);
  const main = new Set(own.filter(({ span }) => length(span) === widest).map(({ id }) => id));
  const mine = mentions.filter(({ article }) => article === SUPPOSED);
  return mine.some(({ ref, span }) => main.has(ref ?? "") || length(span) >= WHOLE * sentence.length);
}

/** The fact as it is kept that has most of these mentions. */
function keptFact({ facts }: Dossier, kind: Fact["kind"], mentions: readonly FactMention[]): Fact | undefined {
  const shared = (fact: Fact) =>
    fact.mentions.filter((one) => mentions.some((other) => isSamePlace(one, other))).length;
  let best: { fact: Fact; count: number } | undefined;
  for (const fact of facts.filter((one) => one.kind === kind)) {
    const count = shared(fact);
    if (count > (best?.count ?? 0)) best = { fact, count };
  }
  return best?.fact;
}

function isSamePlace(one: FactMention, other: FactMention): boolean {
  if (one.article !== other.article) return false;
  if (one.ref !== undefined || other.ref !== undefined) return one.ref === other.ref;
  return one.span.start === other.span.start && one.span.end === other.span.end;
}

function standingIn(joined: Fact, kept: Fact): Standing {
  const own = joined.disagreement?.values.find(({ mentions }) =>
    mentions.some((at) => joined.mentions[at]?.article === SUPPOSED),
  );
  if (!own) return { isSaid: true, side: sideOf(kept, othersIn(joined)) };
  const beside = own.mentions.flatMap((at) => joined.mentions[at] ?? []).filter(({ article }) => article !== SUPPOSED);
  return beside.length === 0 ? { isSaid: false } : { isSaid: true, side: sideOf(kept, beside) };
}

/** The side of a kept fact that has most of these mentions. */
function sideOf({ disagreement, mentions }: Fact, these: readonly FactMention[]): number | undefined {
  if (!disagreement) return undefined;
  const counts = disagreement.values.map(
    (value) => value.mentions.filter((at) => these.some((one) => isSamePlace(one, mentions[at]!))).length,
  );
  const most = Math.max(...counts);
  return most === 0 ? undefined : counts.indexOf(most);
}

const NOBODY = { articles: 0, publishers: 0, lineages: { atLeast: 0, atMost: 0 }, origins: [] };

function judged(dossier: Dossier, fact: Fact, { isSaid, side }: Standing): Omit<Met, "likeness" | "fact"> {
  const own = side === undefined ? undefined : fact.disagreement?.values[side];
  const support = isSaid ? (own?.support ?? fact.support) : NOBODY;
  const isDisputed = !isSaid || fact.status === "withdrawn" || own?.status === "withdrawn" || isRivalled(fact, side);
  const status: Status = isDisputed ? "disputed" : support.lineages.atLeast >= 2 ? "corroborated" : "single-lineage";
  const weakest = isSaid ? weakestIn(dossier, fact) : undefined;
  return {
    ...{ status, isSaid, support: supportShown(support) },
    ...(side !== undefined && isSaid && { side }),
    ...(weakest !== undefined && { weakest }),
  };
}

/** Reports differ on what is said. A slip of one copy, or other words for one thing, are no rival to the side that most carry. */
function isRivalled({ disagreement }: Fact, side: number | undefined): boolean {
  if (!disagreement) return false;
  if (disagreement.kind !== "damage" && disagreement.kind !== "wording") return true;
  const own = disagreement.values[side ?? 0]?.support.lineages.atMost ?? 0;
  return disagreement.values.some(({ support }) => support.lineages.atMost > own);
}

function weakestIn({ lineages }: Dossier, { mentions }: Fact): number | undefined {
  const carriers = new Set(mentions.map(({ article }) => article));
  const joined = lineages.filter(({ articles }) => articles.filter((id) => carriers.has(id)).length > 1);
  return joined.length === 0 ? undefined : Math.min(...joined.map(({ weakest }) => weakest));
}

function likenessOf(texts: Texts, fact: Fact, wanted: Sought): number {
  return Math.max(...mentionTexts(texts, fact).map((text) => likeness(wanted, text)), 0);
}

/** The fact's text, and the sentences that its first mentions stand in. */
function mentionTexts(texts: Texts, { text, mentions }: Fact): string[] {
  const around = ({ article, span }: FactMention) => sentenceAround(texts.get(article)?.text ?? "", span);
  return [text, ...mentions.slice(0, 30).map(around)];
}

/** Words alone: the same numbers, and both deny or none does. */
function saysTheSame(texts: Texts, fact: Fact, claim: string): boolean {
  const numbers = (text: string) =>
    [...text.matchAll(/\d[\d.,]{0,20}/g)].map(([number]) => number.replace(/[.,]$/, ""));
  const wanted = numbers(claim);
  return mentionTexts(texts, fact).some((text) => {
    const there = new Set(numbers(text));
    return DENIAL.test(text) === DENIAL.test(claim) && wanted.every((number) => there.has(number));
  });
}

/** The facts with most of the sentence's words. */
async function nearestIn(asked: Asked, places: readonly Place[], wanted: Sought, most: number) {
  const near: { readonly fact: Fact; readonly texts: Texts; readonly likeness: number }[] = [];
  let looked = 0;
  for (const { dossier } of places) {
    const texts = textsOf(dossier);
    for (const fact of dossier.facts) {
      if (++looked % BREATH === 0) await asked.pace();
      const like = likenessOf(texts, fact, wanted);
      if (like > 0) near.push({ fact, texts, likeness: like });
    }
  }
  return near.sort((a, b) => b.likeness - a.likeness || (a.fact.id < b.fact.id ? -1 : 1)).slice(0, most);
}
