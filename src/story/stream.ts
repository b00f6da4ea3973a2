import { gather, type Likely, likelyPairs } from "./gather.ts";
import { type Passage, passagesOf } from "./passages.ts";
import type { Reading, Section } from "./reader.ts";
import { type Survey, surveyOf } from "./survey.ts";

/** How much of a stream is open at a time. All limits count articles, copies of one text once. */
export interface Window {
  /** Articles linked with one another. Every public set at hand fits in; a day of a large pile does, too. */
  readonly size: number;
  /** Articles by which the window moves on before it is linked again. */
  readonly step: number;
  /** Earlier articles that a story keeps in the window while it goes on, the latest ones. */
  readonly kept: number;
}

export const WINDOW: Window = { size: 5000, step: 2000, kept: 30 };

/** Pairs of different stories less alike than this say nothing of a thread. */
const FAINT = 0.3;

/** Probability of one event from which two articles are not surely of two. */
const UNSURE = 0.2;

/** Work done, for those who must know that it is bounded. */
export interface Work {
  /** Articles entered into a window, those that stay counted again for each window. */
  entered: number;
  /** Pairs of articles compared. */
  compared: number;
  /** Most articles open at once. */
  open: number;
}

/** Where a stream reads its items from. */
export interface Source {
  read(item: number): Reading;
  /** Parts with subjects of their own, fewer than two for an ordinary report. */
  sections?(item: number): Section[];
}

/** What a stream came to: groups of items, each ascending, and the pairs across stories that threads are made of. */
export interface Streamed {
  readonly groups: number[][];
  readonly across: Likely[];
  /** Passages of items that report the events of several stories. */
  readonly passages: ReadonlyMap<number, readonly Passage[]>;
  readonly work: Work;
}

/**
 * Links items `0..items-1`, in time order, in a window that moves along them. The articles in the window are linked anew
 * whenever it has moved; a story none of whose articles is in the window any more is closed. One that goes on keeps its
 * latest articles in the window, and those before stay with it through its last one. Work and memory per item are bounded
 * by the window, whatever the number of items.
 */
export function stream(items: number, source: Source, window: Window = WINDOW): Streamed {
  const across: Likely[] = [];
  const groups: number[][] = [];
  const passages = new Map<number, readonly Passage[]>();
  const work: Work = { entered: 0, compared: 0, open: 0 };
  const open = new OpenStories(window);
  for (let end = 0; end < items; ) {
    const from = end;
    end = Math.min(items, from + (from === 0 ? window.size : window.step));
    open.enter(from, end);
    const linked = link(open.items, source, work);
    for (const pair of linked.across) across.push(pair);
    for (const item of open.items) passages.delete(item);
    for (const [item, found] of linked.passages) passages.set(item, found);
    for (const story of open.advance(linked.stories, end === items ? items : end - window.size + window.step))
      groups.push(story);
  }
  return { groups: groups.sort((x, y) => x[0]! - y[0]!), across, passages, work };
}

/** Links some items; `across` are the pairs of different stories, likely or not. */
function link(items: readonly number[], source: Source, work: Work) {
  const readings = items.map((item) => source.read(item));
  const survey = surveyOf(readings);
  const pairs = likelyPairs(survey);
  const passages = passagesAmong(items, readings, survey, pairs, source);
  const stories = gather(survey, without(pairs, new Set(passages.keys())));
  work.entered += items.length;
  work.compared += survey.pairs.a.length;
  work.open = Math.max(work.open, items.length);
  const home = homesIn(stories, items.length);
  const across = pairs
    .filter(({ a, b, timeless }) => timeless >= FAINT && home[a] !== home[b])
    .map((pair) => ({ ...pair, a: items[pair.a]!, b: items[pair.b]! }));
  const named = [...passages].map(
    ([at, found]) => [items[at]!, found.map(({ span, to }) => ({ span, to: items[to]! }))] as const,
  );
  return { stories: stories.map((story) => story.map((at) => items[at]!)), across, passages: named };
}

/** Passages of roundups, found against the stories of all articles that have one subject: a roundup would glue them. */
function passagesAmong(
  items: readonly number[],
  readings: readonly Reading[],
  survey: Survey,
  pairs: readonly Likely[],
  source: Source,
): Map<number, Passage[]> {
  const mixed = items.flatMap((item, at) => {
    const sections = source.sections?.(item) ?? [];
    return sections.length < 2 ? [] : [{ item: at, sections }];
  });
  if (mixed.length === 0) return new Map();
  const plain = gather(survey, without(pairs, new Set(mixed.map(({ item }) => item))));
  const likely = new Set(pairs.filter(({ score }) => score >= UNSURE).map(({ a, b }) => a * items.length + b));
  const isLikely = (a: number, b: number) => likely.has(Math.min(a, b) * items.length + Math.max(a, b));
  return passagesOf(readings, homesIn(plain, items.length), mixed, isLikely);
}

function without(pairs: readonly Likely[], left: ReadonlySet<number>): readonly Likely[] {
  return left.size === 0 ? pairs : pairs.filter(({ a, b }) => !left.has(a) && !left.has(b));
}

function homesIn(stories: readonly (readonly number[])[], items: number): Int32Array {
  const home = new Int32Array(items);
  for (const [index, story] of stories.entries()) for (const at of story) home[at] = index;
  return home;
}

/** The items in the window, ascending, and those that stay with one of them. */
class OpenStories {
  items: number[] = [];
  readonly #window: Window;
  /** Earlier items of a story, by the item in the window that they stay with. */
  readonly #behind = new Map<number, number[]>();

  constructor(window: Window) {
    this.#window = window;
  }

  enter(from: number, end: number): void {
    for (let item = from; item < end; item++) this.items.push(item);
  }

  /** Moves on to a window that starts at `oldest`; returns the stories that this closes, whole. */
  advance(stories: readonly (readonly number[])[], oldest: number): number[][] {
    const lives = (story: readonly number[]) => story.at(-1)! >= oldest;
    const closed = stories.filter((story) => !lives(story)).map((story) => this.#whole(story));
    const going = stories.filter(lives);
    const kept = going.flatMap((story) => story.filter((item) => item < oldest).slice(-this.#window.kept));
    const staying = new Set(kept.sort((x, y) => y - x).slice(0, this.#window.step));
    for (const story of going) {
      this.#putBehind(
        story.filter((item) => item < oldest && !staying.has(item)),
        story.at(-1)!,
      );
    }
    this.items = going.flatMap((story) => story.filter((item) => item >= oldest || staying.has(item)));
    this.items.sort((x, y) => x - y);
    return closed;
  }

  #putBehind(items: readonly number[], last: number): void {
    if (items.length === 0) return;
    const behind = this.#behind.get(last) ?? [];
    for (const item of items) {
      behind.push(item);
      for (const earlier of this.#behind.get(item) ?? []) behind.push(earlier);
      this.#behind.delete(item);
    }
    this.#behind.set(last, behind);
  }

  #whole(story: readonly number[]): number[] {
    const whole: number[] = [];
    for (const item of story) {
      whole.push(item);
      for (const earlier of this.#behind.get(item) ?? []) whole.push(earlier);
      this.#behind.delete(item);
    }
    return whole.sort((x, y) => x - y);
  }
}
