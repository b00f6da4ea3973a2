import type { Fact, FactMention, Quote, Utterance } from "../../src/model/index.ts";
import { type GoldDisagreement, type GoldStory, type Marked, sharedUnits, standsOn } from "./gold-labels.ts";
import type { Tally } from "./tally.ts";

/** What was found in a labelled story, and where to say what is wrong with it. */
export interface Told {
  readonly facts: readonly Fact[];
  readonly quotes: readonly Quote[];
  readonly utterances: readonly Utterance[];
  readonly tally: Tally;
  say(flaw: string): void;
}

/** Facts of several articles: joined, with the right support; joins that are one fact; facts of one article present. */
export function factsScored(gold: GoldStory, told: Told): void {
  const { facts, tally } = told;
  for (const one of gold.facts) {
    const articles = new Set(one.mentions.map(({ article }) => article));
    const [best, most] = bestFor(one.mentions, facts);
    if (articles.size === 1) tally.add("single facts present", most > 0);
    if (articles.size === 1) continue;
    tally.add("shared facts joined", most >= 2);
    tally.add(
      "shared facts, support exactly right",
      most === articles.size && best?.support.articles === articles.size,
    );
    for (let i = 0; i < articles.size; i++) tally.add("articles of shared facts", i < most);
    if (most < 2) told.say(`${one.id} ${most}/${articles.size} ${one.text}`);
  }
  for (const fact of facts) joinScored(fact, gold, told);
}

function bestFor(marked: readonly Marked[], facts: readonly Fact[]): [Fact | undefined, number] {
  let [best, most]: [Fact | undefined, number] = [undefined, 0];
  for (const fact of facts) {
    const carried = marked.filter((one) => fact.mentions.some((mention) => standsOn(mention, one)));
    const count = new Set(carried.map(({ article }) => article)).size;
    if (count > most) [best, most] = [fact, count];
  }
  return [best, most];
}

function joinScored(fact: Fact, gold: GoldStory, told: Told): void {
  if (new Set(fact.mentions.map(({ article }) => article)).size < 2) return;
  const under = (mention: FactMention) =>
    gold.facts.filter(({ mentions }) => mentions.some((one) => standsOn(mention, one))).map(({ id }) => id);
  const touched = fact.mentions.map(under).filter((ids) => ids.length > 0);
  if (touched.length < 2) return;
  const isOne = touched[0]!.some((id) => touched.every((ids) => ids.includes(id)));
  const isGoldSide = (mention: FactMention) =>
    gold.disagreements.some(({ sides }) =>
      sides.some(({ mentions }) => mentions.some((one) => standsOn(mention, one))),
    );
  told.tally.add(
    "joins that are one fact",
    isOne || (fact.disagreement !== undefined && fact.mentions.some(isGoldSide)),
  );
  if (!isOne) told.say(`MERGED ${fact.text.slice(0, 80)} <- ${touched.map((ids) => ids[0])}`);
}

/** Disagreements of the labels that are found, and shown ones that the labels know. */
export function disagreementsScored(gold: GoldStory, told: Told): void {
  const shown = told.facts.filter(({ disagreement }) => (disagreement?.values.length ?? 0) > 1);
  for (const one of gold.disagreements) {
    const isFound = shown.some((fact) => isShownBy(one, fact));
    told.tally.add("disagreements found", isFound);
    if (!isFound) told.say(`${one.id} missed: ${one.what}`);
  }
  for (const fact of shown) {
    const isReal = gold.disagreements.some((one) => isShownBy(one, fact));
    told.tally.add("disagreements shown that are real", isReal);
    const { kind, values } = fact.disagreement!;
    if (!isReal) told.say(`FALSE ${kind}: ${values.map(({ value }) => value.slice(0, 50)).join(" / ")}`);
  }
}

/** True when two sides of the labels stand on two different sides of the fact. */
function isShownBy({ sides }: GoldDisagreement, { mentions, disagreement }: Fact): boolean {
  const values = disagreement!.values.map((value) => value.mentions.flatMap((index) => mentions[index] ?? []));
  const places = sides.map((side) =>
    values.findIndex((own) => own.some((mention) => side.mentions.some((one) => standsOn(mention, one)))),
  );
  return new Set(places.filter((place) => place >= 0)).size > 1;
}

/** Quotations found, with one speaker and the right one, and their renderings joined as one utterance. */
export function quotationsScored(gold: GoldStory, told: Told): void {
  const utteranceOf = new Map(told.utterances.flatMap((one) => one.quotes.map((id) => [id, one] as const)));
  for (const { id, speaker, mentions } of gold.quotes) {
    const joined: string[] = [];
    for (const marked of mentions) {
      if (!marked.at) continue;
      const quote = quoteOn(marked, told.quotes);
      told.tally.add("quotation mentions found", quote !== undefined);
      if (!quote) continue;
      const utterance = utteranceOf.get(quote.id);
      joined.push(utterance?.id ?? quote.id);
      const names = utterance ? utterance.speakers.map(({ name }) => name) : [quote.speaker.name];
      const isRight = names.length === 1 && sameName(names[0], speaker);
      told.tally.add("speaker right and alone", isRight);
      if (!isRight) told.say(`${id} ${speaker} <- ${names.join(" or ")}: ${marked.words.slice(0, 60)}`);
    }
    if (joined.length < 2) continue;
    const isOne = new Set(joined).size === 1;
    told.tally.add("renderings joined as one utterance", isOne);
    if (!isOne) told.say(`${id} APART ${mentions.map(({ words }) => words.slice(0, 60)).join(" | ")}`);
  }
}

/** The quotation that shares most with marked words: half of the shorter of both, and more than a word. */
function quoteOn(marked: Marked, quotes: readonly Quote[]): Quote | undefined {
  const at = marked.at!;
  let [best, most]: [Quote | undefined, number] = [undefined, 8];
  for (const quote of quotes) {
    if (quote.article !== marked.article) continue;
    const shared = sharedUnits(quote.span, at);
    const shorter = Math.min(at.end - at.start, quote.span.end - quote.span.start);
    if (shared > most && shared >= 0.5 * shorter) [best, most] = [quote, shared];
  }
  return best;
}

/** One name holds the other, or both end in the same word of more than three letters. */
export function sameName(a: string | undefined, b: string | undefined): boolean {
  const [x, y] = [folded(a), folded(b)];
  if (x === "" || y === "") return false;
  if (x.includes(y) || y.includes(x)) return true;
  const [lastX, lastY] = [x.split(" ").at(-1)!, y.split(" ").at(-1)!];
  return lastX.length > 3 && lastX === lastY;
}

function folded(name: string | undefined): string {
  const plain = (name ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}
