import type { Dossier, Fact, FactMention, ReportSource, Utterance } from "../model/index.ts";
import { contextOf } from "./contexts.ts";
import { CONTROLS } from "./controls.ts";
import { Guard } from "./guard.ts";
import { Notices } from "./notices.ts";
import type { RenderOptions } from "./options.ts";
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
  totalParts,
} from "./phrases.ts";
import { treeOf } from "./tree.ts";
import { isShared, keysByQuestion, type StoryView, viewOf } from "./view.ts";

const MOST = { stories: 200, singles: 200, rows: 60, facts: 60, mentions: 10, utterances: 40, messages: 100 };

/**
 * The report as Markdown that any renderer shows: headings, lists and tables, no HTML. One pass over the source; holds the
 * titles of stories that one article reports.
 */
export async function* renderMarkdown(source: ReportSource, { onMessage }: RenderOptions = {}): AsyncGenerator<string> {
  const guard = new Guard(onMessage);
  const notices = new Notices(MOST.messages);
  const once: string[] = [];
  let [shared, singles] = [0, 0];
  yield `# secondsource report\n\n${PROMISE}\n\n${totalParts(source.totals).join(" · ")}\n`;
  for await (const dossier of source.dossiers("weight")) {
    guard.over(dossier, () => notices.add(dossier.messages));
    if (isShared(dossier)) {
      if (shared++ < MOST.stories) yield guard.over(dossier, () => story(viewOf(dossier))) ?? "";
    } else if (singles++ < MOST.singles) once.push(guard.over(dossier, () => single(dossier)) ?? "");
  }
  yield more(shared, MOST.stories, "stories");
  notices.add(guard.messages);
  await notices.addFrom(source);
  yield reportedOnce(once.filter(Boolean), singles) + messages(notices);
}

const STEERING = new RegExp(`[${CONTROLS}\\s]+`, "g");

/** Words of an article inside Markdown: one line, nothing that Markdown or HTML would read as markup. */
function escapeMarkdown(text: string): string {
  return text
    .replace(STEERING, " ")
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

function story(told: StoryView): string {
  const { story: about } = told;
  const days = dayRange(about.start, about.end);
  const origins =
    about.support.origins.length > 0 ? `\n\nNamed origins: ${about.support.origins.map(md).join("; ")}` : "";
  return [
    `\n## ${md(about.title)}\n`,
    `${days ? `${md(days)} · ` : ""}${supportParts(about.support).join(" · ")}${origins}\n`,
    ...keysByQuestion(about).map(([question, keys]) => `- ${question}: ${keys.map((key) => md(key.text)).join(", ")}`),
    "",
    lineages(told),
    disputes(told),
    facts(told),
    utterances(told),
  ].join("\n");
}

function lineages(told: StoryView): string {
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
  const across = told.links.filter((l) => told.lineageOf.get(l.a) !== told.lineageOf.get(l.b)).slice(0, MOST.rows);
  const between = across.map((link) => {
    const [a, b] = [told.articleOf.get(link.a)!, told.articleOf.get(link.b)!];
    return `- ${md(sourceName(a))} and ${md(sourceName(b))}: ${linkWords(link.kind)}, not counted as lineage`;
  });
  const rest = between.length > 0 ? `\nBetween lineages:\n\n${between.join("\n")}\n` : "";
  return `### Lineages\n\n${groups.join("\n")}\n${rest}`;
}

function disputes(told: StoryView): string {
  const all = told.disputed;
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
  const head = `**${md(fact.text)}** (${disagreementWords(fact.disagreement!.kind)})`;
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

function utterances(told: StoryView): string {
  if (told.utterances.length === 0) return "";
  const shown = told.utterances.slice(0, MOST.utterances).map((said) => utterance(told, said));
  return `### Who said what\n\n${shown.join("\n")}\n${more(told.utterances.length, MOST.utterances, "utterances")}`;
}

function utterance(told: StoryView, said: Utterance): string {
  const quote = told.quoteOf.get(said.quotes[0] ?? "");
  const text = quote ? (told.articleOf.get(quote.article)?.text.slice(quote.span.start, quote.span.end) ?? "") : "";
  const names = said.speakers.map((s) => md(s.name)).join(" or ") || "speaker not found";
  return `- “${md(text.slice(0, 500))}” (${names}): ${supportParts(said.support).join(" · ")}`;
}

function single({ story: { title }, articles: [article] }: Dossier): string {
  return `- ${md(title)}${article ? ` (${md(sourceName(article))})` : ""}`;
}

function reportedOnce(rows: readonly string[], count: number): string {
  if (count === 0) return "";
  return `\n## Reported once\n\n${rows.join("\n")}\n${more(count, MOST.singles, "stories")}`;
}

function messages(notices: Notices): string {
  if (notices.count === 0) return "";
  const rows = notices.shown.map((m) => {
    const place = m.location ?? m.article;
    return `- ${m.level === "error" ? "**not read** " : ""}${md(m.rule)}: ${md(m.text)}${place ? ` (${md(place)})` : ""}`;
  });
  return `\n## Messages\n\n${rows.join("\n")}\n${more(notices.count, MOST.messages, "messages")}`;
}
