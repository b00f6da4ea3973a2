import { compareText, type Message, type NameCorrections, publisherName } from "../model/index.ts";
import { isRecord } from "../model/record.ts";
import type { Change, Shelves, Store } from "../store/store.ts";
import { correctionsOf, type StoryCorrections, stepsOf } from "../story/corrections.ts";
import { type ArticleCard, CARDS, foldedWords, type NameCard } from "./cards.ts";
import { SHELF, shelve, shelved } from "./shelves.ts";

/** What the user knows better of people and publishers, as a store keeps it. */
export async function namesIn(store: Pick<Store, "corrections">): Promise<NameCorrections> {
  const [people, publishers] = [await store.corrections("people"), await store.corrections("publishers")];
  return readNames({ people, publishers }).names;
}

/** Keeps corrections, those of stories apart from those of names; what is not given stays as it is kept, and an empty list takes back. */
export function keepCorrections(
  change: Change,
  { people, publishers, ...lists }: NameCorrections & StoryCorrections,
  at: string,
): void {
  const isOfStories = Object.values(lists).some((list) => list !== undefined);
  const stories = isOfStories && correctionsOf(stepsOf(lists));
  const given = { ...(stories && { stories }), ...(people && { people }), ...(publishers && { publishers }) };
  for (const [subject, after] of Object.entries(given)) {
    change.correct(subject, after);
    change.log({ at, what: "corrected", subject, after });
  }
}

/** What other names change may be no other fact: who keeps answers by the log hears of it here. */
export function noteOtherNames(change: Change, at: string): void {
  change.log({ at, what: "names-laid", subject: "stories" });
}

const PEOPLE = ["merge", "split", "rename"] as const;

/** Reads corrections of names from plain JSON of unknown shape. What cannot be used is a message; the rest is kept. Never throws. */
export function readNames(value: { readonly people?: unknown; readonly publishers?: unknown }): {
  names: NameCorrections;
  messages: Message[];
} {
  const messages: Message[] = [];
  const complain = (text: string) => messages.push({ rule: "name-correction", level: "error", text });
  const listAt = <T>(place: string, list: unknown, read: (item: unknown) => T | undefined, wanted: string): T[] => {
    if (list === undefined) return [];
    if (!Array.isArray(list)) complain(`${place} must be a list`);
    return (Array.isArray(list) ? list : []).flatMap((item, at) => {
      const found = read(item);
      if (found === undefined) complain(`${place}[${at}] must be ${wanted}`);
      return found === undefined ? [] : [found];
    });
  };
  const given = value.people === undefined || isRecord(value.people) ? (value.people ?? {}) : {};
  if (value.people !== undefined && !isRecord(value.people))
    complain("people must have the fields merge, split, rename");
  for (const key of Object.keys(given))
    if (!(PEOPLE as readonly string[]).includes(key)) complain(`unknown correction people.${key.slice(0, 40)}`);
  const { merge, split, rename } = given as Record<string, unknown>;
  const people = {
    merge: listAt("people.merge", merge, namesOf, "a list of names"),
    split: listAt("people.split", split, namesOf, "a list of names"),
    rename: listAt("people.rename", rename, renameOf, "an object with from and to"),
  };
  const publishers = listAt("publishers", value.publishers, houseOf, "an object with house and publishers");
  return { names: { people, publishers }, messages };
}

function namesOf(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((name) => typeof name === "string" && name !== "")
    ? (value as string[])
    : undefined;
}

function renameOf(value: unknown): { from: string; to: string } | undefined {
  if (!isRecord(value)) return undefined;
  const { from, to } = value;
  return typeof from === "string" && typeof to === "string" && from !== "" && to !== "" ? { from, to } : undefined;
}

function houseOf(value: unknown): { house: string; publishers: string[] } | undefined {
  if (!isRecord(value)) return undefined;
  const publishers = namesOf(value.publishers);
  return typeof value.house === "string" && value.house !== "" && publishers
    ? { house: value.house, publishers }
    : undefined;
}

/** Whether stories were told with other names than the user knows by now. */
export async function isOfOtherNames(store: Store): Promise<boolean> {
  return JSON.stringify(await toldWith(store)) !== JSON.stringify(await namesIn(store));
}

async function toldWith(shelves: Shelves): Promise<NameCorrections> {
  const known = (await shelved<NameCorrections>(shelves, SHELF.desk, ["names"])).get("names");
  return known ?? readNames({}).names;
}

/** Marks the stories that other names concern to be told again: those of the names and publishers that are corrected, or were. */
export async function markOtherNames(store: Store, change: Change): Promise<void> {
  const [before, now] = [await toldWith(change), await namesIn(store)];
  const stories = await storiesOf(store, wordsIn(before, now));
  const houses = new Set(
    [before, now].flatMap(({ publishers = [] }) => publishers.flatMap((one) => one.publishers)).map(publisherName),
  );
  for await (const [, bytes] of store.all(CARDS.articles)) {
    const { id, story, publisher } = JSON.parse(Buffer.from(bytes).toString()) as ArticleCard;
    const isConcerned = stories.has(story) || (publisher !== undefined && houses.has(publisherName(publisher)));
    if (isConcerned) change.keep(SHELF.dirty, id, new Uint8Array());
  }
  shelve(change, SHELF.desk, "names", now);
}

/** Words of the names of people that are corrected, or were. */
function wordsIn(...all: readonly NameCorrections[]): string[] {
  const names = all.flatMap(({ people: { merge = [], split = [], rename = [] } = {} }) => [
    ...merge.flat(),
    ...split.flat(),
    ...rename.flatMap(({ from, to }) => [from, to]),
  ]);
  return [...new Set(names.flatMap(foldedWords))].sort(compareText);
}

/** Stories in which somebody's name has one of these words. */
async function storiesOf(store: Store, words: readonly string[]): Promise<Set<string>> {
  const stories = new Set<string>();
  for (const word of words) {
    const prefix = `${word}\u0000`;
    for await (const [key, bytes] of store.all(CARDS.names, { after: prefix, limit: Number.POSITIVE_INFINITY })) {
      if (!key.startsWith(prefix)) break;
      stories.add((JSON.parse(Buffer.from(bytes).toString()) as NameCard).story);
    }
  }
  return stories;
}
