import type { Story } from "../../model/index.ts";
import { contextOf } from "../contexts.ts";
import { dayRange, sourceName } from "../phrases.ts";
import { keysByQuestion, type ReportView, type StoryView } from "../view.ts";
import { factSections, type Shown } from "./facts.ts";
import { Chips, lineageSection } from "./lineages.ts";
import { type Html, html } from "./markup.ts";
import { beads, originWords, supportStrip } from "./support.ts";
import { LIMITS, type Targets } from "./targets.ts";
import { utteranceSection } from "./utterances.ts";

/** One story: title, support, lineages, disagreements, facts, utterances. */
export function storySection(view: ReportView, told: StoryView, number: number, targets: Targets): Html {
  const chips = new Chips(told);
  const rows = number <= LIMITS.fullStories ? LIMITS.rowsEach : LIMITS.rowsLater;
  const shown: Shown = { view, told, chips, targets, rows };
  return html`
<section class="story" id="s${number}" aria-labelledby="s${number}-title">
<header class="storyhead">
<p class="eyebrow">${dayRange(told.story.start, told.story.end)}</p>
<h2 id="s${number}-title" dir="auto">${told.story.title}</h2>
<div class="tally">${storyBeads(told, chips)}${supportStrip(told.story.support)}</div>
${originWords(told.story.support)}
${keyList(told.story, targets)}
${summary(view, told.story, targets)}
</header>
${lineageSection(view, told, chips, targets)}
${factSections(shown)}
${utteranceSection(shown)}
</section>`;
}

/** The beads of a story: its articles by lineage. */
export function storyBeads(told: StoryView, chips: Chips): Html {
  return beads(
    told.lineages.map((group) => group.articles.map((a) => a.id)),
    chips,
  );
}

function keyList(story: Story, targets: Targets): Html {
  const item = ([question, keys]: ReturnType<typeof keysByQuestion>[number]) => {
    const words = keys.map(({ text, article, span }, index) => {
      const fragment = targets.words(article, span);
      const word = fragment ? html`<a class="words" href="#${fragment}">${text}</a>` : html`${text}`;
      return html`${index > 0 ? ", " : ""}${word}`;
    });
    return html`<div><dt>${question}</dt><dd dir="auto">${words}</dd></div>`;
  };
  const all = keysByQuestion(story);
  return all.length > 0 ? html`<dl class="keys">${all.map(item)}</dl>` : html``;
}

function summary(view: ReportView, story: Story, targets: Targets): Html {
  const sentences = (story.summary ?? []).slice(0, 8).flatMap(({ article: id, span }) => {
    const article = view.articles.get(id);
    return article ? [{ article, span, fragment: targets.words(id, span) }] : [];
  });
  if (sentences.length === 0) return html``;
  return html`<div class="summary">${sentences.map(({ article, span, fragment }) => html`<p dir="auto">${contextOf(article, span, 0).words} <span class="fine">${fragment ? html`<a href="#${fragment}">${sourceName(article)}</a>` : sourceName(article)}</span></p>`)}</div>`;
}
