import { groupedBy } from "../model/grouping.ts";
import { compareText, type Fact, overlaps, stableId } from "../model/index.ts";
import { claimOf, valuedAs } from "./claim-of.ts";
import { ACCUSE, type Denial, denialsIn, isCalled } from "./denied.ts";
import { type Ground, holderOf } from "./ground.ts";
import { capitalised, oneLine } from "./lines.ts";
import { isSameParty, type Party, shareOne } from "./participants.ts";
import type { Reading } from "./reading.ts";
import { shortened } from "./shortening.ts";
import { placeKey } from "./slot-fact.ts";
import { weigh } from "./values.ts";
import { textOf } from "./wording.ts";

/** What somebody is said to have done, and that he denies it, wherever the reports of the story tell either. */
export function deniedAccusationsOf(readings: readonly Reading[], ground: Ground): Fact[] {
  const told = toldIn(readings, ground);
  const found = groupedBy(told.denials, ({ who }) => keyOf(who));
  return [...found]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, own]) => {
      const accusations = accusationsAgainst(own, told);
      return disputeOf(own, accusations.length > 0 ? accusations : own.flatMap((one) => toldWith(one, told)), ground);
    });
}

/** What a denial tells itself, as in "she denied reports that it sank", or what was last alleged or said before it, of whomever. */
function toldWith(denial: Denial, told: Told): Accusation[] {
  const isBefore = (one: Reading) => isJustAlleged(one, denial, told) || isJustSaid(one, denial, told);
  const own = told.readingsOf.get(denial.reading.article)!;
  const reading = denial.reported ?? (pointsBack(denial) ? own.filter(isBefore).at(-1) : undefined);
  return reading === undefined ? [] : [{ reading, denials: [denial] }];
}

/** True of what somebody else says in the sentence before: "she said they had left; he denied that account". */
function isJustSaid(one: Reading, { reading, who, kind }: Denial, { between }: Told): boolean {
  const source = one.claim.sources.at(-1);
  if (kind !== "saying" || source === undefined || one.article !== reading.article || one.predicate.isLight)
    return false;
  return between(one, reading) === 1 && !isCalled(who, source.name);
}

/** One key for all that name one person or body. */
function keyOf({ entity, words }: Party): string {
  return entity ?? `\u0001${words.at(-1)}`;
}

/** An accusation with those who deny it. */
interface Accusation {
  readonly reading: Reading;
  readonly denials: readonly Denial[];
}

/** What the claims of a story tell beside themselves. */
interface Told {
  readonly readings: readonly Reading[];
  readonly denials: readonly Denial[];
  readonly readingsOf: ReadonlyMap<string, readonly Reading[]>;
  readonly denialsOf: ReadonlyMap<string, readonly Denial[]>;
  /** Sentences from one claim of a report to another. */
  readonly between: (a: Reading, b: Reading) => number;
  readonly isAsked: (one: Reading) => boolean;
}

function toldIn(readings: readonly Reading[], ground: Ground): Told {
  const readingsOf = groupedBy(readings, ({ article }) => article);
  const denials = [...readingsOf].flatMap(([article, own]) =>
    denialsIn(own, ground.articles.get(article)!.article.text),
  );
  return {
    readings,
    denials,
    readingsOf,
    denialsOf: groupedBy(denials, ({ reading }) => reading.article),
    between: (a, b) => sentencesBetween(a, b, ground),
    isAsked: ({ article, sentence }) => ground.articles.get(article)!.article.text[sentence.end - 1] === "?",
  };
}

/** What is said against the one who denies, by anything that his denials may be of. */
function accusationsAgainst(own: readonly Denial[], told: Told): Accusation[] {
  const isDenied = ({ article, claim }: Reading) =>
    (told.denialsOf.get(article) ?? []).some(
      ({ reading, of }) => reading.claim.id === claim.id || overlaps(of, claim.head),
    );
  return told.readings.flatMap((reading) => {
    const part = partIn(reading, own[0]!.who);
    if (part === undefined || isDenied(reading) || told.isAsked(reading)) return [];
    const denials = own.filter((denial) => isDeniedBy(reading, part, denial, told));
    return denials.length > 0 ? [{ reading, denials }] : [];
  });
}

/** How a claim speaks of somebody: as accused by its verb, or as the one who did it. */
type Part = "accused" | "actor";

function partIn({ claim, predicate, parties }: Reading, who: Party): Part | undefined {
  if (claim.polarity === "denied" || claim.modality === "possible" || claim.modality === "planned") return undefined;
  const has = (role: Party["role"]) => parties.some((one) => one.role === role && isSameParty(one, who));
  if (predicate.name === ACCUSE) return has("patient") ? "accused" : undefined;
  return has("actor") ? "actor" : undefined;
}

/** True where what is claimed is what is denied: somebody accuses, or alleges it in the sentences before, and the denial points at that; or the deed is one. */
function isDeniedBy(one: Reading, part: Part, denial: Denial, told: Told): boolean {
  if (one.claim.id === denial.reading.claim.id || !isSaidByOther(one, part, denial)) return false;
  if (pointsBack(denial) && (part === "accused" || isJustAlleged(one, denial, told))) return true;
  if (part === "accused") return sharesStem(one, denial);
  if (!deedsOf(one, denial, told).some((name) => denial.predicates.has(name))) return false;
  if (denial.kind === "part" && !HOSTILE.has(one.claim.type ?? "")) return isOnlySaid(one) && sharesStem(one, denial);
  return denial.kind !== "own" || (isOnlySaid(one) && shareObject(one, denial.reading));
}

