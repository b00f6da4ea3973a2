import type { Dossier, Fact, FactMention, ReportSource, Support, Totals, Utterance } from "../../model/index.ts";
import { contextOf } from "../contexts.ts";
import { Guard } from "../guard.ts";
import { Notices } from "../notices.ts";
import type { RenderOptions } from "../options.ts";
import {
  counted,
  dateWords,
  dayRange,
  disagreementWords,
  lineageWords,
  linkWords,
  PROMISE,
  relationWords,
  scoreWords,
  sourceName,
  supportParts,
  titleOf,
  totalParts,
} from "../phrases.ts";
import { type TreeRow, treeOf } from "../tree.ts";
import { isShared, keysByQuestion, type LineageGroup, type StoryView, viewOf } from "../view.ts";
import { type Layout, layoutOf, plain, shorten, wrap } from "./lines.ts";

/** What a terminal shows of each list; everything is in the JSON. */
const MOST = {
  stories: 12,
  listed: 100,
  singles: 20,
  rows: 30,
  disputes: 10,
  facts: 12,
  mentions: 4,
  utterances: 8,
  messages: 20,
};

/**
 * The report for a terminal, wrapped to the given columns: the first stories in full, more by title, then what is reported
 * once. One pass over the source; holds the titles it lists.
 */
