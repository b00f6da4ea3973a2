import {
  type Article,
  compareText,
  type Dossier,
  type Fact,
  type Link,
  type Quote,
  type ReportSource,
  type Span,
  type Story,
  type Support,
} from "../../model/index.ts";
import { addressOf } from "../addresses.ts";
import { Guard } from "../guard.ts";
import { jsonText } from "../json-text.ts";
import type { RenderOptions } from "../options.ts";
import { CONTEXT } from "./context.ts";
import { articleIri, iri, Selectors } from "./selectors.ts";

/**
 * The report as JSON-LD, one node a line, story by story: articles and who derives from whom (W3C PROV), quotations, facts and
 * facts as schema.org Claims (never with a rating: it measures reporting), and where the words of each stand, with passages set aside, as W3C Web Annotations. The context is inline; nothing is fetched to read it. Safe inside a page.
 */
export async function* renderJsonLd(source: ReportSource, { onMessage }: RenderOptions = {}): AsyncGenerator<string> {
  const guard = new Guard(onMessage);
  yield `{"@context":${jsonText(CONTEXT)},\n"@graph":[`;
  let before = "\n";
  for await (const dossier of source.dossiers("id")) {
    const lines = guard.over(dossier, () => [...nodes(new Told(dossier))].map(jsonText));
    if (!lines?.length) continue;
    yield before + lines.join(",\n");
    before = ",\n";
  }
  yield "\n]}\n";
}

/** A dossier with the look-ups that its nodes need. */
class Told {
  readonly dossier: Dossier;
  readonly articles: ReadonlyMap<string, Article>;
  readonly #selectors = new Selectors();

  constructor(dossier: Dossier) {
    this.dossier = dossier;
    this.articles = new Map(dossier.articles.map((a) => [a.id, a]));
  }

  /** A place in an article; of an article of another story, whose words are not at hand, the article as a whole. */
  target(id: string, at: Span): object {
    const article = this.articles.get(id);
    return article ? this.#selectors.target(article, at) : { type: "SpecificResource", source: articleIri(id) };
  }
}

/**
 * The nodes of one story. What touches several stories is written once: a lineage with its first article, a link without
 * direction with `a`, one with a direction as part of the article that derives.
 */
function* nodes(told: Told): Generator<object> {
  const { story, articles, lineages, links, quotes, facts } = inOrder(told.dossier);
  const derived = derivations(told);
  for (const article of articles) {
    yield articleNode(article, derived.get(article.id) ?? []);
    yield* asideNodes(article, told);
  }
  for (const { id, articles: members } of lineages) {
    if (!told.articles.has(members[0] ?? "")) continue;
    yield { id: iri("lineage", id), type: ["Collection", "ss:Lineage"], hadMember: members.map(articleIri) };
  }
  for (const link of links) if (isSymmetric(link) && told.articles.has(link.a)) yield linkNode(link, told);
  yield storyNode(story);
  for (const quote of quotes) yield* quoteNodes(quote, told);
  for (const fact of facts) yield* factNodes(fact, told);
}

/** The lists of a dossier that are written, each in order of ids. */
function inOrder({ story, articles, lineages, links, quotes, facts }: Dossier) {
  const sorted = <T extends { readonly id: string }>(list: readonly T[]) =>
    [...list].sort((x, y) => compareText(x.id, y.id));
  return {
    story,
    ...{ articles: sorted(articles), lineages: sorted(lineages), quotes: sorted(quotes), facts: sorted(facts) },
    links: [...links].sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b)),
  };
}

const isSymmetric = (link: Link) => link.direction === "undetermined" || link.kind === "shared-quotes";

/** Derivations by the article that derives. */
function derivations(told: Told): Map<string, object[]> {
  const found = new Map<string, object[]>();
  for (const link of inOrder(told.dossier).links.filter((l) => !isSymmetric(l))) {
    const [from, to] = link.direction === "a-to-b" ? [link.a, link.b] : [link.b, link.a];
    if (!told.articles.has(to)) continue;
    const derivation = { type: "Derivation", entity: articleIri(from), ...linkParts(link, told) };
    const known = found.get(to);
    if (known) known.push(derivation);
    else found.set(to, [derivation]);
  }
  return found;
}

