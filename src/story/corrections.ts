import type { ArticleId, Message } from "../model/index.ts";
import { isRecord } from "../model/record.ts";

/** What the user knows better than the machine. Articles are named by id, or by a label that only one has; a story id stands for all its articles. */
export interface StoryCorrections {
  /** Each list belongs in one story: the stories of its articles become one. */
  readonly merge?: readonly (readonly string[])[];
  /** Each list leaves the story it is in and becomes a story of its own. */
  readonly split?: readonly (readonly string[])[];
  /** `article` joins the story that `to` is in. */
  readonly move?: readonly { readonly article: string; readonly to: string }[];
}

/** Finds the articles a name stands for; none when nobody knows it. */
export type Resolve = (name: string) => readonly ArticleId[];

/**
 * Applies corrections to a partition: first splits, then merges, then moves, each in the order given, so that what the
 * user says last wins. Unknown names change nothing. Returns groups without empty ones.
 */
export function applyCorrections(
  groups: readonly (readonly ArticleId[])[],
  corrections: StoryCorrections,
  resolve: Resolve,
): ArticleId[][] {
  const home = new Map(groups.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
  let next = groups.length;
  const known = (name: string) => resolve(name).filter((id) => home.has(id));
  for (const names of corrections.split ?? []) {
    for (const id of names.flatMap(known)) home.set(id, next);
    next++;
  }
  for (const names of corrections.merge ?? []) {
    const from = new Set(names.flatMap(known).map((id) => home.get(id)!));
    for (const [id, group] of home) if (from.has(group)) home.set(id, next);
    next++;
  }
  for (const { article, to } of corrections.move ?? []) {
    const target = known(to)[0];
    if (target !== undefined) for (const id of known(article)) home.set(id, home.get(target)!);
  }
  return regroup(home);
}

/**
 * Reads corrections from parsed JSON of unknown shape. What cannot be used becomes a message with the rule
 * `story-correction`; the rest is kept. Never throws.
 */
export function readCorrections(value: unknown): { corrections: StoryCorrections; messages: Message[] } {
  const messages: Message[] = [];
  const complain = (text: string) => messages.push({ rule: "story-correction", level: "error", text });
  if (!isRecord(value)) {
    complain("corrections must be an object with the fields merge, split and move");
    return { corrections: {}, messages };
  }
  for (const key of Object.keys(value)) {
    if (key !== "merge" && key !== "split" && key !== "move") complain(`unknown correction "${key.slice(0, 40)}"`);
  }
  const lists = (key: "merge" | "split") => {
    return listOf(value[key], key, complain).flatMap((item, index) => {
      if (Array.isArray(item) && item.every((name) => typeof name === "string")) return [item as string[]];
      complain(`${key}[${index}] must be a list of ids`);
      return [];
    });
  };
  const move = listOf(value.move, "move", complain).flatMap((item, index) => {
    if (isRecord(item) && typeof item.article === "string" && typeof item.to === "string")
      return [{ article: item.article, to: item.to }];
    complain(`move[${index}] must have the fields article and to`);
    return [];
  });
  return { corrections: { merge: lists("merge"), split: lists("split"), move }, messages };
}

/** A message for each name in the corrections that stands for nothing, with its place, for example `merge[0][1]`. */
export function unknownNames(corrections: StoryCorrections, isKnown: (name: string) => boolean): Message[] {
  const lists = (key: "merge" | "split") =>
    (corrections[key] ?? []).flatMap((names, i) => names.map((name, k) => ({ place: `${key}[${i}][${k}]`, name })));
  const moves = (corrections.move ?? []).flatMap(({ article, to }, i) => [
    { place: `move[${i}].article`, name: article },
    { place: `move[${i}].to`, name: to },
  ]);
  const unknown = [...lists("merge"), ...lists("split"), ...moves].filter(({ name }) => !isKnown(name));
  return unknown.map(({ place, name }) => {
    const text = `${place}: no article or story has the id ${JSON.stringify(name.slice(0, 80))}`;
    return { rule: "unknown-in-correction", level: "note", text };
  });
}

function regroup(home: ReadonlyMap<ArticleId, number>): ArticleId[][] {
  const groups = new Map<number, ArticleId[]>();
  for (const [id, group] of home) {
    const list = groups.get(group);
    if (list) list.push(id);
    else groups.set(group, [id]);
  }
  return [...groups.values()];
}

function listOf(value: unknown, key: string, complain: (text: string) => void): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  complain(`${key} must be a list`);
  return [];
}