export async function* renderText(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<string> {
  const layout = layoutOf(options);
  const guard = new Guard(options.onMessage);
  const notices = new Notices(MOST.messages);
  const rest = new Rest(layout);
  yield lines(head(source.totals, layout));
  for await (const dossier of source.dossiers("weight")) {
    const text = guard.over(dossier, () => {
      notices.add(dossier.messages);
      return lines(isShared(dossier) ? rest.story(dossier) : rest.single(dossier));
    });
    if (text) yield text;
  }
  notices.add(guard.messages);
  await notices.addFrom(source);
  yield lines([...rest.listed(), ...rest.singles(), ...messages(notices, layout)]);
}

const lines = (all: readonly string[]) => all.map((line) => `${line.trimEnd()}\n`).join("");

function left(count: number, most: number, noun: string, indent: string): string[] {
  return count > most ? [`${indent}… ${count - most} more ${noun}: --format html or json shows them.`] : [];
}

function head(totals: Totals, { paint, columns }: Layout): string[] {
  return [paint.bold("secondsource"), paint.dim(PROMISE), "", ...wrap(totalParts(totals).join(" · "), columns)];
}

/** What stands after the stories in full: titles of more of them and of stories that one article reports. */
class Rest {
  readonly #layout: Layout;
  readonly #listed: string[] = [];
  readonly #singles: string[] = [];
  #shared = 0;
  #once = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** A story in full while there is room for it; else nothing, and its title is kept for the list. */
  story(dossier: Dossier): string[] {
    const index = this.#shared;
    const text = index < MOST.stories ? story(viewOf(dossier), index, this.#layout) : [];
    if (index >= MOST.stories && index < MOST.listed) this.#listed.push(...listedLines(dossier, index, this.#layout));
    this.#shared++;
    return text;
  }

  /** Keeps the title of a story that one article reports. */
  single({ story: { title }, articles: [article] }: Dossier): string[] {
    const from = article ? ` (${sourceName(article)})` : "";
    if (this.#once++ < MOST.singles)
      this.#singles.push(...wrap(`${title}${from}`, this.#layout.columns, "   • ", "     "));
    return [];
  }

  listed(): string[] {
    if (this.#listed.length === 0) return [];
    return [...this.#title("More stories"), ...this.#listed, ...left(this.#shared, MOST.listed, "stories", "")];
  }

  singles(): string[] {
    if (this.#once === 0) return [];
    return [...this.#title("Reported once"), ...this.#singles, ...left(this.#once, MOST.singles, "stories", "   ")];
  }

  #title(words: string): string[] {
    const { paint, columns } = this.#layout;
    return ["", paint.dim("─".repeat(columns)), paint.bold(words)];
  }
}

function listedLines({ story }: Dossier, index: number, { columns, paint }: Layout): string[] {
  return [
    ...wrap(story.title, columns, `${index + 1}. `, "    "),
    ...wrap(supportParts(story.support).join(" · "), columns, "    ").map((line) => paint.yellow(line)),
  ];
}

function story(told: StoryView, index: number, layout: Layout): string[] {
  const { paint, columns } = layout;
  const title = wrap(told.story.title, columns, `${index + 1}. `, "   ");
  const days = dayRange(told.story.start, told.story.end);
  return [
    "",
    paint.dim("─".repeat(columns)),
    ...title.map((line) => paint.bold(line)),
    ...(days ? [`   ${paint.dim(plain(days))}`] : []),
    ...supportLines(told.story.support, layout, "   "),
    ...keysByQuestion(told.story).flatMap(([question, keys]) =>
      wrap(`${question}: ${keys.map((key) => key.text).join(", ")}`, columns, "   ", "     ").map(paint.dim),
    ),
    ...section("Lineages", layout, lineages(told, layout)),
    ...section("Where reports disagree", layout, disputes(told, layout)),
    ...section("What is reported", layout, facts(told, layout)),
    ...section("Who said what", layout, utterances(told, layout)),
  ];
}

function section(title: string, { paint }: Layout, inner: readonly string[]): string[] {
  return inner.length > 0 ? ["", `   ${paint.bold(paint.cyan(title))}`, ...inner] : [];
}

function supportLines(support: Support, { paint, columns }: Layout, indent: string): string[] {
  const names = support.origins.slice(0, 5).join(", ") + (support.origins.length > 5 ? ", …" : "");
  const parts = supportParts(support).join(" · ") + (names ? `: ${names}` : "");
  return wrap(parts, columns, indent, `${indent}  `).map((line) => paint.yellow(line));
}

function lineages(told: StoryView, layout: Layout): string[] {
  const shown = told.lineages.slice(0, MOST.rows);
  return [
    ...shown.flatMap((group, index) => lineage(told, group, index, layout)),
    ...left(told.lineages.length, MOST.rows, "lineages", "   "),
    ...acrossLines(told, layout),
  ];
}

function lineage(told: StoryView, group: LineageGroup, index: number, layout: Layout): string[] {
  const { rows } = treeOf(group.articles, told.links);
  const words = group.lineage.articles.length > 1 ? `, ${lineageWords(group.lineage, group.articles.length)}` : "";
  const title = `${counted(group.articles.length, "article")}${words}`;
  return [
    ...wrap(title, layout.columns, `   ${index + 1}) `, "      ").map((line) => layout.paint.green(line)),
    ...rows.slice(0, MOST.rows).flatMap((row) => treeLines(row, layout)),
    ...left(rows.length, MOST.rows, "articles", "      "),
  ];
}

function treeLines({ article, link, parent, depth }: TreeRow, { paint, columns }: Layout): string[] {
  const indent = `      ${"  ".repeat(Math.min(depth, 6))}`;
  const date = dateWords(article.published);
  const name = `${sourceName(article)}${date ? `, ${date}` : ""}`;
  const title = paint.dim(shorten(titleOf(article), Math.max(12, columns - indent.length - 4)));
  const tie = link && parent ? [`${relationWords(link, article, parent)} (${scoreWords(link.score)})`] : [];
  return [
    ...wrap(name, columns, `${indent}${depth > 0 ? "└ " : "● "}`, `${indent}  `),
    `${indent}  ${title}`,
    ...tie.flatMap((words) => wrap(words, columns, `${indent}  `)),
  ];
}

/** One line for each two lineages and kind of link between them. */
function acrossLines(told: StoryView, { columns, paint }: Layout): string[] {
  const number = new Map(told.lineages.flatMap(({ articles }, i) => articles.map((a) => [a.id, i + 1] as const)));
  const counts = new Map<string, number>();
  for (const link of told.links) {
    if (told.lineageOf.get(link.a) === told.lineageOf.get(link.b)) continue;
    const [x = 0, y = 0] = [number.get(link.a) ?? 0, number.get(link.b) ?? 0].sort((m, n) => m - n);
    const words = `lineages ${x} and ${y}: ${linkWords(link.kind)}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const all = [...counts].map(([words, count]) => `${words}, ${counted(count, "pair")}; not counted as shared lineage`);
  const shown = all.slice(0, MOST.mentions).flatMap((words) => wrap(words, columns, "   ~ ", "     ").map(paint.dim));
  return [...shown, ...left(all.length, MOST.mentions, "links between lineages", "   ")];
}

function disputes(told: StoryView, layout: Layout): string[] {
  const shown = told.disputed.slice(0, MOST.disputes).flatMap((fact) => dispute(told, fact, layout));
  return [...shown, ...left(told.disputed.length, MOST.disputes, "disagreements", "   ")];
}

function dispute(told: StoryView, fact: Fact, layout: Layout): string[] {
  const { paint, columns } = layout;
  const kind = disagreementWords(fact.disagreement!.kind);
  const values = fact.disagreement!.values.flatMap((value) => [
    ...wrap(value.value, columns, "     ▪ ", "       ").map((line) => paint.bold(line)),
    ...supportLines(value.support, layout, "       "),
    ...mentionLines(
      told,
      value.mentions.flatMap((index) => fact.mentions[index] ?? []),
      layout,
    ),
  ]);
  return [...wrap(`${fact.text} (${kind})`, columns, "   ≠ ", "     ").map((line) => paint.red(line)), ...values];
}

function mentionLines(told: StoryView, mentions: readonly FactMention[], { columns, paint }: Layout): string[] {
  const shown = mentions.slice(0, MOST.mentions).flatMap((mention) => {
    const article = told.articleOf.get(mention.article);
    if (!article) return [];
    const { before, words, after } = contextOf(article, mention.span, 30);
    return wrap(`${sourceName(article)}: “${before}${words}${after}”`, columns, "         ", "         ").map(
      paint.dim,
    );
  });
  return [...shown, ...left(mentions.length, MOST.mentions, "mentions", "         ")];
}

function facts(told: StoryView, layout: Layout): string[] {
  const shown = told.agreed
    .slice(0, MOST.facts)
    .flatMap((fact) => [
      ...wrap(fact.text, layout.columns, "   • ", "     "),
      ...supportLines(fact.support, layout, "     "),
    ]);
  return [...shown, ...left(told.agreed.length, MOST.facts, "facts", "   ")];
}

function utterances(told: StoryView, layout: Layout): string[] {
  const shown = told.utterances.slice(0, MOST.utterances).flatMap((said) => utterance(told, said, layout));
  return [...shown, ...left(told.utterances.length, MOST.utterances, "utterances", "   ")];
}

function utterance(told: StoryView, said: Utterance, layout: Layout): string[] {
  const quote = told.quoteOf.get(said.quotes[0] ?? "");
  const text = quote ? (told.articleOf.get(quote.article)?.text.slice(quote.span.start, quote.span.end) ?? "") : "";
  const names = said.speakers.map((s) => s.name).join(" or ") || "speaker not found";
  return [
    ...wrap(`“${shorten(text, 300)}”`, layout.columns, "   ", "    "),
    ...wrap(`${names}`, layout.columns, "     — ", "       "),
    ...supportLines(said.support, layout, "       "),
  ];
}

function messages(notices: Notices, { columns, paint }: Layout): string[] {
  if (notices.count === 0) return [];
  const shown = notices.shown.flatMap((message) => {
    const place = message.location ?? message.article;
    const paintLine = message.level === "error" ? paint.red : paint.dim;
    return wrap(`${message.rule}: ${message.text}${place ? ` [${place}]` : ""}`, columns, "   ", "     ").map(
      paintLine,
    );
  });
  return ["", paint.bold("Messages"), ...shown, ...left(notices.count, MOST.messages, "messages", "   ")];
}
