import type { Quantity } from "../../model/index.ts";
import { type Amount, type AmountRole, type Ground, quantityOf } from "./amounts.ts";
import { type Arguments, joinedTo } from "./arguments.ts";
import type { Frame } from "./frames.ts";
import { countedBefore, isPeopleState, meansPeople, peopleTable } from "./people.ts";
import { entityOf, isPeople } from "./phrases.ts";
import { caseOf, dependentOf, dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

/** The people that a frame counts: as what, and the token of who is counted. */
interface Counted {
  readonly measure: string;
  readonly token: number;
}

/** What a phrase counts, and how. */
type CountedSo = Pick<Amount, "quantity" | "implied" | "role" | "thing">;

/** How many people a frame says were killed, injured, arrested and so on. */
export function peopleAmounts(ground: Ground, frame: Frame, args: Arguments): Amount[] {
  const counted = countedBy(ground, frame, args);
  if (!counted) return [];
  const { measure } = counted;
  const token = countedIn(ground.tree, counted.token);
  const base = { measure, anchor: token };
  if (token < 0) return [base];
  if (isToll(ground.tree, token)) return [];
  if (!isPeople(ground.tree, ground.names, token) && !isCountNoun(ground.tree, token, measure)) return [];
  const count = isFurther(ground.tree, token, measure) ? ONE_MORE : countOf(ground, token);
  if (isHit(frame.predicate) && measure.startsWith("person ") && !count.quantity && count.implied === undefined)
    return [];
  const isMore = count.role === "total" && isAlso(ground.tree, frame);
  return [{ ...base, ...count, ...(isMore && { role: "change" as const }) }, ...partsOf(ground, measure, token)];
}

const ONE_MORE: CountedSo = { thing: "person", implied: 1, role: "change" };

/** "A fourth person was injured" beside three dead: an ordinal tells how many were killed or arrested, not how many were hurt. */
function isFurther(tree: Tree, token: number, measure: string): boolean {
  return !/^(?:killed|arrested|charged|missing|rescued)$/.test(measure) && ordinalAt(tree, token) !== undefined;
}

/** "A total of six people were killed": the people. */
function countedIn(tree: Tree, token: number): number {
  if (token < 0 || !isToll(tree, token)) return token;
  return (
    dependentsOf(tree, token, "nmod").find((k) => caseOf(tree, k) === "of" && meansPeople(lemmaAt(tree, k))) ?? token
  );
}

/** "Two women were also hurt": beside others, who are counted elsewhere. */
function isAlso(tree: Tree, { clause, head }: Frame): boolean {
  return [clause, head].some((token) => dependentsOf(tree, token, "advmod").some((k) => wordAt(tree, k) === "also"));
}

/** Each number of a joined subject is a part of the whole: "a man and two children". */
function partsOf(ground: Ground, measure: string, token: number): Amount[] {
  const all = joinedTo(ground.tree, token).filter((k) => isPeople(ground.tree, ground.names, k));
  const among = dependentsOf(ground.tree, token, "nmod").filter((k) => caseOf(ground.tree, k).startsWith("includ"));
  const parts = [...(all.length < 2 ? [] : all), ...among.flatMap((k) => joinedTo(ground.tree, k))];
  return parts.flatMap((k) => {
    const { quantity } = oneCount(ground, k);
    return quantity
      ? [{ measure, anchor: k, quantity, role: "part" as const, thing: genericThing(lemmaAt(ground.tree, k)) }]
      : [];
  });
}

/** What is counted, with all words that only mean people made one. */
export function genericThing(lemma: string): string {
  return GENERIC.test(lemma) ? "person" : lemma;
}

const GENERIC =
  /^(?:people|person|persons|other|others|victim|life|dead|injured|wounded|individual|more|casualty|fatality|body|one|half|dozen|hundred|thousand|old|human|death|injury|killed|additional)$/;

function isCountNoun(tree: Tree, token: number, measure: string): boolean {
  return peopleTable().count.get(lemmaAt(tree, token)) === measure || lemmaAt(tree, token) === "life";
}

/** Nouns that stand for a sum of people: "the toll rose to five". */
export function isToll(tree: Tree, token: number): boolean {
  return /^(?:toll|number|total|count|tally|figure)$/.test(lemmaAt(tree, token));
}

function countedBy({ tree }: Ground, frame: Frame, args: Arguments): Counted | undefined {
  const { done, undergone, state, count } = peopleTable();
  const { predicate, kind, head } = frame;
  const before = countedBefore(tree, head);
  const isOutcome =
    before >= 0 &&
    (state.has(predicate) || done.has(predicate)) &&
    dependentOf(tree, head, "obj", "cop", "aux", "aux:pass") < 0;
  if (isOutcome) return counted(state.get(predicate) ?? done.get(predicate), firstJoined(tree, before));
  if (kind === "state") return counted(state.get(predicate), args.patient);
  if (kind === "existence") return counted(count.get(predicate) ?? placedHere(tree, head, args), head);
  if (kind === "noun") return ofNoun(tree, frame, args);
  if (kind === "copula") return ofCopula(tree, frame, args);
  if (kind !== "verb") return undefined;
  if (isHit(predicate) && args.patient >= 0)
    return byObject(tree, frame, args) ?? counted(`person ${predicate}`, args.patient);
  if (frame.head !== frame.clause && count.has(lemmaAt(tree, head)))
    return byObject(tree, frame, args) ?? counted(count.get(lemmaAt(tree, head)), args.patient);
  return (
    byObject(tree, frame, args) ??
    counted(done.get(predicate), args.patient) ??
    counted(undergone.get(predicate), args.patient >= 0 ? args.patient : args.agent)
  );
}

/** What is done to people by which they may live or die. */
export function isHit(predicate: string): boolean {
  return /^(?:shoot|stab|poison|burn)$/.test(predicate);
}

/** "three women and two men dead": all that are joined. */
function firstJoined(tree: Tree, token: number): number {
  const { deprel, head } = tree.tokens[token]!;
  const isOf = deprel === "conj" && head >= 0 && meansPeople(lemmaAt(tree, head));
  const hasState = isOf && isPeopleState(lemmaAt(tree, head + 1));
  return isOf && !hasState && dependentOf(tree, head, "nummod") >= 0 ? head : token;
}

/** "There were 48 people on the coach." */
function placedHere(tree: Tree, head: number, { obliques }: Arguments): string | undefined {
  if (!meansPeople(lemmaAt(tree, head))) return undefined;
  return obliques.some(({ by }) => /^(?:on|in|at|aboard|inside|on board)$/.test(by)) ? "present" : undefined;
}

function counted(measure: string | undefined, token: number): Counted | undefined {
  return measure === undefined ? undefined : { measure, token };
}

/** "23 deaths", "the killing of three men", "his arrest". */
function ofNoun(tree: Tree, { head, predicate }: Frame, { patient }: Arguments): Counted | undefined {
  const { done, undergone, count } = peopleTable();
  const lemma = lemmaAt(tree, head);
  const isFatal =
    isHit(predicate) && dependentsOf(tree, head, "amod").some((k) => /^(?:fatal|deadly)$/.test(lemmaAt(tree, k)));
  const measure = isFatal ? "killed" : (count.get(lemma) ?? done.get(predicate) ?? undergone.get(predicate));
  if (measure === undefined) return undefined;
  if (patient >= 0) return { measure, token: patient };
  return dependentOf(tree, head, "nummod") >= 0 && count.has(lemma) ? { measure, token: head } : undefined;
}

/** "among the dead were two nurses", "the victim was a nurse" say nothing that can be counted safely; "12 are in hospital" does. */
function ofCopula(tree: Tree, { head }: Frame, { agent }: Arguments): Counted | undefined {
  if (lemmaAt(tree, head) === "hospital" && caseOf(tree, head) === "in")
    return { measure: "hospitalised", token: agent };
  const isAboard =
    lemmaAt(tree, head) === "board" || dependentsOf(tree, head).some((k) => /^(?:board|aboard)$/.test(wordAt(tree, k)));
  if (isAboard || lemmaAt(tree, head) === "aboard") return { measure: "present", token: agent };
  if (
    lemmaAt(tree, head) === "condition" &&
    dependentsOf(tree, head, "amod").some((k) => /^(?:critical|serious|stable)$/.test(lemmaAt(tree, k)))
  )
    return { measure: "injured", token: agent };
  return undefined;
}

/** Turns of phrase: "lost their lives", "claimed 12 lives", "was taken to hospital". */
function byObject(tree: Tree, { clause, isPassive }: Frame, args: Arguments): Counted | undefined {
  const verb = lemmaAt(tree, clause);
  for (let k = tree.first[clause]!; k >= 0; k = tree.next[k]!) {
    const { deprel } = tree.tokens[k]!;
    if (!/^(?:obj|obl|xcomp|advmod|amod|advcl|nsubj:pass)$/.test(deprel)) continue;
    if (wordAt(tree, k) === "fatally" && countedBefore(tree, k) < 0)
      return { measure: "killed", token: args.patient >= 0 ? args.patient : args.agent };
    const measure = peopleTable().object.get(`${verb}:${lemmaAt(tree, k)}`);
    if (measure === undefined || deprel === "xcomp") continue;
    if (deprel !== "obj" && deprel !== "nsubj:pass") return { measure, token: undergoing(tree, clause, args) };
    return { measure, token: ownersOf(tree, verb, k, isPassive ? -1 : args.agent) };
  }
  return undefined;
}

/** "Seven were killed and 50 taken to hospital": the number right before a verb without a subject of its own. */
function undergoing(tree: Tree, clause: number, { patient, agent }: Arguments): number {
  const before = tree.tokens[clause]!.deprel === "conj" ? countedBefore(tree, clause) : -1;
  const hasOwn = dependentOf(tree, clause, "nsubj", "nsubj:pass") >= 0;
  if (before >= 0 && !hasOwn) return before;
  return patient >= 0 ? patient : agent;
}

/** Whose lives or injuries: those named after "of", the subject of "lose", else the lives themselves. */
function ownersOf(tree: Tree, verb: string, object: number, subject: number): number {
  const of = dependentsOf(tree, object, "nmod").find((k) => caseOf(tree, k) === "of");
  if (of !== undefined) return of;
  const owner = dependentOf(tree, object, "nmod:poss");
  if (owner >= 0 && verb === "take") return owner;
  if (/^(?:claim|take|cost)$/.test(verb)) return object;
  return subject;
}

const ORDINALS = new Map(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    .split(" ")
    .map((word, k) => [word, k + 1] as const),
);

/** "sixth" and "8th". */
function ordinalOf(word: string): number | undefined {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word);
  return digits ? Number(digits[1]) : ORDINALS.get(word);
}

