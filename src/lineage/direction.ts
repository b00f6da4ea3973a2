import type { Article, Link } from "../model/index.ts";
import { agenciesOf, shareAgency } from "./agencies.ts";
import { directionModel } from "./load.ts";
import { novelNames } from "./novel.ts";
import { NAME, type Profile, QUOTED } from "./profile.ts";
import { scarsIn } from "./scars.ts";

type Direction = Link["direction"];

/** Publication times closer than this do not say who was first. */
const LEAST_GAP_HOURS = 1;
/** Dates found with less confidence than this are not used. */
const LEAST_CONFIDENCE = 0.5;
/** Shortest publisher name that counts as named in a text. */
const LEAST_NAME = 4;

/** Texts of fewer words, or with fewer capitalised words, hold too little: one invented sentence tips every sign. */
const LEAST_WORDS = 120;
const LEAST_CAPITALISED = 5;

/** What speaks for `a` being the source of `b` (positive) or the other way round, by the texts alone. */
export const DIRECTION_SIGNS = ["quoted", "names", "scars"] as const;

/**
 * Who wrote from whose text, where dates, attribution or scars tell; else `undetermined`. Length is no evidence. When
 * dates and texts contradict each other the answer is `undetermined` as well, and so it is for two prints of one agency
 * report, which were not written from each other whatever their dates: both credit the agency, or one does and the other
 * has (part of) the same words.
 */
export function directionOf(a: Profile, b: Profile, kind?: Link["kind"]): Direction {
  if (arePrints(a.source.article, b.source.article, kind)) return "undetermined";
  const votes = [byDate(a.source.article, b.source.article), byAttribution(a.source.article, b.source.article)];
  const told = votes.filter((vote) => vote !== 0);
  if (told.length > 0) return told.every((vote) => vote === told[0]) ? named(told[0]!) : "undetermined";
  return named(byText(a, b));
}

/** True for two prints of one agency report. */
function arePrints(a: Article, b: Article, kind: Link["kind"] | undefined): boolean {
  const isPrint = kind === "copy" || kind === "excerpt";
  const [x, y] = [agenciesOf(a), agenciesOf(b)];
  if (isAmong(a.publisher, y) || isAmong(b.publisher, x)) return false;
  return shareAgency(a, b) || (isPrint && (x.length === 0) !== (y.length === 0));
}

function isAmong(publisher: string | undefined, agencies: readonly string[]): boolean {
  return publisher !== undefined && agencies.includes(publisher.toLowerCase());
}

function named(vote: number): Direction {
  return vote > 0 ? "a-to-b" : vote < 0 ? "b-to-a" : "undetermined";
}

function byDate(a: Article, b: Article): number {
  const [x, y] = [timeOf(a), timeOf(b)];
  if (x === undefined || y === undefined) return 0;
  const gapHours = (y - x) / 3_600_000;
  const isDayOnly = (a.published?.length ?? 0) <= 10 || (b.published?.length ?? 0) <= 10;
  return Math.abs(gapHours) < (isDayOnly ? 24 : LEAST_GAP_HOURS) ? 0 : gapHours;
}

function timeOf(article: Article): number | undefined {
  if ((article.publishedEvidence?.confidence ?? 1) < LEAST_CONFIDENCE) return undefined;
  const time = Date.parse(article.published ?? "");
  return Number.isNaN(time) ? undefined : time;
}

/** A text that names the other's publisher, and is not named in turn, writes after it. */
function byAttribution(a: Article, b: Article): number {
  if (!a.publisher || !b.publisher || a.publisher === b.publisher) return 0;
  return names(b, a.publisher) - names(a, b.publisher);
}

function names(article: Article, publisher: string): number {
  const name = publisher.trim().toLowerCase();
  if (name.length < LEAST_NAME) return 0;
  return article.body.some((at) => article.text.slice(at.start, at.end).toLowerCase().includes(name)) ? 1 : 0;
}

/**
 * English alone: elsewhere capitals do not tell names. Tuned on pairs of known direction with each family left out of
 * the choice in turn (train/direction.ts); held by test/lineage/direction.test.ts.
 */
function byText(a: Profile, b: Profile): number {
  return isTelling(a) && isTelling(b) ? callOf(directionSigns(a, b), directionModel().threshold) : 0;
}

/** True for a text that is long enough, in English and written with capitals, so that its signs can be read. */
export function isTelling({ stem, flags, grammar }: Profile): boolean {
  if (grammar !== "english" || stem.length < LEAST_WORDS) return false;
  let capitalised = 0;
  for (const flag of flags) if (flag & NAME) capitalised++;
  return capitalised >= LEAST_CAPITALISED;
}

/**
 * The weaker of lost quotations and lost names when both point the same way, each at least `threshold`, and scars do not
 * point the other way; else 0. One sign alone is no evidence: rewriters invent quotations or names, but seldom lose both.
 */
export function callOf(signs: readonly number[], threshold: number): number {
  const [quoted, names, scars] = signs as [number, number, number];
  const strength = Math.min(Math.abs(quoted), Math.abs(names));
  if (strength < threshold || quoted * names < 0 || scars * quoted < 0) return 0;
  return Math.sign(quoted) * strength;
}

/** The signs of `DIRECTION_SIGNS`; swapping the texts turns every sign round. */
export function directionSigns(a: Profile, b: Profile): number[] {
  const scars = scarsIn(b).length - scarsIn(a).length;
  return [
    Math.log((quotedWords(a) + 10) / (quotedWords(b) + 10)),
    Math.log1p(novelNames(a, b)) - Math.log1p(novelNames(b, a)),
    Math.sign(scars) * Math.log1p(Math.abs(scars)),
  ];
}

/** Words between quotation marks. Speech that lost its marks does not count: whoever has the marks has more of the source. */
function quotedWords(profile: Profile): number {
  const bare = profile.source.annotation.quotes
    .filter(({ marks }) => marks === "stripped")
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let [count, next] = [0, 0];
  profile.flags.forEach((flag, i) => {
    while (next < bare.length && bare[next]!.end <= profile.start[i]!) next++;
    const isBare = next < bare.length && bare[next]!.start <= profile.start[i]!;
    if (flag & QUOTED && !isBare) count++;
  });
  return count;
}
