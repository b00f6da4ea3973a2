import { groupedBy } from "../model/grouping.ts";
import {
  type AnnotatedArticle,
  type ArticleId,
  type Claim,
  compareText,
  type Fact,
  type Span,
} from "../model/index.ts";
import { besideName, inverted, isOutside, officeOfBody, verbsIn, wholeTitle } from "./appositions.ts";
import type { Ground } from "./ground.ts";
import { wordsIn } from "./load.ts";
import { oneOfBeside, singularOf } from "./one-of.ts";
import { LONGEST } from "./shortening.ts";
import { placeKey, slotFact } from "./slot-fact.ts";
import { stemOf } from "./stems.ts";

/** Somebody with what one report calls them. */
interface Office {
  readonly article: ArticleId;
  readonly person: string;
  readonly noun: string;
  readonly head: Span;
  readonly span: Span;
  readonly text: string;
  readonly claim: Claim | undefined;
}

/** What each report calls somebody more often than this is the name it has for him: "President Moor" in every paragraph. */
const PER_ARTICLE = 2;
/** Longest way from a title to the name that it stands before, in code units. */
const BESIDE = 3;
const LONGEST_WORD = 40;
/** Of what reports call somebody the longest of no more code units is shown. */
const SHORT = 60;

/**
 * What people are, as two or more reports say: "Defense Secretary Ada Moor", "Ada Moor, the defense secretary". A person of
 * the story's identity table and the noun of the office make one fact; whatever else stands with it is its wording.
 */
export function officesOf(ground: Ground): Fact[] {
  const offices = [...ground.articles.values()].flatMap(officesIn);
  return [...groupedBy(offices, ({ person, noun }) => `${person} ${noun}`)]
    .sort(([a], [b]) => compareText(a, b))
    .filter(([, group]) => isTelling(group))
    .map(([, group]) => factOf(group, ground));
}

/** Words of one office by the first of them: "attorney" is "lawyer". */
const CALLED = new Map(
  wordsIn("called").flatMap((list) => {
    const words = list.split("=");
    return words.map((word) => [word, words[0]!] as const);
  }),
);
const RANKS = new Set(wordsIn("ranks"));

function calledOf(word: string): string {
  const plain = word.toLowerCase().replace(".", "");
  return stemOf(CALLED.get(plain) ?? plain);
}

function isTelling(group: readonly Office[]): boolean {
  const articles = new Set(group.map(({ article }) => article)).size;
  return articles > 1 && group.length <= PER_ARTICLE * articles;
}

