import type { Fact, FactMention, Utterance } from "../../model/index.ts";
import { type Brief, briefFirst, briefOf, oneTextWords } from "../brief.ts";
import { conflictTitle, damageWords, sidesWords } from "../conflicts.ts";
import { contextOf } from "../contexts.ts";
import {
  counted,
  dateWords,
  dayRange,
  disagreementWords,
  eventDoubt,
  lineageRange,
  lineageWords,
  linkWords,
  relationWords,
  scoreWords,
  sourceName,
  supportParts,
  titleOf,
} from "../phrases.ts";
import { percent, shareOf } from "../shares.ts";
import { type TreeRow, treeOf } from "../tree.ts";
import { keysByQuestion, type StoryView, wordsSaid } from "../view.ts";
import { escapeMarkdown as md, more } from "./escape.ts";

const MOST = { rows: 60, facts: 60, mentions: 10, utterances: 40, briefDisputes: 5, single: 5 };

/** One story as Markdown: the two-minute head, then facts, disagreements, utterances, lineages, key words. */
export function storyText(told: StoryView): string {
  const { story } = told;
  const brief = briefOf(told);
  const days = dayRange(story.start, story.end);
  const doubt = eventDoubt(story.start, story.end);
  return [
    `\n## ${md(story.title)}\n`,
    `${days ? `${md(days)} · ` : ""}${supportParts(story.support).join(" · ")}\n`,
    ...(doubt ? [`*${doubt}*\n`] : []),
    `**${oneTextWords(brief, told.articles.length)}**\n`,
    headText(brief),
    facts(told, brief),
    disputes(told),
    utterances(told),
    lineages(told),
    keys(told),
  ].join("\n");
}

/** What the article that alone reports a story says: a few facts and quotations. */
export function singleRows(told: StoryView): string[] {
  const first = briefFirst(briefOf(told), told.agreed).slice(0, MOST.single);
  const said = told.utterances.slice(0, MOST.single);
  return [...first.map(({ text }) => md(text)), ...said.map((one) => quoted(told, one))].map((words) => `  - ${words}`);
}

function headText({ best, disputed, damaged, alone, facts, echoed }: Brief): string {
  const bests = best.map(
    ({ text, support }) => `- **${lineageRange(support)}** ${md(text)} (${supportParts(support).join(" · ")})`,
  );
  const more = disputed.length - MOST.briefDisputes;
  const disputes = disputed
    .slice(0, MOST.briefDisputes)
    .map((fact) => `- ${md(conflictTitle(fact))}: ${md(sidesWords(fact))}`);
  const single = echoed.map(({ text, support }) => `- ${md(text)} (${support.articles} articles, one text)`);
  return [
    ...(bests.length > 0 ? ["Best supported, by lineages:\n", ...bests, ""] : []),
    ...(disputes.length > 0
      ? [`Disputed: ${disputed.length}\n`, ...disputes, ...(more > 0 ? [`- ${more} more`] : []), ""]
      : []),
    ...(damaged.length > 0
      ? [`Damaged in copying: ${damaged.length}\n`, ...damaged.map((one) => `- ${md(damageWords(one))}`), ""]
      : []),
    ...(facts > 0 ? [`On a single source: ${alone} of ${facts} facts\n`, ...single, ""] : []),
  ].join("\n");
}

function keys({ story }: StoryView): string {
  const rows = keysByQuestion(story).map(
    ([question, words]) => `- ${question}: ${words.map((key) => md(key.text)).join(", ")}`,
  );
  const { origins } = story.support;
  const named = origins.length > 0 ? [`- named origins: ${origins.map(md).join("; ")}`] : [];
  return rows.length + named.length > 0 ? `### In the words of the reports\n\n${[...rows, ...named].join("\n")}\n` : "";
}

