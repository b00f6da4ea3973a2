import type { Fact, FactMention, Report, Support, Utterance } from "../../model/index.ts";
import { contextOf } from "../contexts.ts";
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
} from "../phrases.ts";
import { type TreeRow, treeOf } from "../tree.ts";
import { keysByQuestion, type LineageGroup, type ReportView, type StoryView, viewOf } from "../view.ts";
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

/** The report for a terminal, wrapped to the given columns. */
export function* renderText(
  report: Report,
  options: { readonly color?: boolean; readonly columns?: number },
): Generator<string> {
  const layout = layoutOf(options);
  const view = viewOf(report);
  yield lines(head(view, layout));
  for (const [index, told] of view.stories.slice(0, MOST.stories).entries())
    yield lines(story(view, told, index, layout));
  yield lines([...listed(view, layout), ...tail(view, layout)]);
}

const lines = (all: readonly string[]) => all.map((line) => `${line.trimEnd()}\n`).join("");

function left(count: number, most: number, noun: string, indent: string): string[] {
  return count > most ? [`${indent}… ${count - most} more ${noun}: --format html or json shows them.`] : [];
}

function head(view: ReportView, { paint, columns }: Layout): string[] {
  const { report } = view;
  const counts = [
    counted(report.articles.length, "article"),
    counted(view.publishers, "publisher"),
    counted(report.lineages.length, "lineage"),
    counted(report.stories.length, "story", "stories"),
  ];
  return [paint.bold("secondsource"), paint.dim(PROMISE), "", ...wrap(counts.join(" · "), columns)];
}

/** Stories after the first ones, a title and a line of counts each. */
function listed(view: ReportView, { columns, paint }: Layout): string[] {
  const rest = view.stories.slice(MOST.stories, MOST.listed);
  if (rest.length === 0) return [];
  const shown = rest.flatMap(({ story }, index) => [
    ...wrap(story.title, columns, `${MOST.stories + index + 1}. `, "    "),
    ...wrap(supportParts(story.support).join(" · "), columns, "    ").map((line) => paint.yellow(line)),
  ]);
  const more = left(view.stories.length, MOST.listed, "stories", "");
  return ["", paint.dim("─".repeat(columns)), paint.bold("More stories"), ...shown, ...more];
}

function story(view: ReportView, told: StoryView, index: number, layout: Layout): string[] {
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
    ...section("Lineages", layout, lineages(view, told, layout)),
    ...section("Where reports disagree", layout, disputes(view, told, layout)),
    ...section("What is reported", layout, facts(told, layout)),
    ...section("Who said what", layout, utterances(view, told, layout)),
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

function lineages(view: ReportView, told: StoryView, layout: Layout): string[] {
  const shown = told.lineages.slice(0, MOST.rows);
  return [
    ...shown.flatMap((group, index) => lineage(told, group, index, layout)),
    ...left(told.lineages.length, MOST.rows, "lineages", "   "),
    ...acrossLines(view, told, layout),
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
function acrossLines(view: ReportView, told: StoryView, { columns, paint }: Layout): string[] {
  const number = new Map(told.lineages.flatMap(({ articles }, i) => articles.map((a) => [a.id, i + 1] as const)));
  const counts = new Map<string, number>();
  for (const link of told.links) {
    if (view.lineageOf.get(link.a) === view.lineageOf.get(link.b)) continue;
    const [x = 0, y = 0] = [number.get(link.a) ?? 0, number.get(link.b) ?? 0].sort((m, n) => m - n);
    const words = `lineages ${x} and ${y}: ${linkWords(link.kind)}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const all = [...counts].map(([words, count]) => `${words}, ${counted(count, "pair")}; not counted as shared lineage`);
  const shown = all.slice(0, MOST.mentions).flatMap((words) => wrap(words, columns, "   ~ ", "     ").map(paint.dim));
  return [...shown, ...left(all.length, MOST.mentions, "links between lineages", "   ")];
}

function disputes(view: ReportView, told: StoryView, layout: Layout): string[] {
  const shown = told.disputed.slice(0, MOST.disputes).flatMap((fact) => dispute(view, fact, layout));
  return [...shown, ...left(told.disputed.length, MOST.disputes, "disagreements", "   ")];
}

function dispute(view: ReportView, fact: Fact, layout: Layout): string[] {
  const { paint, columns } = layout;
  const kind = disagreementWords(fact.disagreement!.kind);
  const values = fact.disagreement!.values.flatMap((value) => [
    ...wrap(value.value, columns, "     ▪ ", "       ").map((line) => paint.bold(line)),
    ...supportLines(value.support, layout, "       "),
    ...mentionLines(
      view,
      value.mentions.flatMap((index) => fact.mentions[index] ?? []),
      layout,
    ),
  ]);
  return [...wrap(`${fact.text} (${kind})`, columns, "   ≠ ", "     ").map((line) => paint.red(line)), ...values];
}

function mentionLines(view: ReportView, mentions: readonly FactMention[], { columns, paint }: Layout): string[] {
  const shown = mentions.slice(0, MOST.mentions).flatMap((mention) => {
    const article = view.articles.get(mention.article);
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

function utterances(view: ReportView, told: StoryView, layout: Layout): string[] {
  const shown = told.utterances.slice(0, MOST.utterances).flatMap((said) => utterance(view, said, layout));
  return [...shown, ...left(told.utterances.length, MOST.utterances, "utterances", "   ")];
}

function utterance(view: ReportView, said: Utterance, layout: Layout): string[] {
  const quote = view.quotes.get(said.quotes[0] ?? "");
  const text = quote ? (view.articles.get(quote.article)?.text.slice(quote.span.start, quote.span.end) ?? "") : "";
  const names = said.speakers.map((s) => s.name).join(" or ") || "speaker not found";
  return [
    ...wrap(`“${shorten(text, 300)}”`, layout.columns, "   ", "    "),
    ...wrap(`${names}`, layout.columns, "     — ", "       "),
    ...supportLines(said.support, layout, "       "),
  ];
}

function tail(view: ReportView, layout: Layout): string[] {
  return [...singles(view, layout), ...messages(view, layout)];
}

function singles(view: ReportView, { columns, paint }: Layout): string[] {
  if (view.singles.length === 0) return [];
  const shown = view.singles.slice(0, MOST.singles).flatMap((told) => {
    const article = told.articles[0];
    const from = article ? ` (${sourceName(article)})` : "";
    return wrap(`${told.story.title}${from}`, columns, "   • ", "     ");
  });
  const rest = left(view.singles.length, MOST.singles, "stories", "   ");
  return ["", paint.dim("─".repeat(columns)), paint.bold("Reported once"), ...shown, ...rest];
}

function messages(view: ReportView, { columns, paint }: Layout): string[] {
  const all = view.report.messages;
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST.messages).flatMap((message) => {
    const place = message.location ?? message.article;
    const paintLine = message.level === "error" ? paint.red : paint.dim;
    return wrap(`${message.rule}: ${message.text}${place ? ` [${place}]` : ""}`, columns, "   ", "     ").map(
      paintLine,
    );
  });
  return ["", paint.bold("Messages"), ...shown, ...left(all.length, MOST.messages, "messages", "   ")];
}
