import { isClock } from "../../model/clock.ts";
import { type Claim, type Modality, type Role, type Span, stableId, type Time } from "../../model/index.ts";
import { nameBeforeAge } from "./ages.ts";
import type { Amount } from "./amounts.ts";
import { isHearsay, JOBS } from "./jobs.ts";
import { isPeopleMeasure, meansPeople } from "./people.ts";
import { extentOf, phraseOf } from "./phrases.ts";
import type { Reading } from "./reading.ts";
import { sourcesOf, tellerBeside } from "./sources.ts";
import { frameOf } from "./tallies.ts";
import { caseOf, dependentOf, type Tree, wordAt } from "./tree.ts";

/** A claim with what made it, until events are made of it. */
export interface Built {
  readonly claim: Claim;
  readonly frame: number;
}

/** The claim of a frame with its amount, if it has one. */
export function frameClaim(reading: Reading, k: number, amount: Amount | undefined): Built {
  const { tree, clauses, codings, behind } = reading;
  const { clause, head, predicate } = clauses.frames[k]!;
  const coding = codings[k];
  const at = tree.tokens[head]!.span;
  const base = { span: behind(clauseSpan(tree, clause, head), at.start), head: at, predicate };
  const claim: Claim = {
    ...fieldsOf(reading, k, head, base),
    ...(coding && { type: coding.type, ...(coding.mode && { mode: coding.mode }) }),
    contexts: coding?.contexts ?? [],
    ...(amount && slotFields(amount)),
  };
  return { claim: inOrder(onlyTold(tree, claim, head)), frame: k };
}

/**
 * The claim that a noun with a number makes by itself: "a fine of $1.2m". `isOfFrame`: a further number of a clause, "rose by half a
 * point to 4 per cent": the level is of whatever the clause speaks of.
 */
export function amountClaim(reading: Reading, amount: Amount, isOfFrame = false): Built {
  const { tree, clauses } = reading;
  const { anchor } = amount;
  const isTally = /^(?:vote|score) /.test(amount.measure);
  const k = isTally ? frameOf(clauses, anchor) : clauses.owner[anchor]!;
  const [from, to] = extentOf(tree, anchor);
  const span = hull(tree, from, to, amount.quantity?.span);
  const isClauses = isTally || isPeopleMeasure(amount.measure);
  const predicate = k >= 0 && isClauses ? clauses.frames[k]!.predicate : amount.measure.split(" ").at(-1)!;
  const base = { span, head: tree.tokens[anchor]!.span, predicate };
  const who = amount.measure === "age" ? holderOf(tree, anchor) : anchor;
  const isTold = isTally || (isOfFrame && amount.role === "level");
  const roles = isTold && k >= 0 ? rolesOf(reading, k) : [roleAt(reading, "theme", who)];
  const form = { ...reading.formOf(k, anchor), clause: "noun" as const };
  const claim = { ...fieldsOf(reading, k, anchor, base), roles, contexts: [], ...slotFields(amount), form };
  return { claim: inOrder(onlyTold(tree, { ...claim, polarity: "asserted" }, anchor)), frame: -1 };
}

/** "Talk of 300 job losses" says that there is talk. */
function onlyTold(tree: Tree, claim: Claim, head: number): Claim {
  return claim.measure === JOBS.measure && isHearsay(tree, head) ? { ...claim, modality: "alleged" } : claim;
}

/** Whose age a numeral or "old" gives. */
function holderOf(tree: Tree, anchor: number): number {
  const name = nameBeforeAge(tree, anchor);
  if (name >= 0) return name;
  const isOld = (k: number) => tree.tokens[k]!.upos === "NUM" || /^(?:year-|month-)?old$/.test(tree.tokens[k]!.lemma);
  if (meansPeople(tree.tokens[anchor]!.lemma) && !isOld(anchor)) return anchor;
  const { head: above, deprel } = tree.tokens[anchor]!;
  const isNoun = above >= 0 && /^(?:NOUN|PROPN)$/.test(tree.tokens[above]!.upos);
  if (tree.tokens[anchor]!.upos !== "NUM" && !(isNoun && /^(?:amod|compound|nmod|appos|acl)/.test(deprel)))
    return anchor;
  let who = anchor;
  while (tree.tokens[who]!.head >= 0 && (who === anchor || isOld(who))) who = tree.tokens[who]!.head;
  return who;
}

type Base = Pick<Claim, "span" | "head" | "predicate">;

function fieldsOf(reading: Reading, k: number, head: number, base: Base): Claim {
  const { article, clauses, names, speech, stances, whereabouts } = reading;
  const stance = k < 0 ? undefined : stances[k];
  const isLasting = base.predicate === "be" || base.predicate === "age";
  const { time, place } = (k < 0 || isLasting ? undefined : whereabouts[k]) ?? {};
  const beside = k < 0 ? -1 : tellerBeside(clauses.tree, clauses.frames[k]!.clause);
  const told = beside < 0 ? [] : [{ verb: beside, who: dependentOf(clauses.tree, beside, "nsubj") }];
  const modality = stance?.modality ?? "actual";
  const form = reading.formOf(k, head);
  return {
    id: stableId("c", article.id, `${base.head.start}-${base.head.end}`),
    article: article.id,
    ...base,
    contexts: [],
    roles: k < 0 ? [] : rolesOf(reading, k),
    ...(time && !isClock(time, article.text.slice(time.span.start, time.span.end)) && dateOf(time)),
    ...(place && { place }),
    polarity: stance?.polarity ?? "asserted",
    modality: isLongAgo(time?.end ?? time?.start, article.published) && modality === "actual" ? "historical" : modality,
    sources: sourcesOf({ clauses, names, speech }, stance, told, head),
    ...(Object.keys(form).length > 0 && { form }),
  };
}

