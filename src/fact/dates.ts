import { type Fact, stableId } from "../model/index.ts";
import { clustersOf } from "./clusters.ts";
import type { Ground } from "./ground.ts";
import { byPlace, likeness, type Told } from "./sentences.ts";
import { excerpt } from "./texts.ts";
import { disagreement, type Valued, weigh } from "./values.ts";

/** Before two dates are said to contradict each other the rest must be nearly the same. */
const DIFFERENT = { contained: 0.75, cosine: 0.7 } as const;
/** Two sentences date the same thing when they share this much besides the date. */
const SAME = { contained: 0.55, cosine: 0.5, shared: 3.5 } as const;

/** Dates that sentences of several articles give to one thing: a fact when they name a day, a disagreement when they differ. */
export function datesOf(told: readonly Told[], ground: Ground): Fact[] {
  const dated = told.filter(({ day, isDamaged }) => day !== undefined && !isDamaged);
  return clustersOf(dated.map(withoutDate), sameThing).flatMap((group) => {
    if (new Set(group.map(({ article }) => article)).size < 2) return [];
    const kinds = distinct(group);
    const differs = kinds.some((a) => kinds.some((b) => apart(a, b)));
    const explicit = group.some(({ day }) => /\d/.test(day!.words));
    return differs || explicit ? [factFrom(group, differs, ground)] : [];
  });
}

/** One sentence for each date and article, at most this many, so that a large group is not compared pair by pair. */
const COMPARED = 40;
function distinct(group: readonly Told[]): Told[] {
  const byDate = new Map<string, Told>();
  for (const one of [...group].sort(byPlace)) {
    const key = `${one.day!.words} ${one.day!.start}`;
    if (!byDate.has(key)) byDate.set(key, one);
  }
  return [...byDate.values()].slice(0, COMPARED);
}

/** The date itself must not decide whether two sentences speak of one thing. */
function withoutDate(one: Told): Told {
  const stems = new Map([...one.stems].filter(([stem]) => !/^\p{N}/u.test(stem) && !one.day!.words.startsWith(stem)));
  let weight = 0;
  for (const each of stems.values()) weight += each;
  return { ...one, stems, weight, key: `${[...stems.keys()].join(" ")}\u0001${one.day!.shown}` };
}

function sameThing(a: Told, b: Told): boolean {
  const { contained, cosine, shared } = likeness(a, b);
  if (a.article !== b.article && apart(a, b) && (contained < DIFFERENT.contained || cosine < DIFFERENT.cosine))
    return false;
  return a.isNegated === b.isNegated && shared >= SAME.shared && contained >= SAME.contained && cosine >= SAME.cosine;
}

/** True when both days are placed and cannot be the same; the same words ("Friday") never disagree. */
function apart(a: Told, b: Told): boolean {
  const [x, y] = [a.day!, b.day!];
  return x.words !== y.words && (x.start > y.end || y.start > x.end);
}

function factFrom(group: readonly Told[], differs: boolean, ground: Ground): Fact {
  const sorted = [...group].sort(byPlace);
  const valued = sorted.map(
    (one): Valued => ({ mention: mentionOf(one), value: one.day!.shown, origins: one.origins }),
  );
  const weighed = weigh(valued, ground.counter);
  const chosen = sorted.find(({ day }) => day!.shown === weighed.main)!;
  return {
    id: stableId("f", ground.story.id, "date", ...sorted.map(({ day }) => day!.id)),
    story: ground.story.id,
    kind: "date",
    text: excerpt(chosen.words),
    mentions: weighed.mentions,
    support: differs
      ? weighed.support
      : ground.counter.count(
          sorted.map(({ article }) => article),
          sorted.flatMap(({ origins }) => origins),
        ),
    ...(differs ? disagreement(weighed, "value") : {}),
  };
}

function mentionOf({ article, day }: Told) {
  return { article, span: day!.span, ref: day!.id };
}