const COLLECTIVE =
  /^(?:family|group|crowd|team|crew|police|staff|gang|army|convoy|public|population|life|people|troop|personnel|civilian population|company|majority|rest|other)$/;
const PAIRS = /^(?:couple|pair|duo)$/;

/** The number of people of a phrase and of what is joined to it. */
function countOf(ground: Ground, token: number): CountedSo {
  const all = distinctPeople(ground, token);
  const counts = (all.length > 0 ? all : [token]).map((k) => oneCount(ground, k));
  const [only] = counts;
  const role = roleOf(ground, token);
  const isNumeral =
    /^(?:NUM|PRON|DET)$/.test(ground.tree.tokens[token]!.upos) || entityOf(ground.tree, ground.names, token);
  const base = { thing: isNumeral ? "person" : genericThing(lemmaAt(ground.tree, token)), role };
  if (counts.length === 1 && only?.quantity) return { ...base, quantity: only.quantity };
  if (counts.some((one) => one.value === undefined)) return base;
  return { ...base, implied: counts.reduce((sum, one) => sum + one.value!, 0) };
}

/** Who is joined, each once: "her son, 8-year-old Jan Velm" is one, although a name in apposition reads like another. */
function distinctPeople({ tree, names }: Ground, token: number): number[] {
  const all = joinedTo(tree, token).filter((k) => isPeople(tree, names, k));
  return all.filter((k) => {
    let from = tree.low[k]!;
    while (from < k && tree.tokens[from]!.upos === "PUNCT") from++;
    const kin = all.find((one) => one < from && from - one <= 2 && dependentOf(tree, one, "nmod:poss") >= 0);
    return kin === undefined || wordAt(tree, kin + 1) !== "," || entityOf(tree, names, k)?.type !== "person";
  });
}

