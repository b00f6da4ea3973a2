import type { Article, Fact, Link, Quote, Report, Story, Support } from "../../model/index.ts";
import { type ReportView, viewOf } from "../view.ts";
import { CONTEXT } from "./context.ts";
import { articleIri, iri, Selectors, type Target } from "./selectors.ts";

/**
 * The report as JSON-LD, one node a line: articles and who derives from whom (W3C PROV), quotations, facts and passages set
 * aside as W3C Web Annotations. The context is inline; nothing is fetched to read it.
 */
export function* renderJsonLd(report: Report): Generator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`;
  let before = "\n";
  for (const node of nodes(viewOf(report), new Selectors())) {
    yield before + JSON.stringify(node);
    before = ",\n";
  }
  yield "\n]}\n";
}

function* nodes(view: ReportView, selectors: Selectors): Generator<object> {
  const derived = derivations(view, selectors);
  for (const article of view.report.articles) {
    yield articleNode(article, derived.get(article.id) ?? []);
    yield* asideNodes(article, selectors);
  }
  for (const lineage of view.report.lineages) {
    yield {
      id: iri("lineage", lineage.id),
      type: ["Collection", "ss:Lineage"],
      hadMember: lineage.articles.map(articleIri),
    };
  }
  for (const link of view.report.links) if (isSymmetric(link)) yield linkNode(link, view, selectors);
  for (const story of view.report.stories) yield storyNode(story);
  for (const quote of view.report.quotes) yield* quoteNodes(quote, view, selectors);
  for (const fact of view.report.facts) yield factNode(fact, view, selectors);
}

const isSymmetric = (link: Link) => link.direction === "undetermined" || link.kind === "shared-quotes";

function derivations(view: ReportView, selectors: Selectors): Map<string, object[]> {
  const found = new Map<string, object[]>();
  for (const link of view.report.links.filter((l) => !isSymmetric(l))) {
    const [from, to] = link.direction === "a-to-b" ? [link.a, link.b] : [link.b, link.a];
    const derivation = { type: "Derivation", entity: articleIri(from), ...linkParts(link, view, selectors) };
    found.set(to, [...(found.get(to) ?? []), derivation]);
  }
  return found;
}

function linkParts(link: Link, view: ReportView, selectors: Selectors): object {
  const [a, b] = [view.articles.get(link.a), view.articles.get(link.b)];
  const pairs = a && b ? link.evidence : [];
  const evidence = pairs.map((pair) => ({
    kind: pair.signal,
    sides: [selectors.target(a!, pair.a), selectors.target(b!, pair.b)],
  }));
  return { kind: link.kind, score: link.score, evidence };
}

function linkNode(link: Link, view: ReportView, selectors: Selectors): object {
  return {
    id: iri("link", `${link.a}|${link.b}`),
    type: "ss:Link",
    between: [articleIri(link.a), articleIri(link.b)],
    ...linkParts(link, view, selectors),
  };
}

function articleNode(article: Article, derived: readonly object[]): object {
  const url =
    /^https?:\/\//i.test(article.url ?? "") && URL.canParse(article.url!) ? new URL(article.url!).href : undefined;
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

function* asideNodes(article: Article, selectors: Selectors): Generator<object> {
  for (const { span, kind } of article.aside) {
    yield {
      id: iri("aside", `${article.id}#${span.start}`),
      type: ["Annotation", "ss:Aside"],
      motivation: "classifying",
      body: { type: "TextualBody", value: kind },
      target: selectors.target(article, span),
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

function* quoteNodes(quote: Quote, view: ReportView, selectors: Selectors): Generator<object> {
  const article = view.articles.get(quote.article);
  if (!article) return;
  yield {
    id: iri("quote", quote.id),
    type: ["Annotation", "ss:Quotation"],
    motivation: "describing",
    kind: quote.kind,
    ...(quote.speaker.name ? { speaker: quote.speaker.name } : {}),
    ...(quote.utterance ? { "ss:utterance": { id: iri("utterance", quote.utterance) } } : {}),
    target: selectors.target(article, quote.span),
  };
}

function factNode(fact: Fact, view: ReportView, selectors: Selectors): object {
  const targets = fact.mentions.map((mention) => {
    const article = view.articles.get(mention.article);
    return article ? selectors.target(article, mention.span) : undefined;
  });
  const found = (indices: readonly number[]) => indices.flatMap((i): Target[] => (targets[i] ? [targets[i]] : []));
  const sides = fact.disagreement?.values.map((value) => ({
    value: value.value,
    support: supportNode(value.support),
    target: found(value.mentions),
  }));
  return {
    id: iri("fact", fact.id),
    type: ["Annotation", "ss:Fact"],
    motivation: "describing",
    kind: fact.kind,
    story: iri("story", fact.story),
    body: { type: "TextualBody", value: fact.text },
    target: found(fact.mentions.map((_, index) => index)),
    support: supportNode(fact.support),
    ...(sides ? { disagreement: { kind: fact.disagreement!.kind, sides } } : {}),
  };
}

function supportNode({ articles, publishers, lineages, origins }: Support): object {
  const { atLeast, atMost } = lineages;
  return { articles, publishers, lineagesAtLeast: atLeast, lineagesAtMost: atMost, origins };
}
