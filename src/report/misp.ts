import { type Article, compareText, type Dossier, type Fact, type ReportSource, type Story } from "../model/index.ts";
import { addressOf } from "./addresses.ts";
import { dayOf, instantOf } from "./instants.ts";
import type { RenderOptions } from "./options.ts";
import { itemsPerStory } from "./per-story.ts";
import { disagreementWords, PROMISE, supportParts, titleOf } from "./phrases.ts";
import { OWN_NAMESPACE, uuid5 } from "./uuid.ts";

/** Who made the events. */
const MAKER = { uuid: uuid5(OWN_NAMESPACE, "organisation"), name: "secondsource" };

/** Undefined threat, analysis completed, for the own organisation only, not published: news is no indicator. */
const EVENT = { threat_level_id: "4", analysis: "2", distribution: "0", published: false } as const;
/** Distribution as the event has it, never an indicator, no correlation by words. */
const ATTRIBUTE = {
  category: "External analysis",
  to_ids: false,
  distribution: "5",
  disable_correlation: true,
} as const;

/**
 * The report as MISP events (core format 2.5), one event a story and a line, in a list such as MISP exports: the address of
 * each article as `url` (as `text` where it has none), each fact as `text` with the counts of its support in the comment, tag `tlp:clear`.
 * Ids are name-based (UUIDv5), times are those of the articles.
 */
export async function* renderMisp(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<string> {
  yield '{"response":[';
  yield* itemsPerStory(source, options, (dossier) => [{ Event: eventOf(dossier) }]);
  yield "\n]}\n";
}

function eventOf({ story, articles, facts, lineages }: Dossier): object {
  const lineageOf = new Map(lineages.flatMap(({ id, articles: all }) => all.map((article) => [article, id] as const)));
  const byId = (x: { readonly id: string }, y: { readonly id: string }) => compareText(x.id, y.id);
  const times = articles.map(({ published }) => instantOf(published)).filter((at) => at !== undefined);
  const date = dayIn(story, times);
  return {
    ...{ uuid: uuid5(OWN_NAMESPACE, `event:${story.id}`), Orgc: MAKER, info: story.title.trim() || story.id },
    ...(date !== undefined && { date }),
    ...(times.length > 0 && { timestamp: seconds(Math.max(...times)) }),
    ...EVENT,
    Tag: [{ name: "tlp:clear" }],
    Attribute: [
      attribute(story.id, "text", supportParts(story.support).join(", "), PROMISE),
      ...[...articles].sort(byId).map((article) => articleAttribute(story, article, lineageOf.get(article.id))),
      ...[...facts].sort(byId).flatMap((fact) => factAttribute(story, fact)),
    ],
  };
}

function dayIn({ when, start }: Story, times: readonly number[]): string | undefined {
  const first = times.length > 0 ? new Date(Math.min(...times)).toISOString() : undefined;
  return dayOf(when?.start) ?? dayOf(start) ?? dayOf(first);
}

const seconds = (at: number) => String(Math.floor(at / 1000));

function attribute(name: string, type: "url" | "text", value: string, comment: string, at?: number): object {
  const uuid = uuid5(OWN_NAMESPACE, `attribute:${name}`);
  return { uuid, type, ...ATTRIBUTE, value, comment, ...(at !== undefined && { timestamp: seconds(at) }) };
}

function articleAttribute(story: Story, article: Article, lineage: string | undefined): object {
  const { id, title, publisher, published } = article;
  const address = addressOf(article);
  const known = [title, publisher, published, lineage && `lineage ${lineage}`, `article ${id}`];
  const comment = known.filter((word) => word).join("; ");
  const [type, value] = address === undefined ? (["text", titleOf(article)] as const) : (["url", address] as const);
  return attribute(`${story.id}|${id}`, type, value.trim() || id, comment, instantOf(published));
}

function factAttribute(story: Story, { id, kind, text, support, disagreement }: Fact): object[] {
  if (text.trim() === "") return [];
  const origins = support.origins.length > 0 ? [`origins: ${support.origins.join(", ")}`] : [];
  const sides = disagreement?.values.map(({ value }) => value).join(" / ");
  const disputed = disagreement ? [`${disagreementWords(disagreement.kind)}: ${sides}`] : [];
  const comment = [`${kind}: ${supportParts(support).join(", ")}`, ...origins, ...disputed].join("; ");
  return [attribute(`${story.id}|${id}`, "text", text, comment)];
}
