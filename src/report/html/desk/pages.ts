import type { Support } from "../../../model/index.ts";
import { type Html, html } from "../markup.ts";
import { originWords, supportStrip } from "../support.ts";
import type { DeskPage } from "./frame.ts";
import {
  type ArticleShown,
  articleRow,
  type FactShown,
  factRow,
  listOf,
  nextPage,
  outside,
  pageOf,
  type StoryShown,
  sidesOf,
  storyRow,
  type WordsShown,
  wordsList,
} from "./parts.ts";

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | number | undefined;
}

/** What is new, what has a second source, what is disputed. */
export function frontPage(fresh: Page<StoryShown>, second: Page<StoryShown>, disputed: Page<StoryShown>): DeskPage {
  const part = (title: string, { items }: Page<StoryShown>, more: string) =>
    html`<section><h2>${title}</h2>${listOf(items.map(storyRow))}<p class="more"><a href="${more}">All of them</a></p></section>`;
  const body = html`${part("New", fresh, "/stories")}${part("With a second source", second, "/stories?minLineages=2")}${part("Disputed", disputed, "/stories?disputed=true")}`;
  return { title: "What is new", body };
}

export function storiesPage({ items, next }: Page<StoryShown>, asked: string): DeskPage {
  const field = (name: string, label: string, value: string) =>
    html`<label>${label} <input name="${name}" value="${value}"></label> `;
  const given = new URLSearchParams(asked);
  const fields = [
    ["q", "words"],
    ["publisher", "publisher"],
    ["language", "language"],
    ["since", "since"],
    ["until", "until"],
    ["minLineages", "lineages, at least"],
  ] as const;
  const form = html`<form method="get" action="/stories">${fields.map(([name, label]) => field(name, label, given.get(name) ?? ""))}<button>Show</button></form>`;
  return { title: "Stories", body: html`${form}${listOf(items.map(storyRow))}${nextPage(asked, "cursor", next)}` };
}

interface StoryAnswer extends StoryShown {
  readonly lineages: readonly {
    readonly id: string;
    readonly weakest: number;
    readonly articles: readonly ArticleShown[];
    readonly more?: number | undefined;
  }[];
  readonly disagreements: readonly FactShown[];
  readonly topFacts: readonly FactShown[];
  readonly said: readonly SaidShown[];
}

interface SaidShown {
  readonly support: Support;
  readonly speakers: readonly { readonly name: string; readonly words: readonly WordsShown[] }[];
}

export function storyPage(story: StoryAnswer, _asked: string, mayCorrect: boolean): DeskPage {
  const correct = mayCorrect
    ? html` · <a href="${`/corrections?what=merge&ids=${encodeURIComponent(story.id)}`}">Join it with another story</a>`
    : "";
  const lineages = story.lineages.map(
    ({ id, weakest, articles, more }) =>
      html`<li><a href="${pageOf("lineages", id)}">Lineage</a> <span class="fine">${articles.length > 1 ? `weakest link ${weakest}` : "one article"}</span><ul>${articles.map(articleRow)}</ul>${more ? html`<p class="more">${more} more</p>` : ""}</li>`,
  );
  const rest = html`<p class="more"><a href="${`/facts?story=${encodeURIComponent(story.id)}`}">All ${story.facts} facts</a> · <a href="${`${pageOf("stories", story.id)}/report`}">The story as the report shows it</a> · <a href="${`${pageOf("stories", story.id)}/changes`}">What changed</a>${correct}</p>`;
  const body = html`${supportStrip(story.support)}
<h2>Where reports disagree</h2>${listOf(story.disagreements.map(factRow), "Nowhere that was found.")}
<h2>What is reported</h2>${listOf(story.topFacts.map(factRow))}${rest}
<h2>Who said what</h2>${listOf(story.said.map(saidRow))}
<h2>Lineages</h2>${listOf(lineages)}`;
  return { title: story.title || "A story without a title", body };
}

function saidRow({ support, speakers }: SaidShown): Html {
  const voices = speakers.map(({ name, words }) => html`<p><b dir="auto">${name}</b></p>${wordsList(words)}`);
  return html`<li>${voices}${supportStrip(support)}</li>`;
}

export function factsPage({ items, next }: Page<FactShown>, asked: string): DeskPage {
  return { title: "Facts", body: html`${listOf(items.map(factRow))}${nextPage(asked, "cursor", next)}` };
}

export function factPage(
  fact: FactShown & {
    readonly mentions: number;
    readonly series?:
      | readonly { readonly value: number; readonly asOf?: string | undefined; readonly support: Support }[]
      | undefined;
  },
): DeskPage {
  const steps = (fact.series ?? []).map(
    ({ value, asOf, support }) =>
      html`<li>${value} <span class="fine">${asOf ?? ""}</span> ${supportStrip(support)}</li>`,
  );
  const body = html`${supportStrip(fact.support)}${originWords(fact.support)}
<p class="fine">${fact.kind}${fact.status ? `, ${fact.status}` : ""} · <a href="${pageOf("stories", fact.story)}">its story</a></p>
${sidesOf(fact)}${steps.length > 0 ? html`<h2>How it grew</h2>${listOf(steps)}` : ""}
<h2>${fact.mentions} mentions</h2>${wordsList(fact.words)}`;
  return { title: fact.text, body };
}

