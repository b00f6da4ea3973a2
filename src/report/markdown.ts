import type { Fact, FactMention, Report, Utterance } from "../model/index.ts";
import { contextOf } from "./contexts.ts";
import {
  counted,
  dateWords,
  dayRange,
  disagreementWords,
  lineageRange,
  lineageWords,
  linkWords,
  PROMISE,
  relationWords,
  scoreWords,
  sourceName,
  supportParts,
  titleOf,
} from "./phrases.ts";
import { treeOf } from "./tree.ts";
import { keysByQuestion, type ReportView, type StoryView, viewOf } from "./view.ts";

const MOST = { stories: 200, singles: 200, rows: 60, facts: 60, mentions: 10, utterances: 40, messages: 100 };

/** The report as Markdown that any renderer shows: headings, lists and tables, no HTML. */
export function* renderMarkdown(report: Report): Generator<string> {
  const view = viewOf(report);
  const counts = [
    counted(report.articles.length, "article"),
    counted(view.publishers, "publisher"),
    counted(report.lineages.length, "lineage"),
    counted(report.stories.length, "story", "stories"),
  ];
  yield `# secondsource report\n\n${PROMISE}\n\n${counts.join(" · ")}\n`;
  for (const told of view.stories.slice(0, MOST.stories)) yield story(view, told);
  yield more(view.stories.length, MOST.stories, "stories");
  yield singles(view) + messages(view);
}

/** Words of an article inside Markdown: one line, nothing that Markdown or HTML would read as markup. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\0-\x1f\x7f-\x9f\s\u202a-\u202e\u2066-\u2069]+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|~&]/g, "\\$&")
    .replace(/^[#+=-]/, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replace(/:(?=\/\/)|(?<=www)\./gi, "\\$&");
}

const md = escapeMarkdown;

function more(count: number, most: number, noun: string): string {
  return count > most ? `\n_${count - most} more ${noun} in the JSON report._\n` : "";
}

function story(view: ReportView, told: StoryView): string {
  const { story: about } = told;
  const days = dayRange(about.start, about.end);
  const origins =
    about.support.origins.length > 0 ? `\n\nNamed origins: ${about.support.origins.map(md).join("; ")}` : "";
  return [
    `\n## ${md(about.title)}\n`,
    `${days ? `${md(days)} · ` : ""}${supportParts(about.support).join(" · ")}${origins}\n`,
    ...keysByQuestion(about).map(([question, keys]) => `- ${question}: ${keys.map((key) => md(key.text)).join(", ")}`),
    "",
    lineages(view, told),
    disputes(view, told),
    facts(told),
    utterances(view, told),
  ].join("\n");
}

function lineages(view: ReportView, told: StoryView): string {
  const groups = told.lineages.slice(0, MOST.rows).map((group) => {
    const rows = treeOf(group.articles, told.links)
      .rows.slice(0, MOST.rows)
      .map(({ article, link, parent, depth }) => {
        const tie = link && parent ? `: ${md(relationWords(link, article, parent))} (${scoreWords(link.score)})` : "";
        const title =
          `**${md(sourceName(article))}** ${md(titleOf(article))} ${md(dateWords(article.published))}`.trim();
        return `${"  ".repeat(Math.min(depth, 6) + 1)}- ${title}${tie}`;
      });
    return [
      `- ${counted(group.articles.length, "article")}, ${lineageWords(group.lineage, group.articles.length)}`,
      ...rows,
    ].join("\n");
  });
  const across = told.links.filter((l) => view.lineageOf.get(l.a) !== view.lineageOf.get(l.b)).slice(0, MOST.rows);
  const between = across.map((link) => {
    const [a, b] = [view.articles.get(link.a)!, view.articles.get(link.b)!];
    return `- ${md(sourceName(a))} and ${md(sourceName(b))}: ${linkWords(link.kind)}, not counted as lineage`;
  });
  const rest = between.length > 0 ? `\nBetween lineages:\n\n${between.join("\n")}\n` : "";
  return `### Lineages\n\n${groups.join("\n")}\n${rest}`;
}

function disputes(view: ReportView, told: StoryView): string {
  const all = told.disputed;
  if (all.length === 0) return "";
  return `### Where reports disagree\n\n${all
    .slice(0, MOST.facts)
    .map((fact) => dispute(view, fact))
    .join("\n")}${more(all.length, MOST.facts, "disagreements")}`;
}

function dispute(view: ReportView, fact: Fact): string {
  const rows = fact.disagreement!.values.map((value) => {
    const mentions = value.mentions.flatMap((index) => fact.mentions[index] ?? []);
    return `| **${md(value.value)}** | ${supportParts(value.support).join(" · ")} | ${words(view, mentions)} |`;
  });
  const head = `**${md(fact.text)}** (${disagreementWords(fact.disagreement!.kind)})`;
  return `${head}\n\n| value | carried by | words |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

function words(view: ReportView, mentions: readonly FactMention[]): string {
  const shown = mentions.slice(0, MOST.mentions).flatMap((mention) => {
    const article = view.articles.get(mention.article);
    if (!article) return [];
    const context = contextOf(article, mention.span, 40);
    return `${md(sourceName(article))}: ${md(context.before)} **${md(context.words)}** ${md(context.after)}`;
  });
  return shown.join("; ");
}

function facts(told: StoryView): string {
  const all = told.agreed;
  if (all.length === 0) return "";
  const rows = all.slice(0, MOST.facts).map(({ text, kind, support }) => {
    const counts = [support.articles, support.publishers, lineageRange(support), support.origins.map(md).join("; ")];
    return `| ${md(text)} | ${kind} | ${counts.join(" | ")} |`;
  });
  const head = "| fact | kind | articles | publishers | lineages | origins |\n| --- | --- | ---: | ---: | ---: | --- |";
  return `### What is reported\n\n${head}\n${rows.join("\n")}\n${more(all.length, MOST.facts, "facts")}`;
}

function utterances(view: ReportView, told: StoryView): string {
  if (told.utterances.length === 0) return "";
  const shown = told.utterances.slice(0, MOST.utterances).map((said) => utterance(view, said));
  return `### Who said what\n\n${shown.join("\n")}\n${more(told.utterances.length, MOST.utterances, "utterances")}`;
}

function utterance(view: ReportView, said: Utterance): string {
  const quote = view.quotes.get(said.quotes[0] ?? "");
  const text = quote ? (view.articles.get(quote.article)?.text.slice(quote.span.start, quote.span.end) ?? "") : "";
  const names = said.speakers.map((s) => md(s.name)).join(" or ") || "speaker not found";
  return `- “${md(text.slice(0, 500))}” (${names}): ${supportParts(said.support).join(" · ")}`;
}

function singles(view: ReportView): string {
  if (view.singles.length === 0) return "";
  const rows = view.singles.slice(0, MOST.singles).map((told) => {
    const from = told.articles[0] ? ` (${md(sourceName(told.articles[0]))})` : "";
    return `- ${md(told.story.title)}${from}`;
  });
  return `\n## Reported once\n\n${rows.join("\n")}\n${more(view.singles.length, MOST.singles, "stories")}`;
}

function messages(view: ReportView): string {
  const all = view.report.messages;
  if (all.length === 0) return "";
  const rows = all.slice(0, MOST.messages).map((m) => {
    const place = m.location ?? m.article;
    return `- ${m.level === "error" ? "**not read** " : ""}${md(m.rule)}: ${md(m.text)}${place ? ` (${md(place)})` : ""}`;
  });
  return `\n## Messages\n\n${rows.join("\n")}\n${more(all.length, MOST.messages, "messages")}`;
}
