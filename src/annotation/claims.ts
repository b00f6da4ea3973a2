import type { Annotation, Article, Claim, Event, Span } from "../model/index.ts";
import type { Annotator } from "./annotator.ts";
import type { Amount } from "./claims/amounts.ts";
import { amountClaim, type Built, frameClaim } from "./claims/building.ts";
import { peopleAmounts } from "./claims/counts.ts";
import { isLabelledClaim, verdictOf } from "./claims/debunks.ts";
import { eventOf } from "./claims/events.ts";
import { withLead } from "./claims/leads.ts";
import { tokenFrom } from "./claims/phrases.ts";
import { type Reading, readingOf } from "./claims/reading.ts";
import { withShots } from "./claims/shots.ts";
import { amountsOf } from "./claims/tallies.ts";
import { slotOf } from "./claims/values.ts";

/** Claims of English prose, one a clause, and the events among them. Linear in the article; never throws. */
export const claims: Annotator = {
  name: "claims",
  needs: ["sentences", "tokens", "entities", "times", "quantities", "quotes"],
  adds: ["claims", "events"],
  made: "claims 9",
  language: "en",
  run: claimsOf,
};

function claimsOf(article: Article, known: Annotation): { claims: Claim[]; events: Event[] } {
  const reading = readingOf(article, known);
  const told = turnRound(reading, known.sentences, unique(buildAll(reading)));
  const built = withLead(reading, known.sentences, withShots(told));
  const events = built.flatMap((one) => eventOf(reading, one) ?? []);
  return { claims: built.map(({ claim }) => claim), events };
}

function buildAll(reading: Reading): Built[] {
  const { amounts, loose } = slotsOf(reading);
  const built: Built[] = [];
  const emptied = new Set(reading.tallies.map(({ noun }) => noun));
  reading.clauses.frames.forEach((_, k) => {
    if (emptied.has(k)) return;
    const [first, ...more] = amounts[k]!;
    if (reading.stances[k]!.isClaim || first) built.push(frameClaim(reading, k, first));
    for (const amount of more) built.push(amountClaim(reading, amount, true));
  });
  for (const amount of loose) built.push(amountClaim(reading, amount));
  return built;
}

/** The amounts of every frame, people first, and those that only a noun carries. */
function slotsOf(reading: Reading): { amounts: Amount[][]; loose: Amount[] } {
  const { clauses, ground, args, tallies } = reading;
  const amounts: Amount[][] = clauses.frames.map(() => []);
  const loose: Amount[] = [];
  const used = new Set<string>();
  clauses.frames.forEach((frame, k) => {
    for (const people of peopleAmounts(ground, frame, args[k]!)) {
      amounts[k]!.push(people);
      if (people.quantity) used.add(people.quantity.id);
    }
  });
  const tallied = new Set<number>();
  for (const tally of tallies) {
    amounts[tally.frame]!.push(...amountsOf(tally, clauses.frames[tally.frame]!.head));
    tallied.add(ground.quantityAt[tally.first]!).add(ground.quantityAt[tally.second]!);
  }
  ground.quantities.forEach((quantity, q) => {
    if (used.has(quantity.id) || tallied.has(q)) return;
    const slot = slotOf(reading, q);
    if (!slot) return;
    const { frame, ...amount } = slot;
    if (frame < 0) loose.push(amount);
    else amounts[frame]!.push(amount);
  });
  return { amounts, loose };
}

/** In text order, one claim a head. */
function unique(built: readonly Built[]): Built[] {
  const sorted = [...built].sort(
    (a, b) => a.claim.head.start - b.claim.head.start || a.claim.head.end - b.claim.head.end,
  );
  return sorted.filter((one, i) => one.claim.id !== sorted[i - 1]?.claim.id);
}

/** Denies what a "No, ...", a following "This is false." or the verdict on a labelled claim denies. */
function turnRound({ tree }: Reading, sentences: readonly Span[], built: readonly Built[]): Built[] {
  const denied = new Set<number>();
  const verdicts = new Set<number>();
  let labelled = -1;
  sentences.forEach(({ start, end }, s) => {
    const from = tokenFrom(tree.tokens, start);
    if (isLabelledClaim(tree, from)) labelled = s;
    const verdict = verdictOf(tree, from, tokenFrom(tree.tokens, end));
    if (verdict === "denies-itself") denied.add(s);
    const of = verdict === "denies-claim" ? labelled : verdict === "denies-before" ? s - 1 : -1;
    if (of < 0) return;
    denied.add(of);
    verdicts.add(s);
  });
  if (denied.size === 0) return [...built];
  let s = 0;
  return built.flatMap((one) => {
    while (s < sentences.length - 1 && sentences[s]!.end <= one.claim.head.start) s++;
    if (verdicts.has(s)) return [];
    return denied.has(s) ? { ...one, claim: refuted(one.claim) } : one;
  });
}

/** What the article says is not so, whoever alleged it. */
function refuted(claim: Claim): Claim {
  const modality = claim.modality === "alleged" ? "actual" : claim.modality;
  return { ...claim, polarity: "denied", modality, sources: [] };
}
