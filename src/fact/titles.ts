import { wordsOf } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { byPlace, type Said } from "./said.ts";
import { fullerNames } from "./speakers.ts";
import { bodiesBehind } from "./voices.ts";

/** Phrases of one utterance that are looked at; more tell nothing new. */
const MOST_PHRASES = 60;

/**
 * The renderings of one utterance with speakers told apart no further than the reports do. A speaker inside what another
 * is quoted as saying ("Velm hopes to", said Orth) only passes on words, so they are the outer one's. A speaker that is no
 * more than a part of another's title ("the Velmish" for "Velmish trade minister Lena Orth") is that other one.
 */
export function settled(group: readonly Said[], ground: Ground): Said[] {
  if (new Set(group.flatMap(({ speaker }) => speaker ?? [])).size < 2) return [...group];
  return fullyNamed(spokenFor(entitled(unnested(group), ground), ground));
}

function fullyNamed(group: readonly Said[]): Said[] {
  const full = fullerNames(group.flatMap(({ speaker }) => speaker ?? []));
  return group.map((one) => (one.speaker === undefined ? one : { ...one, speaker: full.get(one.speaker)! }));
}

/** Sorted by place, whatever holds a quotation of its article comes before it. */
function unnested(group: readonly Said[]): Said[] {
  let outer: Said | undefined;
  return [...group].sort(byEnclosing).map((one) => {
    const isHeld = outer && outer.quote.article === one.quote.article && one.quote.span.end <= outer.quote.span.end;
    if (isHeld) return outer!.speaker && one.speaker ? { ...one, speaker: outer!.speaker } : one;
    outer = one;
    return one;
  });
}

/** Whoever is not named, or is the body that a named speaker speaks for, is the one named speaker of the utterance. */
function spokenFor(group: readonly Said[], ground: Ground): Said[] {
  const bodies = new Set([
    ...group.flatMap(({ quote }) => quote.speaker.speaksFor ?? []),
    ...bodiesBehind(group, ground),
  ]);
  const names = new Set(group.flatMap(({ speaker }) => speaker ?? []));
  const isPart = (name: string) =>
    [...names].some((one) => one !== name && name.startsWith(`${one} `) && /\s\p{Ll}\S*$/u.test(name));
  const offices = new Set(group.flatMap(({ quote }) => officesOf(quote.speaker.role)));
  const isOpen = (name: string) =>
    bodies.has(name) || isPart(name) || !ground.speakers.isNamed(name) || offices.has(name.toLowerCase());
  const named = new Set(group.flatMap(({ speaker }) => (speaker && !isOpen(speaker) ? [speaker] : [])));
  if (named.size !== 1) return [...group];
  const [only] = [...named];
  return group.map((one) => (one.speaker !== undefined && isOpen(one.speaker) ? { ...one, speaker: only } : one));
}

/** "Marsh County coroner's office" is the voice of the Marsh County coroner. */
function officesOf(role: string | undefined): string[] {
  return role === undefined ? [] : ["'", "’"].map((mark) => `${role}${mark}s office`);
}

function byEnclosing(a: Said, b: Said): number {
  const isSameStart = a.quote.article === b.quote.article && a.quote.span.start === b.quote.span.start;
  return isSameStart ? b.quote.span.end - a.quote.span.end : byPlace(a, b);
}

function entitled(group: readonly Said[], ground: Ground): Said[] {
  const phrases = phrasesIn(group, ground);
  return group.map((one) => {
    const own = one.speaker === undefined ? [] : one.speaker.toLowerCase().split(/\s+/);
    const fitting = phrases.filter(({ speaker, words }) => speaker !== one.speaker && own.every((w) => words.has(w)));
    const bearers = new Set(fitting.map(({ speaker }) => speaker));
    return own.length > 0 && bearers.size === 1 ? { ...one, speaker: [...bearers][0] } : one;
  });
}

/** The words of each speaker's title and name as written, where they say more than the name. */
function phrasesIn(group: readonly Said[], ground: Ground): { speaker: string; words: ReadonlySet<string> }[] {
  const found = new Map<string, { speaker: string; words: ReadonlySet<string> }>();
  for (const { quote, speaker } of group.slice(0, MOST_PHRASES)) {
    const at = quote.speaker.span;
    const text = ground.articles.get(quote.article)?.article.text;
    if (!at || !speaker?.includes(" ") || text === undefined) continue;
    const words = new Set(wordsOf(text, at).map((word) => word.text.replace(/['’]s$/u, "")));
    const isFull = speaker.split(" ").every((word) => words.has(word.toLowerCase()));
    if (isFull) found.set(`${speaker} ${[...words].join(" ")}`, { speaker, words });
  }
  return [...found.values()];
}
