import { contextOf } from "../contexts.ts";
import { dayRange, eventDoubt, sourceName } from "../phrases.ts";
import { keysByQuestion } from "../view.ts";
import { briefSection, oneTextLine } from "./brief.ts";
import { disputeSection } from "./disputes.ts";
import { factSection } from "./facts.ts";
import { lineageSection } from "./lineages.ts";
import { type Html, html } from "./markup.ts";
import type { Shown } from "./shown.ts";
import { beads, originWords, supportStrip } from "./support.ts";
import { LIMITS } from "./targets.ts";
import { timelineSection } from "./timeline.ts";
import { utteranceSection } from "./utterances.ts";
import { sideBySide } from "./witnesses.ts";

/** One story: the two-minute head, then facts, disagreements, utterances, lineages, timeline, side by side. */
export function storySection(shown: Shown): Html {
  const { at } = shown;
  return html`
<section class="story" id="${at}" aria-labelledby="${at}-title">
${storyHead(shown)}
${factSection(shown)}
${disputeSection(shown)}
${utteranceSection(shown)}
${lineageSection(shown)}
${timelineSection(shown)}
${sideBySide(shown)}
${words(shown)}
</section>`;
}

/** In place of a story that failed, so that the list of contents leads somewhere. */
export function failedSection(at: string, title: string): Html {
  return html`
<section class="story" id="${at}" aria-labelledby="${at}-title">
<header class="storyhead"><h2 id="${at}-title" dir="auto">${title}</h2>
<p class="warn">This story could not be shown; see the messages.</p></header>
</section>`;
}

function storyHead(shown: Shown): Html {
  const { story } = shown.told;
  const doubt = eventDoubt(story.start, story.end);
  return html`<header class="storyhead">
<p class="eyebrow">${dayRange(story.start, story.end)}${doubt ? html` <span class="warn">· ${doubt}</span>` : ""}${placesOf(shown)}</p>
<h2 id="${shown.at}-title" dir="auto">${story.title}</h2>
<div class="tally">${storyBeads(shown)}${supportStrip(story.support)}</div>
${oneTextLine(shown)}
${briefSection(shown)}
${parts(shown)}
</header>`;
}

function placesOf({ told }: Shown): Html {
  const places = (told.story.where ?? []).slice(0, 2).map(({ name }) => name);
  return places.length > 0 ? html` · <span dir="auto">${places.join(", ")}</span>` : html``;
}

/** The parts of a story, so that each is one click from its head. */
function parts({ told, agreed, at, rows }: Shown): Html {
  const many = rows < LIMITS.rowsEach ? 0 : told.lineages.filter(({ articles }) => articles.length > 1).length;
  const all = [
    ["facts", "Facts", agreed.length],
    ["disputes", "Disagreements", told.disputed.length],
    ["said", "Who said what", told.utterances.length],
    ["lineages", "Lineages", told.lineages.length],
    ["side", "Side by side", many],
  ] as const;
  const items = all.flatMap(([name, words, count]) =>
    count > 0 ? [html`<a href="#${at}-${name}">${words} <span>${count}</span></a>`] : [],
  );
  return html`<nav class="parts" aria-label="Parts of story ${at.slice(1)}">${items}<span class="tools"></span></nav>`;
}

/** The beads of a story: its articles by lineage. */
export function storyBeads({ told, chips }: Pick<Shown, "told" | "chips">): Html {
  return beads(
    told.lineages.map((group) => group.articles.map((a) => a.id)),
    chips,
  );
}

/** The story in chosen words of its reports: who, what, where, when, and a few sentences, each with its place. */
function words(shown: Shown): Html {
  const { support } = shown.told.story;
  const inner = html`${keyList(shown)}${summary(shown)}${originWords(support)}`;
  if (`${inner}` === "") return html``;
  return html`<h3 id="${shown.at}-words">In the words of the reports</h3>${inner}`;
}

function keyList({ told, targets }: Shown): Html {
  const item = ([question, keys]: ReturnType<typeof keysByQuestion>[number]) => {
    const list = keys.map(({ text, article, span }, index) => {
      const fragment = targets.words(article, span);
      const word = fragment ? html`<a class="words" href="#${fragment}">${text}</a>` : html`${text}`;
      return html`${index > 0 ? ", " : ""}${word}`;
    });
    return html`<div><dt>${question}</dt><dd dir="auto">${list}</dd></div>`;
  };
  const all = keysByQuestion(told.story);
  return all.length > 0 ? html`<dl class="keys">${all.map(item)}</dl>` : html``;
}

function summary({ told, targets }: Shown): Html {
  const sentences = (told.story.summary ?? []).slice(0, 8).flatMap(({ article: id, span }) => {
    const article = told.articleOf.get(id);
    if (!article) return [];
    const fragment = targets.words(id, span);
    const name = sourceName(article);
    const from = fragment ? html`<a href="#${fragment}">${name}</a>` : name;
    return html`<p dir="auto">${contextOf(article, span, 0).words} <span class="fine">${from}</span></p>`;
  });
  return sentences.length > 0 ? html`<div class="summary">${sentences}</div>` : html``;
}
