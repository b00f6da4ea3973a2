import { type Article, bodyText, type FactInShort, factInShort, type LogEntry, type Store } from "../../index.ts";
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

/** Asks a store for what stands behind entries of its log, each thing once. */
export interface Ground {
  readonly entry: LogEntry;
  readonly story?: {
    readonly id: string;
    readonly title: string;
    readonly text: string;
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
    return { entry, story: { id: subject, title: dossier.story.title, text, facts } };
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

const TEXT_EVENTS = new Set(["text-changed", "value-changed", "quote-changed"]);

function wordsOf(article: Article): string {
  return `${article.title ?? ""}\n${bodyText(article)}`;
}

/** What the rules tell of an entry, in their order. */
export function alertsIn(ground: Ground, rules: readonly AlertRule[]): Alert[] {
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

type Told = Omit<Alert, "id" | "seq" | "at" | "rule" | "when">;

function newStory({ story }: Ground, { words }: AlertRule): Told[] {
  if (!story || !holds(story.text, words)) return [];
  return [{ title: story.title, text: `A new story: ${story.title}`, story: story.id }];
}

function changed({ entry, article }: Ground, rule: AlertRule & { readonly when: "text-changed" }): Told[] {
  if (!article || !holds(article.text, rule.words)) return [];
  if (rule.publisher !== undefined && !holds(article.publisher ?? "", rule.publisher)) return [];
  const { id, title, url } = article;
  const what = { "text-changed": "The text", "value-changed": "Numbers", "quote-changed": "Quotations" }[entry.what];
  const values = entry.what === "text-changed" ? {} : { before: entry.before, after: entry.after };
  return [{ title, text: `${what} changed: ${title}`, article: id, ...(url && { url }), ...values }];
}

type FactRule = AlertRule & { readonly when: "lineages" | "second-value" | "origin-added" };

/** Rules over facts: of a story that is new over all its facts, else over the one that the entry tells of. */
function facts({ entry, story }: Ground, rule: FactRule): Told[] {
  const isOneFact = entry.what === "fact-new" || entry.what === "fact-changed";
  const rows = story?.facts ?? (isOneFact ? [[entry.subject, entry.after as FactInShort] as const] : []);
  const before = isOneFact ? (entry.before as FactInShort | undefined) : undefined;
  const place = story?.id ?? entry.story;
  return rows.flatMap(([fact, now]) => {
    const text = holds(story?.text ?? now[0], rule.words) ? news(rule, before, now) : undefined;
    if (text === undefined) return [];
    return [
      {
        title: now[0],
        text: `${text}: ${now[0]}`,
        fact,
        ...(place && { story: place }),
        ...(before && { before }),
        after: now,
      },
    ];
  });
}

/** What is new of a fact by a rule, in words. */
function news(rule: FactRule, before: FactInShort | undefined, now: FactInShort): string | undefined {
  if (rule.when === "lineages") {
    const isReached = now[2] >= rule.atLeast && (before?.[2] ?? 0) < rule.atLeast;
    return isReached ? `${now[2]} lineages carry it` : undefined;
  }
  if (rule.when === "second-value") {
    const fresh = now[4].filter((value) => !before?.[4].includes(value));
    return now[4].length >= 2 && fresh.length > 0 ? `Reports differ (${now[4].join(" / ")})` : undefined;
  }
  const added = now[5].filter((origin) => !before?.[5].includes(origin));
  const asked =
    rule.origin === undefined ? (before ? added : []) : added.filter((origin) => holds(origin, rule.origin));
  return asked.length > 0 ? `It leans on ${asked.join(", ")} as well` : undefined;
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
