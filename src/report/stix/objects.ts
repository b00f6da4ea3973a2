import { type Article, compareText, type Dossier, type Fact, type Link, type Support } from "../../model/index.ts";
import { addressOf } from "../addresses.ts";
import { instantOf } from "../instants.ts";
import { disagreementWords, linkWords, PROMISE, scoreWords, supportParts, titleOf } from "../phrases.ts";
import { OWN_NAMESPACE, uuid5 } from "../uuid.ts";

/** An object of a bundle. */
export interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/** The namespace in which the specification names cyber-observables by their contributing properties (STIX 2.1, 2.9). */
const OBSERVABLES = "00abedb4-aa42-466c-9c01-fed23315a9b7";

/** When an object was made where nothing tells: no clock is asked, so that the same pile is the same bytes. */
const UNKNOWN_TIME = 0;

const idOf = (type: string, name: string) => `${type}--${uuid5(OWN_NAMESPACE, `${type}:${name}`)}`;
const IDENTITY = idOf("identity", "secondsource");
const EXTENSION = idOf("extension-definition", "support");

const stamp = (at: number) => new Date(at).toISOString();

/** What every domain and relationship object has; times are those of the articles it is about, earliest and latest. */
function common(type: string, name: string, about: readonly Article[]): StixObject {
  const times = about.map(({ published }) => instantOf(published)).filter((at) => at !== undefined);
  const [first, last] = times.length > 0 ? [Math.min(...times), Math.max(...times)] : [UNKNOWN_TIME, UNKNOWN_TIME];
  const made = { created: stamp(first), modified: stamp(last) };
  return { type, spec_version: "2.1", id: idOf(type, name), created_by_ref: IDENTITY, ...made };
}

/** Who made the bundle, and what our property extension means. Written once, at the head. */
export function headObjects(): StixObject[] {
  const { created_by_ref: _, ...identity } = common("identity", "secondsource", []);
  const definition = common("extension-definition", "support", []);
  return [
    { ...(identity as StixObject), name: "secondsource", identity_class: "system", description: PROMISE },
    {
      ...definition,
      name: "support",
      description: "How many articles, publishers and independent lineages carry what the object says.",
      schema: [
        "articles, publishers, lineages_at_least, lineages_at_most: integers, 0 or more.",
        "origins: list of strings, who is said to have said it; absent when nobody is named.",
      ].join(" "),
      ...{ version: "1.0.0", extension_types: ["property-extension"] },
    },
  ];
}

/** The objects of one story: its articles, the links between them, its facts, and the grouping that holds them. */
export function storyObjects({ story, ...dossier }: Dossier): StixObject[] {
  const articles = [...dossier.articles].sort((a, b) => compareText(a.id, b.id));
  const known = new Map(articles.map((article) => [article.id, article]));
  const facts = [...dossier.facts].sort((a, b) => compareText(a.id, b.id));
  const notes = facts.flatMap((fact) => noteOf(fact, known));
  const reports = articles.flatMap((article) => [...urlOf(article), reportOf(article)]);
  const links = [...dossier.links].sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
  const refs = [...articles.map(({ id }) => idOf("report", id)), ...notes.map(({ id }) => id)];
  const grouping = {
    ...common("grouping", story.id, articles),
    ...{ name: story.title || story.id, context: "unspecified", description: supportWords(story.support) },
    ...{ object_refs: refs.length > 0 ? refs : [IDENTITY], extensions: supportExtension(story.support) },
  };
  return [...reports, ...links.flatMap((link) => relationshipOf(link, known)), ...notes, grouping];
}

function urlOf(article: Article): StixObject[] {
  const value = addressOf(article);
  // The name is the canonical JSON of the contributing properties, as the specification asks.
  const name = JSON.stringify({ value });
  return value === undefined
    ? []
    : [{ type: "url", spec_version: "2.1", id: `url--${uuid5(OBSERVABLES, name)}`, value }];
}

/** Language tags in two or three letters, with region or script; others are none of the standard. */
function langOf({ language }: Article): { readonly lang?: string } {
  return language !== "und" && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? { lang: language } : {};
}

function reportOf(article: Article): StixObject {
  const at = instantOf(article.published);
  const url = addressOf(article);
  const refs = urlOf(article).map(({ id }) => id);
  return {
    ...common("report", article.id, [article]),
    ...{ name: titleOf(article), published: stamp(at ?? UNKNOWN_TIME), ...langOf(article) },
    ...(at === undefined && { labels: ["date-unknown"] }),
    object_refs: refs.length > 0 ? refs : [IDENTITY],
    external_references: [
      {
        source_name: article.publisher?.trim() || "unknown publisher",
        ...(url === undefined ? {} : { url }),
        ...{ external_id: article.id, description: article.location },
      },
    ],
  };
}

/**
 * A link as a relationship: with a direction `derived-from`, whose source is what the target is based on (the words of
 * the specification), without one, and where only quotations are shared, `related-to`. Written with the article that derives, or with `a`.
 */
function relationshipOf(link: Link, known: ReadonlyMap<string, Article>): StixObject[] {
  const derives = link.direction !== "undetermined" && link.kind !== "shared-quotes";
  const isTurned = derives && link.direction === "b-to-a";
  const [from, to] = isTurned ? [link.b, link.a] : [link.a, link.b];
  const home = known.get(derives ? to : from);
  if (!home) return [];
  const about = [from, to].flatMap((id) => known.get(id) ?? []);
  const words = `${linkWords(link.kind)}, ${scoreWords(link.score)} such pairs derive`;
  return [
    {
      ...common("relationship", `${from}|${to}`, about),
      relationship_type: derives ? "derived-from" : "related-to",
      description: derives ? `${words}; the target derives from the source` : `${words}; direction undetermined`,
      ...{ source_ref: idOf("report", from), target_ref: idOf("report", to) },
    },
  ];
}

function noteOf(fact: Fact, known: ReadonlyMap<string, Article>): StixObject[] {
  const carriers = [...new Set(fact.mentions.map(({ article }) => article))].flatMap((id) => known.get(id) ?? []);
  const refs = carriers.map(({ id }) => idOf("report", id));
  const labels = [fact.kind, ...(fact.disagreement ? ["disputed"] : []), ...(fact.status ? [fact.status] : [])];
  const content = [fact.text, supportWords(fact.support), ...sideWords(fact)].filter((line) => line !== "").join("\n");
  return [
    {
      ...common("note", fact.id, carriers),
      ...(fact.text !== "" && { abstract: fact.text }),
      ...{ content, labels, object_refs: refs.length > 0 ? refs : [IDENTITY] },
      extensions: supportExtension(fact.support),
    },
  ];
}

function sideWords({ disagreement }: Fact): string[] {
  if (!disagreement) return [];
  const sides = disagreement.values.map(({ value, support }) => `${value} (${supportParts(support).join(", ")})`);
  return [`Reports disagree, ${disagreementWords(disagreement.kind)}: ${sides.join("; ")}`];
}

function supportWords(support: Support): string {
  const origins = support.origins.length > 0 ? ` (${support.origins.join("; ")})` : "";
  return `${supportParts(support).join(", ")}${origins}. ${PROMISE}`;
}

function supportExtension({ articles, publishers, lineages, origins }: Support): object {
  const range = { lineages_at_least: lineages.atLeast, lineages_at_most: lineages.atMost };
  const named = origins.length > 0 ? { origins } : {};
  return { [EXTENSION]: { extension_type: "property-extension", articles, publishers, ...range, ...named } };
}
