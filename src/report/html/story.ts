import { contextOf } from "../contexts.ts";
import { dayRange, sourceName } from "../phrases.ts";
import { keysByQuestion } from "../view.ts";
import { factSections } from "./facts.ts";
import { lineageSection } from "./lineages.ts";
import { type Html, html } from "./markup.ts";
import type { Shown } from "./shown.ts";
import { beads, originWords, supportStrip } from "./support.ts";
import { utteranceSection } from "./utterances.ts";

/** One story: title, support, lineages, disagreements, facts, utterances. */
export function storySection(shown: Shown): Html {
  const { number } = shown;
  return html`
<section class="story" id="s${number}" aria-labelledby="s${number}-title">
${storyHead(shown)}
${lineageSection(shown)}
${factSections(shown)}
${utteranceSection(shown)}
</section>`;
}

/** In place of a story that failed, so that the list of contents leads somewhere. */
export function failedSection(number: number, title: string): Html {
  return html`
<section class="story" id="s${number}" aria-labelledby="s${number}-title">
<header class="storyhead"><h2 id="s${number}-title" dir="auto">${title}</h2>
<p class="warn">This story could not be shown; see the messages.</p></header>
</section>`;
}

function storyHead(shown: Shown): Html {
  const { story } = shown.told;
  return html`<header class="storyhead">
<p class="eyebrow">${dayRange(story.start, story.end)}</p>
<h2 id="s${shown.number}-title" dir="auto">${story.title}</h2>
<div class="tally">${storyBeads(shown)}${supportStrip(story.support)}</div>
${originWords(story.support)}
${keyList(shown)}
${summary(shown)}
</header>`;
}

/** The beads of a story: its articles by lineage. */
export function storyBeads({ told, chips }: Pick<Shown, "told" | "chips">): Html {
  return beads(
    told.lineages.map((group) => group.articles.map((a) => a.id)),
    chips,
  );
}

function keyList({ told, targets }: Shown): Html {
  const item = ([question, keys]: ReturnType<typeof keysByQuestion>[number]) => {
    const words = keys.map(({ text, article, span }, index) => {
      const fragment = targets.words(article, span);
      const word = fragment ? html`<a class="words" href="#${fragment}">${text}</a>` : html`${text}`;
      return html`${index > 0 ? ", " : ""}${word}`;
    });
    return html`<div><dt>${question}</dt><dd dir="auto">${words}</dd></div>`;
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
    const { words } = contextOf(article, span, 0);
    return html`<p dir="auto">${words} <span class="fine">${from}</span></p>`;
  });
  return sentences.length > 0 ? html`<div class="summary">${sentences}</div>` : html``;
}
