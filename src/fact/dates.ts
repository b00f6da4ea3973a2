import { type Fact, stableId } from "../model/index.ts";
import { clustersOf } from "./clusters.ts";
import type { Ground } from "./ground.ts";
import { byPlace, likeness, type Told } from "./sentences.ts";
import { excerpt } from "./texts.ts";
import { disagreement, type Valued, weigh } from "./values.ts";

/** Two sentences date the same thing when they share this much besides the date. */
const SAME = { contained: 0.55, cosine: 0.5, shared: 3.5 } as const;

/** Dates that sentences of several articles give to one thing: a fact when they name a day, a disagreement when they differ. */
export function datesOf(told: readonly Told[], ground: Ground): Fact[] {
  const dated = told.filter(({ day, isDamaged }) => day !== undefined && !isDamaged);
  return clustersOf(dated.map(withoutDate), sameThing).flatMap((group) => {
    if (new Set(group.map(({ article }) => article)).size < 2) return [];
    const told = distinctDays(group);
    const differs = told.some((a) => told.some((b) => apart(a, b)));
    const explicit = group.some(({ day }) => /\d/.test(day!.words));
    return differs || explicit ? [factFrom(group, differs, ground)] : [];
  });
}

/** Different days looked at pair by pair. */
const MOST_DAYS = 200;

/** For each wording of each day two sentences of different articles, which show as much as all. */
function distinctDays(group: readonly Told[]): Told[] {
  const found = new Map<string, Told[]>();
  for (const one of group) {
    const key = `${one.day!.words}\u0001${one.day!.start}\u0001${one.day!.end}`;
    const known = found.get(key);
    if (!known) found.set(key, [one]);
    else if (known.length < 2 && known[0]!.article !== one.article) known.push(one);
  }
  return [...found.values()].slice(0, MOST_DAYS).flat();
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
  return a.isNegated === b.isNegated && shared >= SAME.shared && contained >= SAME.contained && cosine >= SAME.cosine;
}

/** True when both days are placed and cannot be the same; the same words ("Friday") never disagree. */
function apart(a: Told, b: Told): boolean {
  const [x, y] = [a.day!, b.day!];
  return a.article !== b.article && x.words !== y.words && (x.start > y.end || y.start > x.end);
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
