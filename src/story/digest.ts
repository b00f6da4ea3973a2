import type { Article, ArticleId } from "../model/index.ts";
import type { NearKeys } from "../near/meetings.ts";
import type { Surroundings } from "./evidence.ts";
import { LEAST, type Likelihood, leastToJoin, type Odds, shippedJudge } from "./gather.ts";
import { standingOf } from "./order.ts";
import { Pairs } from "./pairs.ts";
import { type Reading, readingOf, sectionsIn } from "./reading.ts";
import { Scales } from "./scales.ts";
import { datesOf, looseMember, tightMember } from "./state.ts";
import { surroundingsOf } from "./surroundings.ts";
import { FAINT } from "./threads.ts";
import { type Member, placesOf } from "./units.ts";
import { keysOf } from "./vectors.ts";

/** An article, or a section of one, as it meets others: those before it in the order of `standing` are found under its keys. */
export interface StoryPlace {
  readonly standing: string;
  readonly keys: NearKeys;
}

/** What another machine must know of an article to find and judge those that report the same event. */
export interface StoryDigest {
  readonly standing: string;
  /** The article, then its sections where it has several subjects. */
  readonly places: readonly [StoryPlace, ...StoryPlace[]];
  /** What two articles are held against each other by, packed as text. */
  readonly packed: string;
  /** Plain data for `StoryWindow.fromJudged`. */
  readonly dates: object;
}

export function storyDigestOf(article: Article): StoryDigest {
  const { id } = article;
  const reading = readingOf(article);
  const found = sectionsIn(article, reading.dating);
  const sections = found.length > 1 ? found : [];
  const member: Member = { id, standing: standingOf(id, reading.dating), lineage: id, reading, sections };
  const [own, ...rest] = placesOf(member).map(({ standing, reading: { vector } }) => ({
    standing,
    keys: keysOf(vector),
  }));
  return { standing: member.standing, places: [own!, ...rest], packed: tightMember(member), dates: datesOf(member) };
}

/** Two articles that were held against each other; `section` of the later one, 0 for the whole. */
export interface StoryPair {
  readonly a: ArticleId;
  readonly b: ArticleId;
  readonly section: number;
  readonly cosine: number;
  readonly isUndated: boolean;
  readonly odds: Odds;
  /** Whether either is dated. */
  readonly dated: { readonly a: boolean; readonly b: boolean };
}

/** Holds an article, or a section of it, against those before it; those that are not alike at all are left out. */
export function pairsWith(later: string, section: number, before: readonly string[]): StoryPair[] {
  const member = looseMember(later);
  const own = section === 0 ? member.reading : member.sections[section - 1]?.reading;
  if (!own) throw new RangeError(`${member.id} has no section ${section}`);
  const scales = plainScales();
  return before.flatMap((text): StoryPair[] => {
    const head = looseMember(text);
    const pair = scales.compared(0, 1, head.reading, own);
    if (!pair) return [];
    const { isUndated, odds } = pair;
    const cosine = Math.fround(pair.cosine);
    const dated = { a: isDated(head.reading), b: isDated(own) };
    return [{ a: head.id, b: member.id, section, cosine, isUndated, odds, dated }];
  });
}

/** What is around an article or a section: the cosines of its pairs, and how many of the others are dated. */
export function aroundOf(cosines: readonly number[], dated: number): Surroundings {
  return surroundingsOf(Float64Array.from(cosines).sort().reverse(), dated);
}

/** How likely a pair reports one event, and what hangs on that. */
export interface StoryVerdict extends Likelihood {
  /** It counts at all. */
  readonly counts: boolean;
  /** The two must be looked at together: they may be of one story, of one thread, or one tells of the other's story in a part of it. */
  readonly ties: boolean;
}

export function verdictOn(
  { section, cosine, isUndated, odds }: Pick<StoryPair, "section" | "cosine" | "isUndated" | "odds">,
  a: Surroundings,
  b: Surroundings,
): StoryVerdict {
  const pairs = new Pairs();
  const pair = pairs.add({ a: 0, b: 1, cosine, isUndated, odds });
  const { score, timeless } = plainScales().likelihood(pairs, pair, a, b);
  const most = Math.max(score, timeless);
  const ties = section > 0 ? most >= LEAST : score >= leastToJoin() || timeless >= FAINT;
  return { score, timeless, counts: most >= LEAST, ties };
}

let scales: Scales | undefined;

/** Pairs that cannot be judged count as unlike. */
function plainScales(): Scales {
  scales ??= new Scales(shippedJudge(), () => undefined);
  return scales;
}

function isDated({ dating: { stated, written } }: Reading): boolean {
  return (stated ?? written) !== undefined;
}
