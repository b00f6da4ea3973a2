import { type ArticleId, compareText, type Fact } from "../model/index.ts";
import { isOutcome } from "./amounts.ts";
import { type Ground, quoteAround } from "./ground.ts";
import { stemSetOf, stemsIn } from "./stems.ts";
import { isLabelAlone, isTorn } from "./torn.ts";
import { compareSupport } from "./values.ts";

/** Code units from the beginning of an article that its lead takes. */
const LEAD = 600;

/**
 * What a reader needs first: best supported, then disputed, then what stands in the leads; then rows whose words an earlier
 * one has already, `broad` ones that stand for an event and whatever else is said of it, half sentences and what a quoted
 * speaker says of himself, ages, details and labels.
 */
export function ranked(facts: readonly Fact[], ground: Ground, broad: ReadonlySet<string>): Fact[] {
  const leads = new Map([...ground.articles.values()].map(({ article }) => [article.id, article.body[0]?.start ?? 0]));
  const place = ({ mentions }: Fact) =>
    Math.min(...mentions.map(({ article, span }) => span.start - (leads.get(article) ?? 0)));
  const isQuoted = quotedIn(ground);
  const keyed = facts.map((fact) => ({
    fact,
    minor: Number(isMinor(fact)),
    broad: Number(broad.has(fact.id) || isHalfTold(fact, isQuoted)),
    place: place(fact),
  }));
  const sorted = keyed.sort(
    (a, b) =>
      a.minor - b.minor ||
      a.broad - b.broad ||
      compareSupport(b.fact.support, a.fact.support) ||
      Number(b.fact.disagreement !== undefined) - Number(a.fact.disagreement !== undefined) ||
      Math.floor(a.place / LEAD) - Math.floor(b.place / LEAD) ||
      a.place - b.place ||
      compareText(a.fact.id, b.fact.id),
  );
  const behind = new Set(sorted.flatMap(({ fact, broad }) => (broad ? [fact] : [])));
  const repeats = repeatsIn(
    sorted.map(({ fact }) => fact),
    behind,
  );
  const [major, minor] = [0, 1].map((rank) => sorted.filter((one) => one.minor === rank).map(({ fact }) => fact));
  return [
    ...major!.filter((fact) => !repeats.has(fact)),
    ...major!.filter((fact) => repeats.has(fact)),
    ...minor!.filter((fact) => !repeats.has(fact) || !isLabel(fact)),
  ];
}

