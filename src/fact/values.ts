import {
  compareText,
  type Disagreement,
  type DisagreementKind,
  type FactMention,
  type Support,
  type SupportCounter,
} from "../model/index.ts";

/** One mention with what it gives as value, and who is said to have said it. */
export interface Valued {
  readonly mention: FactMention;
  readonly value: string;
  readonly origins: readonly string[];
}

/** Mentions in text order with the support of the value that most lineages carry, and the values when there are several. */
export interface Weighed {
  readonly mentions: readonly FactMention[];
  /** The value most lineages carry. */
  readonly main: string;
  readonly support: Support;
  readonly values: Disagreement["values"];
}

/** Sorts mentions, drops repeats and counts who carries each value. `never` mentions stay listed but support nothing. */
export function weigh(valued: readonly Valued[], counter: SupportCounter): Weighed {
  const sorted = distinct(valued);
  const byValue = new Map<string, number[]>();
  sorted.forEach(({ value }, index) => {
    const known = byValue.get(value);
    if (known) known.push(index);
    else byValue.set(value, [index]);
  });
  const values = [...byValue].map(([value, at]) => ({
    value,
    mentions: at,
    support: supportOf(
      at.map((k) => sorted[k]!),
      counter,
    ),
  }));
  values.sort((a, b) => compareSupport(b.support, a.support) || (a.value < b.value ? -1 : 1));
  const [main] = values;
  return {
    mentions: sorted.map(({ mention }) => mention),
    main: main?.value ?? "",
    support: main?.support ?? counter.count([]),
    values,
  };
}

/** Counts the support of mentions with the origins they name. */
export function supportOf(valued: readonly Valued[], counter: SupportCounter): Support {
  return counter.count(
    valued.map(({ mention }) => mention.article),
    valued.flatMap(({ origins }) => origins),
  );
}

/** Orders support by lineages, then publishers, then articles. */
export function compareSupport(a: Support, b: Support): number {
  return (
    a.lineages.atLeast - b.lineages.atLeast ||
    a.lineages.atMost - b.lineages.atMost ||
    a.publishers - b.publishers ||
    a.articles - b.articles
  );
}

/**
 * The same with each article on one side only, that of the value which most lineages carry: what a report gives in two ways
 * at two places is no disagreement between reports. A value that nobody else gives is dropped.
 */
export function weighApart(valued: readonly Valued[], counter: SupportCounter): Weighed {
  const { mentions, values } = weigh(valued, counter);
  const sideOf = new Map<string, string>();
  for (const { value, mentions: at } of values)
    for (const k of at) if (!sideOf.has(mentions[k]!.article)) sideOf.set(mentions[k]!.article, value);
  return weigh(
    valued.filter(({ mention, value }) => sideOf.get(mention.article) === value),
    counter,
  );
}

/** A disagreement from weighed values, or nothing when there is one value only. */
export function disagreement(weighed: Weighed, kind: DisagreementKind): { disagreement?: Disagreement } {
  return weighed.values.length > 1 ? { disagreement: { values: weighed.values, kind } } : {};
}

function distinct(valued: readonly Valued[]): Valued[] {
  const seen = new Set<string>();
  return [...valued].sort(byPlace).filter(({ mention, value }) => {
    const key = `${mention.article}\u0001${mention.span.start}-${mention.span.end}\u0001${value}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function byPlace(a: Valued, b: Valued): number {
  return (
    compareText(a.mention.article, b.mention.article) ||
    a.mention.span.start - b.mention.span.start ||
    a.mention.span.end - b.mention.span.end ||
    compareText(a.value, b.value)
  );
}