/** One day, or an hour of it, is told as such; what lasts longer by the month or the year that holds it ("in June", "last week": `2030-06`), a century by none. */
function dateOf({ start, end = start }: Time): Pick<Claim, "date"> {
  if (start === undefined || end === undefined) return {};
  if (start.slice(0, 10) === end.slice(0, 10)) return { date: start };
  const held = [7, 4].find((length) => start.slice(0, length) === end.slice(0, length));
  return held === undefined ? {} : { date: start.slice(0, held) };
}

/** Days before publication from which something told is history. */
const HISTORY_DAYS = 120;

function isLongAgo(day: string | undefined, published: string | undefined): boolean {
  if (!day || !published) return false;
  const [then, now] = [Date.parse(day), Date.parse(published.slice(0, 10))];
  return now - then > HISTORY_DAYS * 86_400_000;
}

function rolesOf(reading: Reading, k: number): Role[] {
  const isCopula = reading.clauses.frames[k]!.predicate === "be";
  return (reading.participants[k] ?? []).map(({ role, token }) => roleAt(reading, role, token, isCopula));
}

/** The role of a token; what a copula says of its subject is not named by the subject's name. */
function roleAt(reading: Reading, role: Role["role"], token: number, isCopula = false): Role {
  const { tree, names, times, timeAt, antecedent } = reading;
  const time = role === "time" ? times[timeAt[token]!] : undefined;
  if (time) return { role, span: time.span, name: tree.text.slice(time.span.start, time.span.end) };
  const own = phraseOf(tree, names, token, isCopula && role === "theme");
  const speaker = /^(?:i|me|myself)$/.test(wordAt(tree, token)) ? speakerAt(reading, token) : undefined;
  if (speaker) return { role, span: own.span, ...speaker };
  const { name, entity } = antecedent[token]! >= 0 ? phraseOf(tree, names, antecedent[token]!) : own;
  return { role, span: own.span, name, ...(entity && { entity: entity.id }) };
}

/** Who says "I": the speaker of the innermost quotation. */
function speakerAt({ speech, names }: Reading, token: number): Pick<Role, "name" | "entity"> | undefined {
  const quote = speech.around(token).findLast(({ kind }) => kind !== "indirect");
  const name = quote?.speaker.name;
  if (!name) return undefined;
  const entity = quote.speaker.entity ?? names.entities.find((one) => one.name === name)?.id;
  return { name, ...(entity && { entity }) };
}

function slotFields({ measure, quantity, implied, role, thing }: Amount): Partial<Claim> {
  return {
    measure,
    ...(thing && { thing }),
    ...(quantity && { quantity: quantity.id }),
    ...(implied !== undefined && { implied: { value: implied } }),
    ...((quantity || implied !== undefined) && role && { quantityRole: role }),
  };
}

/** The clause from its first to its last word, without clauses beside it and without "according to". */
function clauseSpan(tree: Tree, clause: number, head: number): Span {
  let [from, to] = [Math.min(clause, head), Math.max(clause, head)];
  for (const spot of clause === head ? [clause] : [clause, head])
    for (let k = tree.first[spot]!; k >= 0; k = tree.next[k]!) {
      if (isOutside(tree, k)) continue;
      from = Math.min(from, tree.low[k]!);
      to = Math.max(to, tree.high[k]!);
    }
  while (from < Math.min(clause, head) && tree.tokens[from]!.upos === "PUNCT") from++;
  return { start: tree.tokens[from]!.span.start, end: tree.tokens[to]!.span.end };
}

function isOutside(tree: Tree, k: number): boolean {
  const { deprel } = tree.tokens[k]!;
  if (/^(?:punct|cc|mark|parataxis|discourse|case|acl:relcl|appos)$/.test(deprel)) return true;
  if (deprel === "conj") return tree.tokens[k]!.upos === "VERB" || dependentOf(tree, k, "nsubj", "cop") >= 0;
  return deprel === "obl" && /^according to\b/.test(caseOf(tree, k));
}

function hull(tree: Tree, from: number, to: number, also: Span | undefined): Span {
  const { start } = tree.tokens[from]!.span;
  const { end } = tree.tokens[to]!.span;
  return { start: Math.min(start, also?.start ?? start), end: Math.max(end, also?.end ?? end) };
}

const FIELDS = [
  "id",
  "article",
  "span",
  "head",
  "predicate",
  "type",
  "mode",
  "contexts",
  "roles",
  "measure",
  "thing",
  "quantity",
  "implied",
  "quantityRole",
  "date",
  "place",
  "polarity",
  "modality",
  "sources",
  "form",
] as const;

/** Fields in the order of the model, so that the same claim is the same bytes. */
function inOrder(claim: Claim): Claim {
  const sorted: Record<string, unknown> = {};
  for (const field of FIELDS) if (claim[field] !== undefined) sorted[field] = claim[field];
  return sorted as unknown as Claim;
}

/** Modality of an event, in which only four grades are kept. */
export function eventModality(modality: Modality): "actual" | "future" | "possible" | "historical" {
  if (modality === "planned") return "future";
  return modality === "actual" || modality === "historical" ? modality : "possible";
}
