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
  /** In which order the lists were given, where that is known; else splits come first, then merges, then moves. */
  readonly order?: readonly CorrectionKind[];
}

/** What a correction does, in the order in which corrections are laid that come without one. */
export const CORRECTION_KINDS = ["split", "merge", "move"] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** One correction of stories. */
export type CorrectionStep =
  | { readonly kind: "split" | "merge"; readonly names: readonly string[] }
  | { readonly kind: "move"; readonly article: string; readonly to: string };

/** Corrections one by one, as they were given; an order that does not fit the lists counts for nothing. */
export function stepsOf(corrections: StoryCorrections): CorrectionStep[] {
  const lists = {
    split: (corrections.split ?? []).map((names) => ({ kind: "split", names }) as const),
    merge: (corrections.merge ?? []).map((names) => ({ kind: "merge", names }) as const),
    move: (corrections.move ?? []).map(({ article, to }) => ({ kind: "move", article, to }) as const),
  };
  const usual = CORRECTION_KINDS.flatMap((kind) => lists[kind].map(() => kind));
  const { order = usual } = corrections;
  const isFitting = [...order].sort().join() === [...usual].sort().join();
  const next = { split: 0, merge: 0, move: 0 };
  return (isFitting ? order : usual).map((kind) => lists[kind][next[kind]++]!);
}

/** The same as lists, with their order where it is not the one of corrections without one; no list is empty. */
export function correctionsOf(steps: readonly CorrectionStep[]): StoryCorrections {
  const listed = (wanted: "split" | "merge") => steps.flatMap((step) => (step.kind === wanted ? [step.names] : []));
  const [merge, split] = [listed("merge"), listed("split")];
  const move = steps.flatMap((step) => (step.kind === "move" ? [{ article: step.article, to: step.to }] : []));
  const order = steps.map(({ kind }) => kind);
  const usual = CORRECTION_KINDS.flatMap((kind) => order.filter((one) => one === kind));
  return {
    ...(merge.length > 0 && { merge }),
    ...(split.length > 0 && { split }),
    ...(move.length > 0 && { move }),
    ...(order.join() !== usual.join() && { order }),
  };
}

/** Finds the articles a name stands for; none when nobody knows it. */
export type Resolve = (name: string) => readonly ArticleId[];

/**
 * Applies corrections to a partition in the order of `stepsOf`, so that what the user says last wins. Unknown names change nothing. Returns groups without empty ones.
 */
export function applyCorrections(
  groups: readonly (readonly ArticleId[])[],
  corrections: StoryCorrections,
  resolve: Resolve,
): ArticleId[][] {
  const home = new Map(groups.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
  let next = groups.length;
  const known = (name: string) => resolve(name).filter((id) => home.has(id));
  const apply = {
    split(names: readonly string[]) {
      for (const id of names.flatMap(known)) home.set(id, next);
    },
    merge(names: readonly string[]) {
      const from = new Set(names.flatMap(known).map((id) => home.get(id)!));
      for (const [id, group] of home) if (from.has(group)) home.set(id, next);
    },
  };
  for (const step of stepsOf(corrections)) {
    if (step.kind !== "move") {
      apply[step.kind](step.names);
      next++;
      continue;
    }
    const target = known(step.to)[0];
    if (target !== undefined) for (const id of known(step.article)) home.set(id, home.get(target)!);
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
    if (!["merge", "split", "move", "order"].includes(key)) complain(`unknown correction "${key.slice(0, 40)}"`);
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
  const order = orderIn(value.order, complain);
  return { corrections: { merge: lists("merge"), split: lists("split"), move, ...(order && { order }) }, messages };
}

function orderIn(value: unknown, complain: (text: string) => void): CorrectionKind[] | undefined {
  if (value === undefined) return undefined;
  const isKind = (one: unknown): one is CorrectionKind => CORRECTION_KINDS.some((kind) => kind === one);
  if (Array.isArray(value) && value.every(isKind)) return value;
  complain("order must be a list of merge, split and move");
  return undefined;
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