/** The ordinal of "a fourth victim"; "the second victim" is one of those known. */
function ordinalAt(tree: Tree, token: number): number | undefined {
  const ordinal = dependentsOf(tree, token, "amod")
    .filter((k) => wordAt(tree, k + 1) !== "-")
    .map((k) => ordinalOf(wordAt(tree, k)))
    .find((value) => value !== undefined);
  const isOneOfThem = dependentsOf(tree, token, "det").some((k) => /^(?:the|this|that)$/.test(wordAt(tree, k)));
  return ordinal === undefined || ordinal < 2 || isOneOfThem ? undefined : ordinal;
}

function oneCount(ground: Ground, token: number): { quantity?: Quantity; value?: number } {
  const { tree } = ground;
  const lemma = lemmaAt(tree, token);
  const quantity = lemma === "old" ? undefined : quantityOf(ground, token);
  if (quantity && quantity.unit === undefined) return { quantity, value: quantity.value };
  if (quantity) return {};
  const ordinal = ordinalAt(tree, token);
  if (ordinal !== undefined) return { value: ordinal };
  if (isNobody(tree, token)) return {};
  if (wordAt(tree, token) === "one") return { value: 1 };
  if (PAIRS.test(lemma)) return { value: 2 };
  if (COLLECTIVE.test(lemma)) return {};
  return isSingular(ground, token) ? { value: 1 } : {};
}

