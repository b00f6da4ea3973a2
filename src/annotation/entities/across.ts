import {
  type AnnotatedArticle,
  type Entity,
  type EntityType,
  type Event,
  type Party,
  type Quote,
  stableId,
} from "../../model/index.ts";
import { foldedWords } from "./gather.ts";

/** What an article's entity is called in the whole pile. */
interface Resolved {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  readonly country?: string;
  readonly wikidata?: string;
}

/** One person or thing of one story: the local entities that are the same. */
interface Merged {
  readonly members: { readonly article: string; readonly entity: Entity }[];
  words: string[];
  best: Entity;
}

/**
 * Merges entities over the articles of each story and gives ids that hold for the whole pile: the id names the
 * canonical name and type, so the same full name is the same entity in every story, whatever the order of the input.
 * A lone surname that no full name explains stays an entity of its story. Speakers and parties follow. Linear.
 */
export function resolvePile(
  pile: readonly AnnotatedArticle[],
  stories: readonly (readonly string[])[],
): AnnotatedArticle[] {
  const byId = new Map(pile.map((one) => [one.article.id, one]));
  const inStory = new Set(stories.flat());
  const alone = pile.filter(({ article }) => !inStory.has(article.id)).map(({ article }) => [article.id]);
  const sorted = [...stories, ...alone]
    .map((story) => [...story].sort())
    .sort((a, b) => compare(a[0] ?? "", b[0] ?? ""));
  const groups = sorted.flatMap((story) => mergeStory(story.flatMap((id) => byId.get(id) ?? [])));
  const resolved = new Map<string, Resolved>();
  for (const same of sameEverywhere(groups)) {
    const canonical = canonicalOf(same);
    for (const { article, entity } of same.members) resolved.set(`${article}\u0001${entity.id}`, canonical);
  }
  return pile.map((one) => rewrite(one, (id) => resolved.get(`${one.article.id}\u0001${id}`)));
}

/** Joins what stories call by the same full name; a person known by one word only is joined with nobody. */
function sameEverywhere(groups: readonly Merged[]): Merged[] {
  const byName = new Map<string, Merged>();
  return groups.filter((group) => {
    if (isLone(group)) return true;
    const key = `${kindOf(group.best.type)}|${group.words.join(" ")}`;
    const known = byName.get(key);
    if (known) known.members.push(...group.members);
    else byName.set(key, group);
    return known === undefined;
  });
}

function isLone({ words, members }: Merged): boolean {
  const isNamed = members.some(({ entity }) => entity.wikidata !== undefined || entity.type === "country");
  return words.length === 1 && !isNamed && members.some(({ entity }) => entity.type === "person");
}

function mergeStory(articles: readonly AnnotatedArticle[]): Merged[] {
  const all = articles.flatMap(({ article, annotation }) =>
    annotation.entities.map((entity) => ({ article: article.id, entity, words: foldedWords(entity.name) })),
  );
  all.sort(
    (a, b) =>
      b.words.length - a.words.length || compare(a.words.join(" "), b.words.join(" ")) || compare(a.article, b.article),
  );
  const merged: Merged[] = [];
  const byName = new Map<string, Merged>();
  const bySurname = new Map<string, Merged[]>();
  for (const { article, entity, words } of all) {
    const key = `${kindOf(entity.type)}|${words.join(" ")}`;
    const same = byName.get(key) ?? onlyBearer(bySurname, entity, words);
    const group = same ?? { members: [], words, best: entity };
    if (!same) {
      merged.push(group);
      if (entity.type === "person" && words.length > 1)
        for (const part of new Set([words[0], words.at(-1)])) push(bySurname, part as string, group);
    }
    byName.set(key, group);
    group.members.push({ article, entity });
  }
  return merged;
}

/** A lone surname belongs to the one person of the story who bears it. */
function onlyBearer(bySurname: Map<string, Merged[]>, entity: Entity, words: readonly string[]): Merged | undefined {
  if (words.length !== 1 || (entity.type !== "person" && entity.type !== "other")) return undefined;
  const bearers = bySurname.get(words[0] as string) ?? [];
  const surnames = bearers.filter((one) => one.words.at(-1) === words[0]);
  if (surnames.length === 1) return surnames[0];
  return surnames.length === 0 && bearers.length === 1 ? bearers[0] : undefined;
}

/** Types between which taggers waver are one kind: what is called by one full name in one story is one thing. */
function kindOf(type: EntityType): string {
  return type === "person" ? "person" : "thing";
}

function canonicalOf(group: Merged): Resolved {
  const { members, best, words } = group;
  const linked = members.map(({ entity }) => entity).find((entity) => entity.wikidata || entity.country);
  const type = majorityType(members.map(({ entity }) => entity));
  const name = linked?.name && foldedWords(linked.name).length >= words.length ? linked.name : best.name;
  const { country, wikidata } = linked ?? {};
  const of = isLone(group) ? [members[0]?.article ?? ""] : [];
  const id = wikidata ? stableId("e", wikidata) : stableId("e", type, foldedWords(name).join(" "), ...of);
  return { id, name, type, ...(country && { country }), ...(wikidata && { wikidata }) };
}

function majorityType(entities: readonly Entity[]): EntityType {
  const votes = new Map<EntityType, number>();
  for (const { type, mentions } of entities) {
    const weight = type === "other" ? 0.5 : mentions.filter((mention) => mention.form === "name").length + 1;
    votes.set(type, (votes.get(type) ?? 0) + weight);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]![0];
}

type Resolve = (id: string) => Resolved | undefined;

function rewrite({ article, annotation }: AnnotatedArticle, resolve: Resolve): AnnotatedArticle {
  const entities = new Map<string, Entity>();
  for (const entity of annotation.entities) {
    const now = { ...entity, ...resolve(entity.id) };
    const known = entities.get(now.id);
    entities.set(now.id, known ? { ...known, mentions: joined(known, now) } : now);
  }
  const quotes = annotation.quotes.map((quote) => speakerOf(quote, resolve));
  const events = annotation.events.map((event) => partiesOf(event, resolve));
  return { article, annotation: { ...annotation, entities: [...entities.values()], quotes, events } };
}

function joined(a: Entity, b: Entity): Entity["mentions"] {
  return [...a.mentions, ...b.mentions].sort((x, y) => x.span.start - y.span.start || x.span.end - y.span.end);
}

function speakerOf(quote: Quote, resolve: Resolve): Quote {
  const found = quote.speaker.entity === undefined ? undefined : resolve(quote.speaker.entity);
  return found ? { ...quote, speaker: { ...quote.speaker, entity: found.id, name: found.name } } : quote;
}

function partiesOf(event: Event, resolve: Resolve): Event {
  return { ...event, actors: event.actors.map(party), recipients: event.recipients.map(party) };

  function party(one: Party): Party {
    const found = one.entity === undefined ? undefined : resolve(one.entity);
    if (!found) return one;
    const country = one.country ?? found.country;
    return { ...one, entity: found.id, name: found.name, ...(country && { country }) };
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
