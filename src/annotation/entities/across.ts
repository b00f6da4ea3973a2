import { pushTo } from "../../model/grouping.ts";
import {
  type AnnotatedArticle,
  compareText,
  type Entity,
  type EntityTable,
  type EntityType,
  type PeopleCorrections,
  type StoryEntity,
  stableId,
} from "../../model/index.ts";
import { foldedWords } from "./gather.ts";
import type { IdentityTable } from "./identity.ts";
import { identityOf } from "./story-identity.ts";

/** One person or thing of one story: the local entities that are the same. */
interface Merged {
  readonly members: { readonly article: string; readonly entity: Entity }[];
  words: string[];
  /** The name that the story has for it. */
  name: string;
  /** The user gave it that name. */
  readonly isCorrected: boolean;
}

/**
 * Who is whom in one story: a full name in one report resolves a surname in another, and spellings of one person's name
 * meet by the identity table. The id of an entity names what it is
 * called and whether it is a person, so the same full name is the same entity in every story, whatever the order of the
 * input and however the tagger wavers between kinds of things; a lone surname that no full name explains stays an entity of
 * its story. Annotations are not touched: see `applyEntities`. Linear.
 */
export function resolveStory(articles: readonly AnnotatedArticle[], people?: PeopleCorrections): EntityTable {
  const sorted = [...articles].sort((a, b) => compareText(a.article.id, b.article.id));
  const identity = identityOf(sorted, people);
  const table = mergeStory(sorted, identity).flatMap((group) => {
    const entity = canonicalOf(group);
    return group.members.map((member) => ({ article: member.article, local: member.entity.id, entity }));
  });
  return table.sort((a, b) => compareText(a.article, b.article) || compareText(a.local, b.local));
}

function isLone({ words, members }: Merged): boolean {
  const isNamed = members.some(({ entity }) => entity.wikidata !== undefined || entity.type === "country");
  return words.length === 1 && !isNamed && members.some(({ entity }) => entity.type === "person");
}

function mergeStory(articles: readonly AnnotatedArticle[], { nameOf, told }: IdentityTable): Merged[] {
  const all = articles.flatMap(({ article, annotation }) =>
    annotation.entities.map((entity) => {
      const corrected = told.nameAmong([entity.name]);
      const name = entity.type === "person" ? nameOf(entity.name) : (corrected ?? entity.name);
      const isCorrected = corrected !== undefined || told.isGiven(name);
      return { article: article.id, entity, name, words: foldedWords(name), isCorrected };
    }),
  );
  all.sort(
    (a, b) =>
      b.words.length - a.words.length ||
      compareText(a.words.join(" "), b.words.join(" ")) ||
      compareText(a.article, b.article),
  );
  const merged: Merged[] = [];
  const byName = new Map<string, Merged>();
  const bySurname = new Map<string, Merged[]>();
  for (const { article, entity, name, words, isCorrected } of all) {
    const key = `${kindOf(entity.type)}|${words.join(" ")}`;
    const mayBe = (one: Merged) =>
      !told.areApart(entity.name, [one.name, ...one.members.map((member) => member.entity.name)]);
    const same = byName.get(key) ?? onlyBearer(bySurname, entity, words, mayBe);
    const group = same ?? { members: [], words, name, isCorrected };
    if (!same) {
      merged.push(group);
      if (entity.type === "person" && words.length > 1)
        for (const part of new Set([words[0], words.at(-1)])) pushTo(bySurname, part as string, group);
    }
    byName.set(key, group);
    group.members.push({ article, entity });
  }
  return merged;
}

/** A lone surname belongs to the one person of the story who bears it. */
function onlyBearer(
  bySurname: Map<string, Merged[]>,
  entity: Entity,
  words: readonly string[],
  mayBe: (one: Merged) => boolean,
): Merged | undefined {
  if (words.length !== 1 || (entity.type !== "person" && entity.type !== "other")) return undefined;
  const bearers = (bySurname.get(words[0] as string) ?? []).filter(mayBe);
  const surnames = bearers.filter((one) => one.words.at(-1) === words[0]);
  if (surnames.length === 1) return surnames[0];
  return surnames.length === 0 && bearers.length === 1 ? bearers[0] : undefined;
}

/** Types between which taggers waver are one kind: what is called by one full name in one story is one thing. */
function kindOf(type: EntityType): string {
  return type === "person" ? "person" : "thing";
}

function canonicalOf(group: Merged): StoryEntity["entity"] {
  const { members, words } = group;
  const linked = members.map(({ entity }) => entity).find((entity) => entity.wikidata || entity.country);
  const type = majorityType(members.map(({ entity }) => entity));
  const name =
    !group.isCorrected && linked?.name && foldedWords(linked.name).length >= words.length ? linked.name : group.name;
  const { country, wikidata } = linked ?? {};
  const of = isLone(group) ? [members[0]?.article ?? ""] : [];
  const id = wikidata ? stableId("e", wikidata) : stableId("e", kindOf(type), foldedWords(name).join(" "), ...of);
  const at = members.map(({ entity }) => entity).find(({ lat, country: own }) => lat !== undefined && own === country);
  const point = at && { lat: at.lat, lon: at.lon };
  return { id, name, type, ...(country && { country }), ...(wikidata && { wikidata }), ...point };
}

function majorityType(entities: readonly Entity[]): EntityType {
  const votes = new Map<EntityType, number>();
  for (const { type, mentions } of entities) {
    const weight = type === "other" ? 0.5 : mentions.filter((mention) => mention.form === "name").length + 1;
    votes.set(type, (votes.get(type) ?? 0) + weight);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]![0];
}
