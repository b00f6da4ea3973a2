import type { Fact, FactMention, Support, Utterance } from "../../model/index.ts";
import { type Brief, briefFirst, briefOf, oneTextWords } from "../brief.ts";
import { conflictTitle, damageWords, sidesWords } from "../conflicts.ts";
import { contextOf } from "../contexts.ts";
import { dayRange, disagreementWords, eventDoubt, lineageRange, sourceName, supportParts } from "../phrases.ts";
import { keysByQuestion, type StoryView, wordsSaid } from "../view.ts";
import { lineageLines } from "./lineages.ts";
import { type Layout, left, plain, shorten, wrap } from "./lines.ts";

/** What a terminal shows of each list of a story; everything is in the JSON. */
const MOST = { disputes: 10, facts: 12, mentions: 4, utterances: 8, briefDisputes: 3 };

/** One story for a terminal: the two-minute head, then facts, disagreements, utterances, lineages, key words. */
export function storyLines(told: StoryView, index: number, layout: Layout): string[] {
  const { paint, columns } = layout;
  const brief = briefOf(told);
  const days = dayRange(told.story.start, told.story.end);
  const doubt = eventDoubt(told.story.start, told.story.end);
  return [
    "",
    paint.dim("─".repeat(columns)),
    ...wrap(told.story.title, columns, `${index + 1}. `, "   ").map((line) => paint.bold(line)),
    ...(days ? [`   ${paint.dim(plain(days))}`] : []),
    ...(doubt ? wrap(doubt, columns, "   ").map(paint.yellow) : []),
    ...supportLines(told.story.support, layout, "   "),
    ...wrap(oneTextWords(brief, told.articles.length), columns, "   "),
    ...section("Best supported", layout, bestLines(brief, layout)),
    ...briefDisputes(brief, layout),
    ...briefDamages(brief, layout),
    ...singleSource(brief, layout),
    ...section("What else is reported", layout, factLines(restOf(told, brief), layout)),
    ...section("Where reports disagree", layout, disputes(told, layout)),
    ...section("Who said what", layout, utterances(told, layout)),
    ...section("Lineages", layout, lineageLines(told, layout)),
    ...section("In the words of the reports", layout, keyLines(told, layout)),
  ];
}

/** What a single article carries, for the list of stories reported once: a few facts and quotations. */
export function singleLines(told: StoryView, layout: Layout, most: number): string[] {
  const { columns, paint } = layout;
  const facts = briefFirst(briefOf(told), told.agreed).slice(0, most);
  const said = told.utterances.slice(0, most);
  return [
    ...facts.flatMap(({ text }) => wrap(text, columns, "     - ", "       ")),
    ...said.flatMap((one) =>
      wrap(`“${shorten(wordsSaid(told, one), 200)}” — ${namesOf(one)}`, columns, "     - ", "       "),
    ),
  ].map((line) => paint.dim(line));
}

function section(title: string, { paint }: Layout, inner: readonly string[]): string[] {
  return inner.length > 0 ? ["", `   ${paint.bold(paint.cyan(title))}`, ...inner] : [];
}

function bestLines({ best }: Brief, layout: Layout): string[] {
  return best.flatMap(({ text, support }) => {
    const mark = lineageRange(support).padStart(2);
    return [
      ...wrap(text, layout.columns, `  ${mark} `, "     "),
      ...wrap(supportParts(support).join(" · "), layout.columns, "     ").map(layout.paint.yellow),
    ];
  });
}

function briefDisputes({ disputed }: Brief, { columns, paint }: Layout): string[] {
  if (disputed.length === 0) return [];
  const shown = disputed
    .slice(0, MOST.briefDisputes)
    .flatMap((fact) => wrap(`${shorten(conflictTitle(fact), 90)}: ${sidesWords(fact)}`, columns, "   ≠ ", "     "));
  return ["", `   ${paint.bold(paint.red(`Disputed: ${disputed.length}`))}`, ...shown];
}

function briefDamages({ damaged }: Brief, { columns, paint }: Layout): string[] {
  if (damaged.length === 0) return [];
  const shown = damaged
    .slice(0, MOST.briefDisputes)
    .flatMap((one) => wrap(damageWords(one), columns, "   ! ", "     "));
  return ["", `   ${paint.bold(paint.red(`Damaged in copying: ${damaged.length}`))}`, ...shown];
}

function singleSource({ alone, facts, echoed }: Brief, { columns, paint }: Layout): string[] {
  if (facts === 0) return [];
  const shown = echoed.flatMap(({ text, support }) =>
    wrap(`${shorten(text, 120)} (${support.articles} articles, one text)`, columns, "   1 ", "     "),
  );
  return ["", `   ${paint.bold(`On a single source: ${alone} of ${facts} facts`)}`, ...shown];
}

function restOf({ agreed }: StoryView, brief: Brief): Fact[] {
  return briefFirst(brief, agreed).slice(brief.best.length);
}

function supportLines(support: Support, { paint, columns }: Layout, indent: string): string[] {
  const names = support.origins.slice(0, 5).join(", ") + (support.origins.length > 5 ? ", …" : "");
  const parts = supportParts(support).join(" · ") + (names ? `: ${names}` : "");
  return wrap(parts, columns, indent, `${indent}  `).map((line) => paint.yellow(line));
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
  return [
    ...wrap(`${conflictTitle(fact)} (${kind})`, columns, "   ≠ ", "     ").map((line) => paint.red(line)),
    ...values,
  ];
}

function mentionLines(told: StoryView, mentions: readonly FactMention[], { columns, paint }: Layout): string[] {
  const shown = mentions.slice(0, MOST.mentions).flatMap((mention) => {
    const article = told.articleOf.get(mention.article);
    if (!article) return [];
    const { before, words, after } = contextOf(article, mention.span, 30);
    return wrap(`${sourceName(article)}: “${before}${words}${after}”`, columns, "         ").map(paint.dim);
  });
  return [...shown, ...left(mentions.length, MOST.mentions, "mentions", "         ")];
}

function factLines(facts: readonly Fact[], layout: Layout): string[] {
  const shown = facts
    .slice(0, MOST.facts)
    .flatMap((fact) => [
      ...wrap(fact.text, layout.columns, "   • ", "     "),
      ...supportLines(fact.support, layout, "     "),
    ]);
  return [...shown, ...left(facts.length, MOST.facts, "facts", "   ")];
}

function utterances(told: StoryView, layout: Layout): string[] {
  const shown = told.utterances.slice(0, MOST.utterances).flatMap((said) => utterance(told, said, layout));
  return [...shown, ...left(told.utterances.length, MOST.utterances, "utterances", "   ")];
}

function utterance(told: StoryView, said: Utterance, layout: Layout): string[] {
  return [
    ...wrap(`“${shorten(wordsSaid(told, said), 300)}”`, layout.columns, "   ", "    "),
    ...wrap(namesOf(said), layout.columns, "     — ", "       "),
    ...supportLines(said.support, layout, "       "),
  ];
}

function namesOf({ speakers }: Utterance): string {
  return speakers.map(({ name }) => name).join(" or ") || "speaker not found";
}

function keyLines({ story }: StoryView, { columns, paint }: Layout): string[] {
  return keysByQuestion(story).flatMap(([question, keys]) =>
    wrap(`${question}: ${keys.map((key) => key.text).join(", ")}`, columns, "   ", "     ").map(paint.dim),
  );
}
