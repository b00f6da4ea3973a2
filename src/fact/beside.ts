import { type AnnotatedArticle, type EntityId, type Span, wordsOf } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { wordsIn } from "./load.ts";
import { stemsIn } from "./stems.ts";

/** A sentence of a report with its words in small letters. */
interface Line {
  readonly span: Span;
  readonly words: readonly string[];
}

/** A report line by line, and who is named first in a line. */
interface Lines {
  readonly text: string;
  readonly all: readonly Line[];
  readonly whoIn: (line: Line) => EntityId | undefined;
}

/** Sentences of one report that it lays beside each other as accounts that cannot all be right. */
export interface Contradiction {
  /** What says that they cannot: equal for reports that say so in one way. */
  readonly form: string;
  /** Who speaks against the first of them, where somebody is named. */
  readonly by: EntityId | undefined;
  readonly accounts: readonly Span[];
}

/** Sentences longer than this are lists or furniture. */
const MOST_WORDS = 60;

/**
 * What a report itself says to be told otherwise: "accounts differ" before what each of several says, "this contradicts", "his own
 * account", "records show" behind what somebody believes, "however, it is required" behind what somebody says not to be. Read once
 * an article.
 */
export const contradictionsIn = oncePer((one: AnnotatedArticle): readonly Contradiction[] => {
  const lines = linesOf(one);
  return lines.all.flatMap((_, k) =>
    FORMS.flatMap(([form, accountsAt]): Contradiction[] => {
      const accounts = accountsAt(lines, k);
      const by = accounts.length > 1 ? lines.whoIn(accounts[1]!) : undefined;
      return accounts.length > 1 ? [{ form, by, accounts: accounts.map(({ span }) => span) }] : [];
    }),
  );
});

function linesOf({ article, annotation }: AnnotatedArticle): Lines {
  const named = annotation.entities.flatMap(({ id, mentions }) =>
    mentions.flatMap(({ article: of, span, form }) =>
      of === article.id && form === "name" ? [{ id, start: span.start }] : [],
    ),
  );
  named.sort((a, b) => a.start - b.start);
  return {
    text: article.text,
    all: annotation.sentences.map((span) => ({ span, words: wordsOf(article.text, span).map(({ text }) => text) })),
    whoIn: ({ span }) => named.find(({ start }) => start >= span.start && start < span.end)?.id,
  };
}

type Form = (lines: Lines, k: number) => readonly Line[];

const ACCOUNTS = new Set(wordsIn("accounts"));
const DIFFERING = new Set(wordsIn("differing"));
/** Words of a sentence that says no more than that accounts differ, and those between the noun and its verb. */
const BARE = { words: 14, between: 4 } as const;
/** Accounts that are told behind it. */
const MOST_TOLD = 3;

/** "Here accounts differ." and what is told behind it, of another person in each sentence. */
const differing: Form = (lines, k) => {
  const { words } = lines.all[k]!;
  const noun = words.findIndex((word) => ACCOUNTS.has(word));
  const near = words.slice(noun + 1, noun + 2 + BARE.between);
  if (noun < 0 || words.length > BARE.words || !near.some((word) => DIFFERING.has(word))) return [];
  const told = lines.all.slice(k + 1, k + 1 + MOST_TOLD);
  const first = new Map(told.map((line) => [lines.whoIn(line), line] as const).reverse());
  return told.filter((line) => lines.whoIn(line) !== undefined && first.get(lines.whoIn(line)) === line);
};

const CONTRADICTING = new Set(wordsIn("contradicting"));
const UNDERCUTTING = new Set(wordsIn("undercutting"));
const SAYINGS = new Set(wordsIn("sayings"));
const BACK = new Set(wordsIn("back"));
const HIS = new Set(wordsIn("his"));
/** Words of a sentence in which its subject and verb stand, and those behind the verb in which its object stands. */
const OPENING = 7;
const OBJECT = 6;

/** "The finding contradicts what the board said", "he undercut his own account": the sentence before, and the one that says so. */
const contradicted: Form = (lines, k) => {
  const { words } = lines.all[k]!;
  const before = sentenceBefore(lines, k);
  const isSo = words.slice(0, OPENING).some((word, n) => {
    const object = words.slice(n + 1, n + 1 + OBJECT);
    if (UNDERCUTTING.has(word) && HIS.has(object[0] ?? "") && object[1] === "own") return true;
    return CONTRADICTING.has(word) && BACK.has(words[0]!) && object.some((one) => SAYINGS.has(one));
  });
  return before && isSo ? [before, lines.all[k]!] : [];
};

/** The line before, where it is a sentence: no heading, no caption. */
function sentenceBefore({ text, all }: Lines, k: number): Line | undefined {
  const before = all[k - 1];
  if (before === undefined || before.words.length < LEAST_WORDS || before.words.length > MOST_WORDS) return undefined;
  return END.test(text.slice(before.span.end - 3, before.span.end)) ? before : undefined;
}

const LEAST_WORDS = 5;
const END = /[.!]["”’')\]]?\s?$/u;

const RECORDS = new Set(wordsIn("records"));
const SHOWING = new Set(wordsIn("showing"));
const BELIEVING = new Set(wordsIn("believing"));
/** Content words that a belief and a record of it have both, and two duties. */
const SHARED = { belief: 2, duty: 1 } as const;

/** "She thinks they had sailed half the way. The ship's log shows they turned at the pier." */
const recorded: Form = (lines, k) => {
  const [before, line] = [sentenceBefore(lines, k), lines.all[k]!];
  if (before === undefined) return [];
  const isRecord = line.words
    .slice(0, OPENING)
    .some((word, n) => RECORDS.has(word) && SHOWING.has(line.words[n + 1] ?? ""));
  if (!isRecord || !before.words.slice(1, OPENING).some((word) => BELIEVING.has(word))) return [];
  return sharedStems(before, line, lines.text) < SHARED.belief ? [] : [before, line];
};

function sharedStems(a: Line, b: Line, text: string): number {
  const own = new Set(stemsIn(text, a.span).map(({ stem }) => stem));
  return new Set(stemsIn(text, b.span).flatMap(({ stem }) => (own.has(stem) ? [stem] : []))).size;
}

const OBLIGED = new Set(wordsIn("obliged"));
const NOT = /^(?:not|never|no|.{2,6}n['’]t)$/u;
const HOWEVER = new Set(wordsIn("however"));

/** "The owner said he did not have to report it. However, the port wrote that he was required to." */
const obliged: Form = (lines, k) => {
  const [before, line] = [sentenceBefore(lines, k), lines.all[k]!];
  if (before === undefined || !HOWEVER.has(line.words[0] ?? "")) return [];
  const [x, y] = [before, line].map(dutiesIn) as [Set<boolean>, Set<boolean>];
  const isApart = x.size === 1 && y.size === 1 && x.has(true) !== y.has(true);
  return isApart && sharedStems(before, line, lines.text) >= SHARED.duty ? [before, line] : [];
};

/** Whether a sentence says that something must be done, that it need not, or both. */
function dutiesIn({ words }: Line): Set<boolean> {
  const found = new Set<boolean>();
  for (const [n, word] of words.slice(0, MOST_WORDS).entries())
    if (OBLIGED.has(word) && words[n + 1] === "to")
      found.add(!words.slice(Math.max(0, n - 2), n).some((one) => NOT.test(one)));
  return found;
}

const FORMS: readonly (readonly [string, Form])[] = [
  ["differing", differing],
  ["contradicted", contradicted],
  ["recorded", recorded],
  ["obliged", obliged],
];