/** Words of whoever speaks: "I asked who thought", "you are great". Quotations within a text apart. */
const OWN_VOICE = /(?<![\p{L}.])(?:I|me|[Mm]y|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)(?![\p{L}.])/u;
const QUOTED = /["“][^"“”]{0,300}["”]/gu;

/** Nobody answered: of no event of the story. */
const UNANSWERED =
  /\bdeclined to (?:comment|say|discuss|answer)\b|\b(?:did not|didn['’]t|have not|has not) (?:immediately )?(?:respond|return|repl)|\bcould not (?:immediately )?be (?:immediately )?reached\b|\bno comment\b/iu;
/** A clause of no more content words is a saying where it is only made in somebody's quoted words. */
const SAYING = 3;

/** Half a sentence, one that leaves open who speaks, or that nobody answered. Counts of people are told all the same. */
function isHalfTold(fact: Fact, isQuoted: (fact: Fact) => boolean): boolean {
  const { kind, text, claim, disagreement } = fact;
  if (kind === "statement" || disagreement !== undefined) return false;
  if (isOutcome(claim ?? {})) return opensWithVerb(fact);
  const isSaying = () => !/^(?:The|An?|Both|All)\s/u.test(text) && stemSetOf(text).size <= SAYING && isQuoted(fact);
  const isBidden = claim?.actor === undefined && text.toLowerCase().startsWith(`${claim?.predicate} `);
  return (
    isBidden ||
    isTorn(text) ||
    isLabelAlone(text) ||
    UNANSWERED.test(text) ||
    OWN_VOICE.test(text.replace(QUOTED, "")) ||
    isSaying()
  );
}

/** "Killed five": who did it, and where, stands in another row. */
function opensWithVerb({ text, claim }: Fact): boolean {
  const stem = claim!.predicate.replace(/e$/u, "");
  return claim!.actor !== undefined && stem.length > 2 && text.toLowerCase().startsWith(stem);
}

/** Tells what most reports of a fact only give as somebody's own words. */
function quotedIn({ articles }: Ground): (fact: Fact) => boolean {
  return ({ mentions }) => {
    const quoted = mentions.filter(({ article, span, head }) => {
      const quote = quoteAround(articles.get(article)?.annotation.quotes ?? [], head ?? span);
      return quote !== undefined && quote.marks === "present";
    });
    return 2 * quoted.length > mentions.length;
  };
}

/** A detail or an office: a row that repeats words of another tells a reader nothing. */
function isLabel({ kind, claim }: Fact): boolean {
  return kind === "attribute" && claim === undefined;
}

/** Rows kept for each word, to be held against later ones. */
const MOST_HELD = 40;
/** Share of the words of a row that an earlier one has when it says nothing new. */
const REPEATED = 0.8;
/** A row of so many words of which an earlier one has all but one says nothing new, whoever reports it. */
const LEAST_REPEATED = 6;
/** One of which an earlier one has every word needs fewer. */
const LEAST_CONTAINED = 4;
/** The same of the shorter one, where both tell one event by one verb. */
const RETOLD = 0.45;
/** The same of two rows of unlike verbs, and how many words they share at least. */
const RESAID = { least: 6, share: 0.5 } as const;
/** Content words that two rows of one verb share at least. */
const LEAST_RETOLD = 3;

/** Rows of which an earlier one that the same reports carry has nearly all words: they say a part of it again. */
function repeatsIn(facts: readonly Fact[], behind: ReadonlySet<Fact>): Set<Fact> {
  const kept = new Map<string, Worded[]>();
  const repeats = new Set<Fact>();
  for (const fact of facts) {
    const words = stemSetOf(fact.text);
    const before = new Set([...words].flatMap((word) => kept.get(word) ?? []));
    const isSaid = (other: Worded) =>
      isAnswer(fact) ? isWithin({ words, fact }, other) : isPartOf(fact, words, other);
    if ([...before].some(isSaid)) repeats.add(fact);
    else {
      for (const other of before) if (!behind.has(fact) && isOutdone(other, { words, fact })) repeats.add(other.fact);
      for (const word of words) {
        const held = kept.get(word) ?? [];
        if (held.length < MOST_HELD) kept.set(word, [...held, { words, fact }]);
      }
    }
  }
  return repeats;
}

/** True when a later row of the very same reports says all that an earlier one says, and more, in a whole sentence. */
function isOutdone(earlier: Worded, later: Worded): boolean {
  if (earlier.fact.mentions.length !== later.fact.mentions.length) return false;
  if (compareSupport(earlier.fact.support, later.fact.support) !== 0) return false;
  if (isAnswer(earlier.fact)) return !isMinor(later.fact) && isWithin(earlier, later);
  return !isMinor(later.fact) && isPartOf(earlier.fact, earlier.words, later);
}

/** True of a count of people that another row gives in all its words, and in more: "three wounded". */
function isWithin({ fact, words }: Worded, other: Worded): boolean {
  if (fact.kind === "statement" || fact.disagreement !== undefined || fact.status !== undefined) return false;
  const digits = (text: string) => new Set(text.match(/\d+/gu));
  const given = digits(other.fact.text);
  const isCarried = fact.mentions.every(({ article }) => other.fact.mentions.some((one) => one.article === article));
  return (
    isCarried &&
    other.words.size > words.size &&
    [...words].every((word) => other.words.has(word)) &&
    [...digits(fact.text)].every((digit) => given.has(digit))
  );
}

/** A row with its content words. */
interface Worded {
  readonly fact: Fact;
  readonly words: ReadonlySet<string>;
}

function isPartOf(fact: Fact, words: ReadonlySet<string>, other: Worded): boolean {
  let shared = 0;
  for (const word of words) if (other.words.has(word)) shared++;
  if (fact.claim?.polarity !== other.fact.claim?.polarity) return false;
  const fewest = Math.min(words.size, other.words.size);
  if (shared >= Math.max(LEAST_RETOLD, RETOLD * fewest) && saysAgain(fact, other.fact)) return true;
  const isShorter = words.size <= other.words.size;
  if (isShorter && !isLabel(fact) && shared >= Math.max(RESAID.least, RESAID.share * words.size)) return true;
  if (shared < REPEATED * words.size) return false;
  const least = shared === words.size && !isLabel(fact) ? LEAST_CONTAINED : LEAST_REPEATED;
  if (words.size >= least && fact.kind !== "statement" && shared >= words.size - 1) return true;
  const carried = new Set<ArticleId>(other.fact.mentions.map(({ article }) => article));
  return fact.mentions.every(({ article }) => carried.has(article));
}

/** True when both tell one event without a number: whoever else reports it, a reader has it already. */
function saysAgain({ kind, claim }: Fact, other: Fact): boolean {
  if (kind !== "event" || other.kind !== "event" || claim === undefined || claim.value !== undefined) return false;
  return claim.predicate === other.claim?.predicate;
}

/** Counts of people, what somebody said and disputes answer a question of their own. */
function isAnswer({ kind, claim, disagreement, status }: Fact): boolean {
  return kind === "statement" || disagreement !== undefined || status !== undefined || isOutcome(claim ?? {});
}

/** A row of fewer content words says nothing alone; one that only counts something needs a word more. */
const LEAST_WORDS = 2;

/** Days, ages, offices, details and what "is" something: true, and not what happened; what was given up comes last too. */
function isMinor({ kind, claim, status, text, disagreement }: Fact): boolean {
  if (status === "updated" || status === "withdrawn" || claim?.measure === "age" || kind === "date") return true;
  if (kind === "attribute") return claim?.measure === undefined;
  if (kind === "statement" || disagreement !== undefined) return false;
  if (!text.includes(" ")) return true;
  const least = LEAST_WORDS + Number(kind === "quantity");
  return stemsIn(text, { start: 0, end: text.length }).length < least && !isOutcome(claim ?? {});
}
