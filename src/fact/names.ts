import { groupedBy } from "../model/grouping.ts";
import { type AnnotatedArticle, compareText, type EntityId, type Fact, overlaps, type Span } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { behindDateline } from "../model/opening.ts";
import { articlesOf, factAt, isAboutOnce } from "./about-once.ts";
import { type Ground, holderOf } from "./ground.ts";
import { knownOfName } from "./known.ts";
import type { Place } from "./no-detail.ts";
import { clauseText, freeBeside } from "./own-words.ts";
import { specificityIn } from "./specificity.ts";
import { sharedWeight, stemsIn } from "./stems.ts";

/** A name where a report gives it. */
interface Named extends Place {
  readonly entity: EntityId;
  /** True of whose words a report gives. */
  readonly isSpeaking: boolean;
  /** What sharing each content word beside it is worth, in bits. */
  readonly beside: ReadonlyMap<string, number>;
}

/** Bits of words beside a name that another report has beside it too: from here on no join of the stories that were read was wrong. */
const LEAST_BESIDE = 6;
/** Content words on each side that stand beside a name. */
const BESIDE = 6;
/** Places of a name that are held against each other; more only a huge story has. */
const MOST_COMPARED = 60;

/**
 * What several reports say of somebody or something that they name about once, among words that they share, where no row of as many
 * reports tells it: one of the victims, the station that the interview was given to, the port that the ship was bound for. That
 * somebody only speaks in each of them is told by what he says.
 */
export function namesOf(ground: Ground, told: readonly Fact[], isSound: (at: Place) => boolean): Fact[] {
  const isKnown = knownOfName(ground, told);
  const isFree = freeBeside(told);
  const named = [...ground.articles.values()].flatMap(namedIn).filter(isSound);
  return [...groupedBy(named, ({ entity }) => entity)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, group]) => (isAboutOnce(group) ? amongSame(group) : []))
    .filter((group) => articlesOf(group).size > 1 && !group.every(({ isSpeaking }) => isSpeaking) && !isKnown(group))
    .map((group) => factAt("name", group, clauseText(group, isFree, ground), ground));
}

/** Names outside datelines. Kept as long as the article is. */
const namedIn = oncePer((one: AnnotatedArticle): Named[] => {
  const { article, annotation } = one;
  const behind = behindDateline(article);
  const speakers = annotation.quotes.flatMap(({ speaker }) => speaker.span ?? []);
  return annotation.entities.flatMap(({ id, mentions }) =>
    mentions.flatMap(({ article: of, span, form }): Named[] => {
      const sentence = holderOf(annotation.sentences, span);
      if (of !== article.id || form !== "name" || !sentence || span.start < behind(sentence).start) return [];
      const isSpeaking = speakers.some((at) => overlaps(at, span));
      return [{ entity: id, article: of, span, isSpeaking, beside: besideIn(one, span, behind(sentence)) }];
    }),
  );
});

function besideIn(one: AnnotatedArticle, span: Span, sentence: Span): Map<string, number> {
  const bitsOf = specificityIn(one);
  const line = stemsIn(one.article.text, sentence);
  const [before, after] = [line.filter(({ end }) => end <= span.start), line.filter(({ start }) => start >= span.end)];
  const near = [...before.slice(-BESIDE), ...after.slice(0, BESIDE)];
  return new Map(near.map(({ stem }) => [stem, Math.max(0, bitsOf(stem))]));
}

/** The places of a name beside which another report has the same words. */
function amongSame(group: readonly Named[]): Named[] {
  const compared = group.slice(0, MOST_COMPARED);
  const isAmong = (one: Named) =>
    compared.some((other) => other.article !== one.article && sharedWeight(one.beside, other.beside) >= LEAST_BESIDE);
  return group.filter(isAmong);
}