export function lineagesPage(
  { items, next }: Page<{ readonly id: string; readonly weakest: number; readonly articles: readonly string[] }>,
  asked: string,
): DeskPage {
  const rows = items.map(
    ({ id, weakest, articles }) =>
      html`<li><a href="${pageOf("lineages", id)}">${articles.length} articles</a> <span class="fine">weakest link ${weakest}</span></li>`,
  );
  return { title: "Lineages", body: html`${listOf(rows)}${nextPage(asked, "cursor", next)}` };
}

interface LinkShown {
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly score: number;
  readonly direction: string;
  readonly evidence: readonly { readonly a?: WordsShown | undefined; readonly b?: WordsShown | undefined }[];
}

export function lineagePage({
  articles,
  weakest,
  links,
  articlesInAll,
}: {
  readonly articles: readonly ArticleShown[];
  readonly weakest: number;
  readonly links: readonly LinkShown[];
  readonly articlesInAll: number;
}): DeskPage {
  const names = new Map(articles.map((one) => [one.id, one.publisher || one.label || one.title || one.id]));
  const body = html`<p>${articlesInAll} articles that share one origin text; the weakest link scores ${weakest}. A shared lineage is no proof of wrongdoing: agencies are paid to be copied.</p>
${listOf(articles.map(articleRow))}<h2>Links</h2>${listOf(links.map((link) => linkRow(link, names)))}`;
  return { title: "One lineage", body };
}

function linkRow({ a, b, kind, score, direction, evidence }: LinkShown, names: ReadonlyMap<string, string>): Html {
  const pairs = evidence.map((pair) => wordsList([pair.a, pair.b].flatMap((words) => words ?? [])));
  const to = direction === "undetermined" ? "direction undetermined" : direction.replaceAll("-", " ");
  return html`<li><b>${kind}</b>, ${score}, ${to}: <a href="${pageOf("articles", a)}" dir="auto">${names.get(a) ?? a}</a> and <a href="${pageOf("articles", b)}" dir="auto">${names.get(b) ?? b}</a>${pairs}</li>`;
}

interface EntityShown {
  readonly name: string;
  readonly type: string;
  readonly storiesInAll: number;
  readonly articles: number;
  readonly quotes: number;
}

export function peoplePage({ items, next }: Page<EntityShown>, asked: string): DeskPage {
  const given = new URLSearchParams(asked);
  const form = html`<form method="get" action="/people"><label>Name <input name="q" value="${given.get("q") ?? ""}"></label> <button>Show</button></form>`;
  const rows = items.map(({ name, type, storiesInAll, articles, quotes }) => {
    const said =
      quotes > 0 ? html`<a href="${`/said?speaker=${encodeURIComponent(name)}`}">quoted ${quotes} times</a>` : "";
    return html`<li><b dir="auto">${name}</b> <span class="kindtag">${type}</span> <span class="fine">${storiesInAll} stories, ${articles} articles</span> ${said}</li>`;
  });
  return {
    title: "People, organisations, places",
    body: html`${form}${listOf(rows)}${nextPage(asked, "cursor", next)}`,
  };
}

export function saidPage({ items, next }: Page<SaidShown>, asked: string): DeskPage {
  return { title: "Who said what", body: html`${listOf(items.map(saidRow))}${nextPage(asked, "cursor", next)}` };
}

interface EntryShown {
  readonly seq: number;
  readonly at: string;
  readonly what: string;
  readonly subject: string;
}

export function changesPage({ items, next }: Page<EntryShown>, asked: string, name: "after" | "since"): DeskPage {
  const rows = items.map(
    ({ seq, at, what, subject }) =>
      html`<li>${seq} <span class="fine">${at}</span> <b>${what}</b> ${subjectLink(what, subject)}</li>`,
  );
  return { title: "What changed", body: html`${listOf(rows)}${nextPage(asked, name, next)}` };
}

const ROOMS = {
  story: "stories",
  fact: "facts",
  lineage: "lineages",
  article: "articles",
  text: "articles",
  value: "articles",
  quote: "articles",
} as const;

function subjectLink(what: string, subject: string): Html {
  const room = ROOMS[what.split("-")[0] as keyof typeof ROOMS];
  return room ? html`<a href="${pageOf(room, subject)}">${subject}</a>` : html`${subject}`;
}

export function problemPage(title: string, detail: string): DeskPage {
  return { title, body: html`<p>${detail}</p><p><a href="/">What is new</a></p>` };
}

export function linksOut(article: ArticleShown, mayCorrect: boolean): Html {
  const split = mayCorrect
    ? html` (<a href="${`/corrections?what=split&ids=${encodeURIComponent(article.id)}`}">not part of it?</a>)`
    : "";
  return html`<p class="fine">${article.story ? html`<a href="${pageOf("stories", article.story)}">its story</a>${split}` : ""} ${article.lineage ? html`<a href="${pageOf("lineages", article.lineage)}">its lineage</a>` : ""} ${outside(article.url)}</p>`;
}