/** "no one", "no passenger", "nobody". */
function isNobody(tree: Tree, token: number): boolean {
  return (
    /^no(?:body|ne)?$/.test(wordAt(tree, token)) ||
    dependentsOf(tree, token, "det").some((k) => wordAt(tree, k) === "no")
  );
}

function isSingular({ tree, names }: Ground, token: number): boolean {
  const { feats, upos } = tree.tokens[token]!;
  if (upos === "PRON" || upos === "DET")
    return /^(?:he|she|him|her|his|my|i|me|himself|herself|one|someone|somebody)$/.test(wordAt(tree, token));
  if (entityOf(tree, names, token)?.type === "person") return true;
  return upos !== "NUM" && (lemmaAt(tree, token) === "old" || (feats?.includes("Number=Sing") ?? false));
}

function roleOf({ tree }: Ground, token: number): AmountRole {
  if (
    caseOf(tree, token).startsWith("includ") ||
    dependentsOf(tree, token, "nmod").some((k) => isWhole(tree, token, k))
  )
    return "part";
  const isMore = dependentsOf(tree, token, "amod", "det", "advmod").some(
    (k) => /^(?:more|another|further|additional)$/.test(wordAt(tree, k)) && wordAt(tree, k + 1) !== "than",
  );
  return isMore ? "change" : "total";
}

/** "four of the victims": the number is a part of what stands after "of". */
function isWhole(tree: Tree, token: number, k: number): boolean {
  return caseOf(tree, k) === "of" && tree.tokens[token]!.upos === "NUM";
}