/** The lineages as trees; articles that stand alone share one line. */
function lineages(told: StoryView): string {
  const groups = told.texts.slice(0, MOST.rows).map(({ lineage, articles, links }) => {
    const rows = treeOf(articles, links).rows.slice(0, MOST.rows).map(treeRow);
    const title = `- ${articles.length} articles, one text, ${lineageWords(lineage, articles.length)}`;
    return [title, ...rows].join("\n");
  });
  const { lone } = told;
  const names = lone.slice(0, MOST.rows).map((one) => md(sourceName(one)));
  const alone =
    lone.length > 0 ? [`- ${counted(lone.length, "article")} of its own text each: ${names.join(", ")}`] : [];
  return `### Lineages\n\n${[...groups, ...alone].join("\n")}\n${between(told)}`;
}

function treeRow({ article, link, parent, depth }: TreeRow): string {
  const share = link ? `, ${percent(shareOf(article, link))} of this text` : "";
  const tie =
    link && parent ? `: ${md(relationWords(link, article, parent))}${share} (sure ${scoreWords(link.score)})` : "";
  const title = `**${md(sourceName(article))}** ${md(titleOf(article))} ${md(dateWords(article.published))}`.trim();
  return `${"  ".repeat(Math.min(depth, 6) + 1)}- ${title}${tie}`;
}

function between(told: StoryView): string {
  const across = told.across.slice(0, MOST.rows);
  if (across.length === 0) return "";
  const rows = across.map((link) => {
    const [a, b] = [told.articleOf.get(link.a)!, told.articleOf.get(link.b)!];
    return `- ${md(sourceName(a))} and ${md(sourceName(b))}: ${linkWords(link.kind)}, not counted as lineage`;
  });
  return `\nBetween lineages:\n\n${rows.join("\n")}\n`;
}

function disputes(told: StoryView): string {
  const { disputed: all } = told;
  if (all.length === 0) return "";
  return `### Where reports disagree\n\n${all
    .slice(0, MOST.facts)
    .map((fact) => dispute(told, fact))
    .join("\n")}${more(all.length, MOST.facts, "disagreements")}`;
}

function dispute(told: StoryView, fact: Fact): string {
  const rows = fact.disagreement!.values.map((value) => {
    const mentions = value.mentions.flatMap((index) => fact.mentions[index] ?? []);
    return `| **${md(value.value)}** | ${supportParts(value.support).join(" · ")} | ${words(told, mentions)} |`;
  });
  const head = `**${md(conflictTitle(fact))}** (${disagreementWords(fact.disagreement!.kind)})`;
  return `${head}\n\n| value | carried by | words |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

function words(told: StoryView, mentions: readonly FactMention[]): string {
  const shown = mentions.slice(0, MOST.mentions).flatMap((mention) => {
    const article = told.articleOf.get(mention.article);
    if (!article) return [];
    const context = contextOf(article, mention.span, 40);
    return `${md(sourceName(article))}: ${md(context.before)} **${md(context.words)}** ${md(context.after)}`;
  });
  return shown.join("; ");
}

function facts(told: StoryView, brief: Brief): string {
  const all = briefFirst(brief, told.agreed);
  if (all.length === 0) return "";
  const rows = all.slice(0, MOST.facts).map(({ text, kind, support }: Fact) => {
    const counts = [support.articles, support.publishers, lineageRange(support), support.origins.map(md).join("; ")];
    return `| ${md(text)} | ${kind} | ${counts.join(" | ")} |`;
  });
  const head = "| fact | kind | articles | publishers | lineages | origins |\n| --- | --- | ---: | ---: | ---: | --- |";
  return `### What is reported\n\n${head}\n${rows.join("\n")}\n${more(all.length, MOST.facts, "facts")}`;
}

function utterances(told: StoryView): string {
  if (told.utterances.length === 0) return "";
  const shown = told.utterances
    .slice(0, MOST.utterances)
    .map((said) => `- ${quoted(told, said)}: ${supportParts(said.support).join(" · ")}`);
  return `### Who said what\n\n${shown.join("\n")}\n${more(told.utterances.length, MOST.utterances, "utterances")}`;
}

function quoted(told: StoryView, said: Utterance): string {
  const names = said.speakers.map((s) => md(s.name)).join(" or ") || "speaker not found";
  return `“${md(wordsSaid(told, said).slice(0, 500))}” (${names})`;
}