function officesIn(one: AnnotatedArticle): Office[] {
  return [...told(one), ...before(one), ...amongOthers(one)].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

/** "Ada Moor is the defense secretary", also in apposition. */
function told({ article, annotation }: AnnotatedArticle): Office[] {
  const people = new Set(annotation.entities.filter(({ type }) => type === "person").map(({ id }) => id));
  return annotation.claims.flatMap((claim) => {
    const actor = claim.roles.find(({ role }) => role === "actor");
    if (claim.predicate !== "be" || claim.polarity === "denied" || !actor?.entity || !people.has(actor.entity))
      return [];
    const head = officeIn(claim, article.text);
    const word = article.text.slice(head.start, head.end);
    if (!/^\p{L}{3}/u.test(word)) return [];
    const said = article.text.slice(claim.span.start, Math.min(claim.span.end, claim.span.start + LONGEST));
    const text = besideName(article.text, claim) ?? inverted(article.text, claim, () => verbsIn(annotation)) ?? said;
    return [
      {
        article: article.id,
        person: actor.entity,
        noun: calledOf(word),
        head,
        span: { start: Math.min(claim.span.start, head.start), end: Math.max(claim.span.end, head.end) },
        text,
        claim,
      },
    ];
  });
}

/** The noun of the office: the head of the claim, or in apposition, where the name is the head, the last word of what stands beside it. */
function officeIn({ head, roles }: Claim, text: string): Span {
  const [actor, theme] = ["actor", "theme"].map((role) => roles.find((one) => one.role === role)?.span);
  if (!actor || !theme || head.start < actor.start || head.end > actor.end) return head;
  return { start: Math.max(theme.start, text.lastIndexOf(" ", theme.end - 1) + 1), end: theme.end };
}

/** "Defense Secretary Ada Moor", "the defense secretary, Ada Moor", "Chairman of the Board Gen. Ada Moor". */
function before({ article, annotation }: AnnotatedArticle): Office[] {
  const verbs = verbsIn(annotation);
  return annotation.entities.flatMap(({ id, type, mentions }) =>
    mentions.flatMap(({ article: at, span, form }): Office[] => {
      if (type !== "person" || form !== "name" || at !== article.id) return [];
      return titlesBefore(article.text, span.start, verbs).map(({ noun, whole }) => ({
        article: article.id,
        person: id,
        noun: calledOf(article.text.slice(noun.start, noun.end)),
        head: noun,
        span: { start: whole.start, end: span.end },
        text: written(article.text, whole, span),
        claim: undefined,
      }));
    }),
  );
}

/** "Ada Moor, one of the harbour's lawyers". */
function amongOthers({ article, annotation }: AnnotatedArticle): Office[] {
  return annotation.entities.flatMap(({ id, type, mentions }) =>
    mentions.flatMap(({ article: at, span, form }): Office[] => {
      const found = type === "person" && form === "name" && at === article.id && oneOfBeside(article.text, span);
      if (!found) return [];
      const { noun, whole } = found;
      const word = singularOf(article.text.slice(noun.start, noun.end));
      const text = article.text.slice(whole.start, whole.end);
      return [
        { article: article.id, person: id, noun: calledOf(word), head: noun, span: whole, text, claim: undefined },
      ];
    }),
  );
}

/** A title and the noun in it that says what somebody is. */
interface Title {
  readonly noun: Span;
  readonly whole: Span;
}

/** What stands right before a name, and before a short title there, unless a claim hangs from it. */
function titlesBefore(text: string, name: number, verbs: ReadonlySet<number>): Title[] {
  const first = wordBefore(text, name);
  if (!first) return [];
  const isShort = RANKS.has(text.slice(first.start, first.end).toLowerCase());
  const last = (isShort ? wordBefore(text, first.start) : undefined) ?? first;
  if (verbs.has(first.end) || verbs.has(last.end)) return [];
  const isApart = text[last.end] === "," && !/^\p{Ll}+$/u.test(text.slice(last.start, last.end));
  const isOfBody = /\bof (?:the )?$/u.test(text.slice(Math.max(0, last.start - 8), last.start));
  const plain = isApart || isOfBody ? [] : [{ noun: last, whole: wholeTitle(text, last, verbs) }];
  const ofBody = officeOfBody(text, last.end);
  return [...plain, ...(ofBody && !verbs.has(ofBody.noun.end) ? [ofBody] : [])].filter(({ noun }) =>
    isOffice(text, noun),
  );
}

function isOffice(text: string, { start, end }: Span): boolean {
  const word = text.slice(start, end);
  return /^\p{L}{3,}\.?$/u.test(word) && !isOutside(word) && !/(?:ed|ing|ly|ese|[ai]an)$/u.test(word);
}

/** "Fire chief Ada Moor"; behind a comma it is told the other way round: "Ada Moor, fire chief". */
function written(text: string, title: Span, name: Span): string {
  const isApart = text.slice(title.end, name.start).includes(",");
  const [office, bearer] = [title, name].map(({ start, end }) => text.slice(start, end));
  return isApart ? `${bearer}, ${office}` : `${office} ${bearer}`;
}

/** The word, without its full stop, that ends right before a place on the same line; a comma may part a small one from it. */
function wordBefore(text: string, at: number): Span | undefined {
  let end = at;
  while (end > at - BESIDE && (text[end - 1] === " " || text[end - 1] === "\u00a0")) end--;
  if (end === at || text[end - 1] === "\n") return undefined;
  if (text[end - 1] === "," || text[end - 1] === ".") end--;
  let start = end;
  while (start > end - LONGEST_WORD && start > 0 && /[\p{L}'’-]/u.test(text[start - 1]!)) start--;
  return start < end ? { start, end } : undefined;
}

function factOf(offices: readonly Office[], ground: Ground): Fact {
  const mentions = offices.map(({ article, span, head, claim }) => ({
    article,
    span,
    head,
    ...(claim && { ref: claim.id }),
  }));
  const text = mostUsed(offices);
  return slotFact({ kind: "attribute", key: ["office", ...mentions.map(placeKey)], text, mentions }, ground);
}

/** What most reports call somebody; of several the longest that is short. */
export function mostUsed(offices: readonly Pick<Office, "article" | "text">[]): string {
  const reports = groupedBy(offices, ({ text }) => text.replace(/\s+/gu, " ").trim().slice(0, LONGEST));
  const ranked = [...reports].map(([text, group]) => ({
    text,
    reports: new Set(group.map(({ article }) => article)).size,
    isShort: Number(text.length <= SHORT),
  }));
  ranked.sort(
    (a, b) =>
      b.reports - a.reports || b.isShort - a.isShort || b.text.length - a.text.length || compareText(a.text, b.text),
  );
  return ranked[0]!.text;
}
