import { type Article, bodyText, compareText } from "../../model/index.ts";
import { type FactInShort, factInShort } from "../../pile/news.ts";
import type { LogEntry, Store } from "../../store/store.ts";
import type { AlertRule } from "./rules.ts";

/** One thing that a rule asked to be told of. */
export interface Alert {
  /** The same for the same entry of the log and the same rule. */
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly rule: string;
  readonly when: AlertRule["when"];
  readonly title: string;
  /** What happened, in a line of words. */
  readonly text: string;
  readonly story?: string;
  readonly fact?: string;
  readonly article?: string;
  readonly url?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** An alert with what it is about. */
export interface Match extends Alert {
  /** What it is about, by names under which the same thing is known again; what has none is told each time. */
  readonly things: readonly (readonly string[])[];
}

/** Asks a store for what stands behind entries of its log, each thing once. */
export interface Ground {
  readonly entry: LogEntry;
  readonly story?: {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    /** Address of the article that was out first, of those that have one. */
    readonly url?: string;
    readonly facts: readonly FactRow[];
  };
  readonly article?: {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly publisher?: string;
    readonly url?: string;
  };
}

type FactRow = readonly [id: string, fact: FactInShort];

/** What an entry of the log speaks of, as the store has it now; undefined for one that no rule asks for. */
export async function groundOf(store: Store, entry: LogEntry): Promise<Ground | undefined> {
  const { what, subject } = entry;
  if (what === "story-new") {
    const dossier = await store.dossier(subject);
    if (!dossier) return undefined;
    const facts = dossier.facts.map((fact): FactRow => [fact.id, factInShort(fact)]);
    const text = [dossier.story.title, ...dossier.articles.map(wordsOf)].join("\n");
    const url = addressIn(dossier.articles);
    return { entry, story: { id: subject, title: dossier.story.title, text, ...(url && { url }), facts } };
  }
  if (what === "fact-new" || what === "fact-changed") return { entry };
  if (!TEXT_EVENTS.has(what)) return undefined;
  const kept = await store.article(subject);
  if (!kept) return undefined;
  const { article } = kept;
  const { id, title = id, publisher, url } = article;
  const text = `${title}\n${bodyText(article)}`;
  return { entry, article: { id, title, text, ...(publisher && { publisher }), ...(url && { url }) } };
}

function addressIn(articles: readonly Article[]): string | undefined {
  const dayOf = ({ published = "~" }: Article) => published;
  const known = articles.filter(({ url }) => url !== undefined);
  return known.sort((a, b) => compareText(dayOf(a), dayOf(b)))[0]?.url;
}

const TEXT_EVENTS = new Set(["text-changed", "value-changed", "quote-changed"]);

function wordsOf(article: Article): string {
  return `${article.title ?? ""}\n${bodyText(article)}`;
}

/** What the rules tell of an entry, in their order. */
export function alertsIn(ground: Ground, rules: readonly AlertRule[]): Match[] {
  return rules.flatMap((rule) => {
    const found =
      rule.when === "new-story"
        ? newStory(ground, rule)
        : rule.when === "text-changed"
          ? changed(ground, rule)
          : facts(ground, rule);
    const { entry } = ground;
    return found.map((one, i) => ({
      id: `${entry.seq}-${slug(rule.name)}${found.length > 1 ? `-${i + 1}` : ""}`,
      seq: entry.seq,
      at: entry.at,
      rule: rule.name,
      when: rule.when,
      ...one,
    }));
  });
}

type Found = Omit<Match, "id" | "seq" | "at" | "rule" | "when">;

function newStory({ story }: Ground, { words }: AlertRule): Found[] {
  if (!story || !holds(story.text, words)) return [];
  const { id, title, url } = story;
  return [{ title, text: `A new story: ${title}`, story: id, ...(url && { url }), things: [["story", id]] }];
}

function changed({ entry, article }: Ground, rule: AlertRule & { readonly when: "text-changed" }): Found[] {
  if (!article || !holds(article.text, rule.words)) return [];
  if (rule.publisher !== undefined && !holds(article.publisher ?? "", rule.publisher)) return [];
  const { id, title, url } = article;
  const what = { "text-changed": "The text", "value-changed": "Numbers", "quote-changed": "Quotations" }[entry.what];
  const values = entry.what === "text-changed" ? {} : { before: entry.before, after: entry.after };
  return [{ title, text: `${what} changed: ${title}`, article: id, ...(url && { url }), ...values, things: [] }];
}

type FactRule = AlertRule & { readonly when: "lineages" | "second-value" | "origin-added" };

/** Rules over facts: of a story that is new over all its facts, else over the one that the entry tells of. */
function facts({ entry, story }: Ground, rule: FactRule): Found[] {
  const isOneFact = entry.what === "fact-new" || entry.what === "fact-changed";
  const rows = story?.facts ?? (isOneFact ? [[entry.subject, entry.after as FactInShort] as const] : []);
  const before = isOneFact ? (entry.before as FactInShort | undefined) : undefined;
  const place = story?.id ?? entry.story;
  return rows.flatMap(([fact, now]): Found[] => {
    const [title] = now;
    const fresh = holds(story?.text ?? title, rule.words) ? news(rule, before, now) : [];
    return fresh.map(({ text, things }) => ({
      title,
      text: `${text}: ${title}`,
      fact,
      ...(place && { story: place }),
      ...(story?.url && { url: story.url }),
      ...(before && { before }),
      after: now,
      things: things.flatMap((parts) => [
        ["fact", fact, ...parts],
        ["words", place ?? "", ...(parts.length > 0 && rule.when === "second-value" ? [] : [plain(title)]), ...parts],
      ]),
    }));
  });
}

/** Words alone: the same thing said with other marks is the same thing. */
function plain(text: string): string {
  return tokensOf(text).join(" ");
}

/** Something new of a fact in words, and what it is beside the fact itself. */
interface Fresh {
  readonly text: string;
  readonly things: readonly (readonly string[])[];
}

/** What is new of a fact by a rule. */
function news(rule: FactRule, before: FactInShort | undefined, now: FactInShort): Fresh[] {
  const [, , lineages, , sides, origins] = now;
  if (rule.when === "lineages") {
    const isReached = lineages >= rule.atLeast && (before?.[2] ?? 0) < rule.atLeast;
    return isReached ? [{ text: `${lineages} lineages carry it`, things: [[]] }] : [];
  }
  if (rule.when === "second-value") {
    const fresh = sides.filter((value) => !before?.[4].includes(value));
    const all = sides.map(plain).sort();
    return sides.length >= 2 && fresh.length > 0
      ? [{ text: `Reports differ (${sides.join(" / ")})`, things: [all] }]
      : [];
  }
  const added = origins.filter((origin) => !before?.[5].includes(origin));
  const asked =
    rule.origin === undefined ? (before ? added : []) : added.filter((origin) => holds(origin, rule.origin));
  return asked.map((origin) => ({ text: `It leans on ${origin} as well`, things: [[plain(origin)]] }));
}

/** True when a text holds all words, whole, whatever their case and accents. */
export function holds(text: string, words: string | undefined): boolean {
  if (words === undefined) return true;
  const there = new Set(tokensOf(text));
  return tokensOf(words).every((word) => there.has(word));
}

function tokensOf(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function slug(name: string): string {
  return tokensOf(name).join("-").slice(0, 60) || "rule";
}