/** The verb of a claim; where a part in something is denied, that of its object, too: "ordered the killing". */
function deedsOf({ article, claim, predicate }: Reading, { kind }: Denial, { readingsOf }: Told): string[] {
  if (kind !== "part") return [predicate.name];
  const objects = claim.roles.filter(({ role }) => role === "theme" || role === "recipient");
  const below = readingsOf.get(article)!.filter((one) => objects.some(({ span }) => overlaps(span, one.claim.head)));
  return [predicate.name, ...below.flatMap((one) => (one.predicate.isLight ? [] : [one.predicate.name]))];
}

function sharesStem({ words }: Reading, { stems }: Denial): boolean {
  return [...words.keys()].some((stem) => stems.has(stem));
}

/** Deeds of which a part in them is denied, whoever reports them. */
const HOSTILE: ReadonlySet<string> = new Set(["ASSAULT", "COERCE", "THREATEN"]);

/** True of "the allegations" and "that account", which stand somewhere else. */
function pointsBack({ kind }: Denial): boolean {
  return kind === "allegation" || kind === "saying";
}

function isOnlySaid({ claim: { modality, sources } }: Reading): boolean {
  return modality === "alleged" || modality === "charged" || sources.length > 0;
}

/** Sentences between what is alleged of somebody and the denial that points back at it. */
const WITHIN = 3;

/** True of what is alleged right before somebody denies "the claims". */
function isJustAlleged(one: Reading, { reading }: Denial, { between }: Told): boolean {
  if (one.article !== reading.article || one.claim.modality !== "alleged") return false;
  if (one.predicate.isLight && !one.parties.some(({ role }) => role === "patient")) return false;
  const distance = between(one, reading);
  return distance >= 0 && distance <= WITHIN && one.claim.head.start < reading.claim.head.start;
}

/** True where it is not the one who denies who says it; who accuses is another one. */
function isSaidByOther({ claim }: Reading, part: Part, { reading, who }: Denial): boolean {
  const source = claim.sources.at(-1);
  if (part === "accused" || source === undefined) return true;
  const teller = reading.claim.sources.at(-1)?.name.toLowerCase();
  return !isCalled(who, source.name) && source.name.toLowerCase() !== teller;
}

function shareObject(a: Reading, b: Reading): boolean {
  const objects = ({ parties }: Reading) => parties.filter(({ role }) => role === "patient");
  return shareOne(objects(a), objects(b));
}

function disputeOf(own: readonly Denial[], accusations: readonly Accusation[], ground: Ground): Fact[] {
  const main = mainOf(accusations);
  if (main.length === 0) return [];
  const denials = new Set(main.flatMap((one) => one.denials));
  const told = main.map(({ reading }) => reading);
  return factOf([told, own.filter((one) => denials.has(one)).map(({ reading }) => reading)], ground);
}

/** What is told, and against it those who deny it. */
type Sides = readonly [readonly Reading[], readonly Reading[]];

function factOf(sides: Sides, ground: Ground): Fact[] {
  const isInOne = areInOne(sides);
  const texts = isInOne ? wordsInOne(sides[0][0]!, sides[1][0]!, ground) : sides.map((side) => textOf(side, ground));
  if (texts[0] === texts[1] || texts.some((text) => text === "")) return [];
  const valued = sides.flatMap((side, k) => side.map((one) => valuedAs(one, texts[k]!, ground)));
  const { mentions, values } = weigh(valued, ground.counter);
  const fact: Fact = {
    id: stableId("f", ground.story.id, "denied", ...mentions.map(placeKey)),
    story: ground.story.id,
    kind: "event",
    text: texts[isInOne ? 1 : 0]!,
    claim: { ...claimOf(sides[0]), ...(isInOne && { modality: "alleged" }) },
    mentions,
    support: values.find(({ value }) => value === texts[0])!.support,
    disagreement: { kind: "polarity", values },
  };
  return [fact];
}

/** What is told in words of its clause, where its denial stands in the same sentence, and the denial with its verb. */
function wordsInOne(one: Reading, { claim, sentence }: Reading, ground: Ground): [string, string] {
  const { text } = ground.articles.get(one.article)!.article;
  const { span } = one.claim;
  const told = shortened(oneLine(text.slice(span.start, span.end)));
  const upToVerb = oneLine(text.slice(sentence.start, claim.head.end)).length + 1;
  const denial = shortened(oneLine(text.slice(sentence.start, sentence.end)), upToVerb);
  return [capitalised(told), denial];
}

/** True of a report that is told with its denial and nowhere else. */
function areInOne([told, denials]: Sides): boolean {
  const [one, denial] = [told[0]!, denials[0]!];
  const isAlone = told.length === 1 && denials.length === 1;
  return isAlone && one.article === denial.article && one.sentence.start === denial.sentence.start;
}

/** Those of one verb that most reports carry, and others that tell of the same one or thing. */
function mainOf(accusations: readonly Accusation[]): readonly Accusation[] {
  const groups = [...groupedBy(accusations, ({ reading }) => reading.predicate.name)];
  const articles = (group: readonly Accusation[]) => new Set(group.map(({ reading }) => reading.article)).size;
  groups.sort(([a, x], [b, y]) => articles(y) - articles(x) || y.length - x.length || compareText(a, b));
  const [main, ...others] = groups.map(([, group]) => group);
  const isOfSame = ({ reading }: Accusation) => main!.some((one) => shareObject(one.reading, reading));
  return main ? [...main, ...others.flat().filter(isOfSame)] : [];
}

function sentencesBetween(a: Reading, b: Reading, { articles }: Ground): number {
  const { sentences } = articles.get(a.article)!.annotation;
  const at = ({ claim }: Reading) => sentences.indexOf(holderOf(sentences, claim.head) ?? sentences[0]!);
  return at(b) - at(a);
}