function linkParts(link: Link, told: Told): object {
  const evidence = link.evidence.map((pair) => ({
    kind: pair.signal,
    sides: [told.target(link.a, pair.a), told.target(link.b, pair.b)],
  }));
  return { kind: link.kind, score: link.score, evidence };
}

function linkNode(link: Link, told: Told): object {
  return {
    id: iri("link", `${link.a}|${link.b}`),
    type: "ss:Link",
    between: [articleIri(link.a), articleIri(link.b)],
    ...linkParts(link, told),
  };
}

function articleNode(article: Article, derived: readonly object[]): object {
  const url = addressOf(article);
  const sources = [...new Set(derived.map((d) => (d as { entity: string }).entity))];
  return {
    id: articleIri(article.id),
    type: ["Entity", "NewsArticle"],
    ...(article.title ? { headline: article.title } : {}),
    ...(article.publisher ? { publisher: { type: "Organization", name: article.publisher } } : {}),
    ...(article.published ? { datePublished: article.published } : {}),
    inLanguage: article.language,
    ...(url ? { url } : {}),
    location: article.location,
    ...(sources.length > 0 ? { wasDerivedFrom: sources, qualifiedDerivation: derived } : {}),
  };
}

function* asideNodes(article: Article, told: Told): Generator<object> {
  for (const { span, kind } of article.aside) {
    yield {
      id: iri("aside", `${article.id}#${span.start}`),
      type: ["Annotation", "ss:Aside"],
      motivation: "classifying",
      body: { type: "TextualBody", value: kind },
      target: told.target(article.id, span),
    };
  }
}

function storyNode(story: Story): object {
  return {
    id: iri("story", story.id),
    type: ["Collection", "ss:Story"],
    name: story.title,
    hadMember: story.articles.map(articleIri),
    support: supportNode(story.support),
  };
}

function* quoteNodes(quote: Quote, told: Told): Generator<object> {
  if (!told.articles.has(quote.article)) return;
  yield {
    id: iri("quote", quote.id),
    type: ["Annotation", "ss:Quotation"],
    motivation: "describing",
    kind: quote.kind,
    ...(quote.speaker.name ? { speaker: quote.speaker.name } : {}),
    ...(quote.utterance ? { "ss:utterance": { id: iri("utterance", quote.utterance) } } : {}),
    target: told.target(quote.article, quote.span),
  };
}

/** A fact as a schema.org Claim with the articles it appears in, and the annotation that says where its words stand. */
function* factNodes(fact: Fact, told: Told): Generator<object> {
  const id = iri("fact", fact.id);
  const targets = fact.mentions.map(({ article, span }) =>
    told.articles.has(article) ? told.target(article, span) : undefined,
  );
  const found = (indices: readonly number[]) => indices.flatMap((i) => targets[i] ?? []);
  const sides = fact.disagreement?.values.map((value) => ({
    value: value.value,
    support: supportNode(value.support),
    target: found(value.mentions),
  }));
  yield {
    id,
    type: ["Claim", "Entity", "ss:Fact"],
    ...{
      kind: fact.kind,
      ...(fact.status && { status: fact.status }),
      story: iri("story", fact.story),
      text: fact.text,
    },
    ...appearances(fact, told),
    support: supportNode(fact.support),
    ...(sides ? { disagreement: { kind: fact.disagreement!.kind, sides } } : {}),
  };
  const target = found(fact.mentions.map((_, index) => index));
  yield { id: iri("mentions", fact.id), type: "Annotation", motivation: "identifying", body: { id }, target };
}

/** Where a claim appears, in order of publication; the first only where it is dated. A claim is drawn from all of them. */
function appearances({ mentions }: Fact, told: Told): object {
  const unique = [...new Set(mentions.map(({ article }) => article))].flatMap((id) => told.articles.get(id) ?? []);
  const day = ({ published }: Article) => published ?? "~";
  const inOrder = unique.sort((x, y) => compareText(day(x), day(y)) || compareText(x.id, y.id));
  const iris = inOrder.map(({ id }) => articleIri(id));
  const isDated = inOrder[0]?.published !== undefined;
  return { appearance: iris, ...(isDated && { firstAppearance: iris[0] }), wasDerivedFrom: iris };
}

function supportNode({ articles, publishers, lineages, origins }: Support): object {
  const { atLeast, atMost } = lineages;
  return { articles, publishers, lineagesAtLeast: atLeast, lineagesAtMost: atMost, origins };
}
