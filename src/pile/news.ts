import { pushTo } from "../model/grouping.ts";
import { type Annotation, type Article, compareText, type Fact, type Span } from "../model/index.ts";
import type { LogEntry } from "../store/store.ts";

/** What a text says in short: its numbers and its quotations, sorted. */
export interface Reading {
  readonly values: readonly string[];
  readonly quotes: readonly string[];
}

/** One thing for the log, before it has a time. */
export type News = Omit<LogEntry, "seq" | "at">;

export function factsOfText({ text }: Article, { quantities, quotes }: Annotation): Reading {
  const words = ({ start, end }: Span) => text.slice(start, end).replace(/\s+/g, " ").slice(0, 200);
  return {
    values: distinct(quantities.map(({ span, of }) => (of === undefined ? words(span) : `${words(span)} ${of}`))),
    quotes: distinct(quotes.map(({ span }) => words(span))),
  };
}

/** Numbers and quotations that a new version of a text has others of. */
export function newsOfText(id: string, before: Reading, now: Reading): News[] {
  return [
    ...difference("value-changed", id, before.values, now.values),
    ...difference("quote-changed", id, before.quotes, now.quotes),
  ];
}

/** A fact in short: its text, how many articles and lineages carry it, the sides where reports differ, the named origins. */
export type FactInShort = readonly [
  text: string,
  articles: number,
  atLeast: number,
  atMost: number,
  sides: readonly string[],
  origins: readonly string[],
];

export function factInShort({ text, support, disagreement }: Fact): FactInShort {
  const { articles, lineages, origins } = support;
  const sides = (disagreement?.values ?? []).map(({ value }) => value);
  return [text, articles, lineages.atLeast, lineages.atMost, sides, origins];
}

export function factsInShort(facts: readonly Fact[]): Record<string, FactInShort> {
  const rows = facts.map((fact) => [fact.id, factInShort(fact)] as const);
  return Object.fromEntries(rows.sort(([a], [b]) => compareText(a, b)));
}

type Facts = Readonly<Record<string, FactInShort>>;

/**
 * Facts that are new, gone or told otherwise. The id of a fact follows from its story and its mentions: one that says in the same
 * words what only one fact of before says, and has another id, is that fact.
 */
export function newsOfFacts(before: Facts, now: Facts): News[] {
  const formerly = renamed(before, now);
  const left = new Set(formerly.values());
  const ids = distinct([...Object.keys(before), ...Object.keys(now)]).filter((id) => !left.has(id));
  return ids.flatMap((subject): News[] => {
    const former = formerly.get(subject);
    const [old, fresh] = [before[former ?? subject], now[subject]];
    const isSame = JSON.stringify(old) === JSON.stringify(fresh);
    const what = old ? (fresh ? "fact-changed" : "fact-gone") : "fact-new";
    return [
      ...(former === undefined ? [] : [{ what: "fact-renamed", subject, before: [former], after: [subject] }]),
      ...(isSame ? [] : [{ what, subject, ...(old && { before: old }), ...(fresh && { after: fresh }) }]),
    ];
  });
}

/** Fact of now -> the one of before that it is under another id. */
function renamed(before: Facts, now: Facts): Map<string, string> {
  const gone = byText(before, now);
  const found = [...byText(now, before)].flatMap(([text, ids]) => {
    const [id, former, ...more] = [...ids, ...(gone.get(text) ?? [])];
    return ids.length === 1 && former !== undefined && more.length === 0 ? [[id!, former] as const] : [];
  });
  return new Map(found);
}

/** Ids of the facts of one side alone by what they say. */
function byText(these: Facts, others: Facts): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [id, [text]] of Object.entries(these)) if (!others[id]) pushTo(found, text, id);
  return found;
}

function difference(what: string, subject: string, old: readonly string[], now: readonly string[]): News[] {
  const [before, after] = [old.filter((one) => !now.includes(one)), now.filter((one) => !old.includes(one))];
  return before.length + after.length > 0 ? [{ what, subject, before, after }] : [];
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)].sort(compareText);
}
