import type { Span } from "../model/index.ts";
import { type Ground, holderOf } from "./ground.ts";
import type { Said } from "./said.ts";

/** True when a person and a body are named for one statement, and a report names both in one sentence: a body speaks through people. */
export function isBodyBeside(names: readonly string[], { articles }: Ground): boolean {
  return [...articles.values()].some(({ article, annotation: { entities, sentences } }) => {
    const places = (isPerson: boolean) =>
      entities.flatMap(({ type, name, mentions }) =>
        names.includes(name) && (type === "person") === isPerson
          ? mentions.filter((one) => one.article === article.id)
          : [],
      );
    const held = new Set(places(true).flatMap(({ span }) => holderOf(sentences, span) ?? []));
    const isFor = ({ start, end }: Span) =>
      names.some((name) => speaksFor(article.text.slice(start, end), name, names));
    return [...held].some(isFor) || places(false).some(({ span }) => held.has(holderOf(sentences, span) ?? span));
  });
}

/** "Ada Moor, Velm Ferries' head of sales", "Ada Moor, a spokeswoman for Velm Ferries". */
function speaksFor(sentence: string, body: string, names: readonly string[]): boolean {
  const isBeside = names.some((name) => name !== body && sentence.includes(name));
  return isBeside && [`${body}'`, `${body}’`, `for ${body}`, `of ${body}`].some((words) => sentence.includes(words));
}

/** Names among these that the reports know as those of bodies, and as those of people. */
function kindsOf(names: ReadonlySet<string>, { articles }: Ground): { bodies: Set<string>; people: Set<string> } {
  const [bodies, people] = [new Set<string>(), new Set<string>()];
  for (const { annotation } of articles.values())
    for (const { name, type } of annotation.entities) {
      if (type === "person" && names.has(name)) people.add(name);
      if ((type === "organisation" || type === "country") && names.has(name)) bodies.add(name);
    }
  return { bodies, people };
}

/**
 * Bodies that speak through the one person who is named for the same words: a report lays them in both mouths, or names
 * the two in one sentence.
 */
export function bodiesBehind(group: readonly Said[], ground: Ground): ReadonlySet<string> {
  const names = new Set(group.flatMap(({ speaker }) => speaker ?? []));
  const { bodies, people } = kindsOf(names, ground);
  const [person] = people;
  if (people.size !== 1 || person === undefined) return new Set();
  const reportsOf = (name: string) => group.flatMap((one) => (one.speaker === name ? [one.quote.article] : []));
  const own = new Set(reportsOf(person));
  const isBehind = (body: string) =>
    reportsOf(body).some((article) => own.has(article)) || isBodyBeside([person, body], ground);
  return new Set([...bodies].filter((body) => !people.has(body) && isBehind(body)));
}
