import { groupedBy } from "../model/grouping.ts";
import { type AnnotatedArticle, type ArticleId, compareText, type Fact, type Span, stableId } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { placeKey } from "./slot-fact.ts";
import { type Valued, weigh } from "./values.ts";

/** How old one report says that somebody is. */
interface Age {
  readonly article: ArticleId;
  readonly person: string;
  readonly name: string;
  readonly years: number;
  readonly span: Span;
  readonly published: string | undefined;
  readonly ref: string;
}

/** A birthday between two reports is as good as ruled out when they are no more than these days apart. */
const BIRTHDAY_DAYS = 30;
const YEAR = 365.25;
const DAY_MS = 86_400_000;
/** The age of another day than that of the report, or of another person in a row. */
const THEN =
  /\b(?:respectively|at the time|at that time|then|when he|when she|will be|would (?:be|have been)|turn(?:s|ed)?)\b/iu;
/** Code units around an age in which such words stand. */
const BESIDE = 40;

/**
 * Ages of one person that cannot both be right, each report's first. Who is a year older in a report of the next year is no
 * older: two ages clash when no day of birth fits both. Ages on which reports agree are rows of their claims.
 */
export function disputedAgesOf(ground: Ground): Fact[] {
  const ages = [...ground.articles.values()].flatMap(agesIn);
  return [...groupedBy(ages, ({ person }) => person)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, own]) => factOf(sidesOf(own), ground) ?? []);
}

function agesIn({ article, annotation }: AnnotatedArticle): Age[] {
  const people = new Map(annotation.entities.flatMap((one) => (one.type === "person" ? [[one.id, one.name]] : [])));
  const numbers = new Map(annotation.quantities.map((one) => [one.id, one]));
  const found = new Map<string, Age>();
  for (const { id, measure, roles, quantity } of annotation.claims) {
    const number = numbers.get(quantity ?? "");
    const person = roles.find(({ role }) => role === "theme")?.entity;
    const name = people.get(person ?? "");
    if (measure !== "age" || !number || !person || !name?.includes(" ") || found.has(person)) continue;
    if (!Number.isInteger(number.value) || isOfAnotherDay(article.text, number.span)) continue;
    const { published } = article;
    found.set(person, {
      ...{ article: article.id, person, name, years: number.value },
      ...{ span: number.span, published: published?.slice(0, 10), ref: id },
    });
  }
  return [...found.values()];
}

function isOfAnotherDay(text: string, { start, end }: Span): boolean {
  return THEN.test(text.slice(Math.max(0, start - BESIDE / 2), end + BESIDE));
}

/** Ages by whoever can be born on one day, the first of each group in its name. */
function sidesOf(ages: readonly Age[]): Age[][] {
  const sides: Age[][] = [];
  for (const one of [...ages].sort((a, b) => a.years - b.years || compareText(a.article, b.article))) {
    const side = sides.find((other) => canHaveBoth(other[0]!, one));
    if (side) side.push(one);
    else sides.push([one]);
  }
  return sides;
}

/** True when somebody can have both ages, the higher one second: born early enough, or told as of an earlier day. */
function canHaveBoth(low: Age, high: Age): boolean {
  const [x, y] = [low, high].map(({ published }) => Date.parse(published ?? "") / DAY_MS) as [number, number];
  const isDated = !Number.isNaN(y - x);
  const tooOld = (high.years - low.years) * YEAR - (isDated ? y - x : YEAR);
  return tooOld < YEAR - BIRTHDAY_DAYS;
}

/** A child and who is so many years older are two of one name. */
const GENERATION = { child: 18, years: 15 } as const;

function areTwoOfOneName(sides: readonly (readonly Age[])[]): boolean {
  const years = sides.map(([one]) => one!.years);
  const [low, high] = [Math.min(...years), Math.max(...years)];
  return low < GENERATION.child && high >= GENERATION.child && high - low >= GENERATION.years;
}

function factOf(sides: readonly (readonly Age[])[], ground: Ground): Fact | undefined {
  if (sides.length < 2 || areTwoOfOneName(sides)) return undefined;
  const valued = sides.flatMap((side) => side.map((one) => valuedAs(one, String(side[0]!.years))));
  const weighed = weigh(valued, ground.counter);
  const { name } = sides[0]![0]!;
  return {
    id: stableId("f", ground.story.id, "age", ...weighed.mentions.map(placeKey)),
    story: ground.story.id,
    kind: "attribute",
    text: `${name}, ${weighed.main}`,
    mentions: weighed.mentions,
    support: weighed.support,
    claim: {
      ...{ predicate: "age", measure: "age", theme: name, value: Number(weighed.main) },
      ...{ polarity: "asserted", modality: "actual" },
    },
    disagreement: { kind: "value", values: weighed.values.map((one) => ({ ...one, normal: one.value })) },
  };
}

function valuedAs({ article, span, ref }: Age, value: string): Valued {
  return { mention: { article, span, head: span, ref }, value, origins: [] };
}
