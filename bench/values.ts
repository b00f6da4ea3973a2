import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isCurrency } from "../src/annotation/quantities/units.ts";
import { quantities } from "../src/annotation/quantities.ts";
import { times } from "../src/annotation/times.ts";
import { type Annotation, type Article, emptyAnnotation, type Quantity, type Span } from "../src/model/index.ts";
import type { Benchmark } from "./main.ts";
import { PLACE_HEAD, placeRows } from "./places.ts";
import { table } from "./tables.ts";

interface TimexDocument {
  readonly id: string;
  readonly dct: string;
  readonly text: string;
  readonly gold: readonly { type: string; value: string; start: number; end: number; text: string }[];
}
interface QuantityRow {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly { value: number; unit: string; surface: string; uncertainty?: number | null }[];
}
interface SpecRow {
  readonly id: string;
  readonly text: string;
  readonly ref: string | null;
  readonly gold: readonly {
    start: number;
    end: number;
    text: string;
    resolution?: { value?: string | null; unit?: string; values?: readonly { timex?: string }[] } | null;
  }[];
}
interface Counts {
  gold: number;
  found: number;
  matched: number;
  value: number;
}

/** Dates and numbers against public gold: spans by overlap, values by equality. */
export const benchmark: Benchmark = {
  async run(dataFolder) {
    const folder = join(dataFolder, "values");
    const rows = [
      ...timexRows(join(folder, "timex.jsonl")),
      ...quantityRows(join(folder, "quantities.jsonl")),
      ...specRows(join(folder, "recognizers_english.jsonl")),
    ];
    const placed = ["lgl", "tr_news"].flatMap((name) => placeRows(name, join(dataFolder, "places", `${name}.jsonl`)));
    const head = ["set", "rows", "gold", "P", "R", "F1", "value right of matched", "value right of gold"];
    return `${table(head, rows)}\n\n${table(PLACE_HEAD, placed)}\n\n${NOTE}`;
  },
};
const NOTE = `Sets: TIMEX3 in news (TimeBank and AQUAINT; chrono-node 2.10.3 in its casual mode reaches F1 .752, values .898), quantulum3's
tests, the English specifications of Recognizers-Text. A span counts when it overlaps a true one, each used once. Number specifications
expect bare numbers, ordinals and units of science that a news reader leaves out; percentages and money are scored on numbers of that kind.
Places: LGL (local papers) and TR-News; the home of a site is read from its other articles ("homeOf"), or each text is read alone, as "annotate" reads it. Gold gives whole countries and states
one point too, often another one than ours (Canada, Alberta, Queensland). The rules for times, quantities and places were written
after reading errors on these same halves, so these are figures of a development set.`;

function read<T>(file: string): T[] {
  return existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as T)
    : [];
}

function annotated(text: string, published?: string): Annotation {
  const article: Article = {
    id: "a",
    location: "a",
    text,
    language: "en",
    body: [{ start: 0, end: text.length }],
    aside: [],
    credits: [],
    ...(published && { published }),
  };
  const first = { ...emptyAnnotation("a"), ...times.run(article, emptyAnnotation("a")) };
  return { ...first, ...quantities.run(article, first) };
}

function timexRows(file: string): (string | number)[][] {
  const documents = read<TimexDocument>(file);
  const [all, dates] = [fresh(), fresh()];
  for (const { text, dct, gold } of documents) {
    const found = annotated(text, dct).times.map(({ span, value }) => ({ span, value }));
    const wanted = gold.map(({ start, end, value, type }) => ({ span: { start, end }, value, type }));
    count(wanted, found, sameTimex, all);
    const isDate = ({ type }: { type: string }) => type === "DATE" || type === "TIME";
    const exact = (value: string) => /^\d{4}-\d{2}-\d{2}/.test(value);
    count(
      wanted.filter((one) => isDate(one) && exact(one.value)),
      found.filter(({ value }) => exact(value)),
      sameTimex,
      dates,
    );
  }
  return [row("TIMEX3, all", documents.length, all), row("TIMEX3, exact days", documents.length, dates)];
}

function sameTimex(gold: string, ours: string): boolean {
  return plain(gold) === plain(ours);
}

function plain(value: string): string {
  return value.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, "$1").replace(/(TMO|TAF|TEV|TNI|TMI|T[\d:]+)$/, "");
}

function quantityRows(file: string): (string | number)[][] {
  const rows = read<QuantityRow>(file);
  const counts = fresh();
  for (const { text, gold } of rows) {
    const wanted = gold.flatMap(({ surface, value, uncertainty }) => {
      const start = text.indexOf(surface);
      const shown = uncertainty ? [value - uncertainty, value + uncertainty] : [value];
      return start < 0 ? [] : [{ span: { start, end: start + surface.length }, value: shown.join("..") }];
    });
    count(wanted, annotated(text).quantities.map(shown), sameNumber, counts);
  }
  return [row("quantulum3 tests", rows.length, counts)];
}

function shown({ span, value, high }: Quantity): { span: Span; value: string } {
  return { span, value: high === undefined ? `${value}` : `${value}..${high}` };
}

function sameNumber(gold: string, ours: string): boolean {
  const [a, b] = [gold, ours].map((one) => one.split("..").map(Number));
  return (
    a!.length === b!.length && a!.every((value, k) => Math.abs(value - b![k]!) <= 1e-6 * Math.max(1, Math.abs(value)))
  );
}

function specRows(file: string): (string | number)[][] {
  const rows = read<SpecRow>(file);
  const groups = new Map<string, SpecRow[]>();
  for (const one of rows) {
    const name = one.id.replace(/\.\d+$/, "").replace(/^.*\./, "");
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups].filter(([name]) => !/Ordinal|NumberRange/.test(name)).map(([name, group]) => specRow(name, group));
}

function specRow(name: string, group: readonly SpecRow[]): (string | number)[] {
  const counts = fresh();
  const isTime = name === "DateTimeModel";
  for (const { text, ref, gold } of group) {
    const known = annotated(text, ref?.slice(0, 10));
    const wanted = gold.map(({ start, end, resolution }) => ({
      span: { start, end: end },
      value: String((isTime ? resolution?.values?.[0]?.timex : resolution?.value) ?? "").replace("%", ""),
    }));
    if (isTime)
      count(
        wanted,
        known.times.map(({ span, value }) => ({ span, value })),
        sameTimex,
        counts,
      );
    else count(wanted, known.quantities.filter(kindOf(name)).map(shown), sameNumber, counts);
  }
  return row(`specification: ${name}`, group.length, counts);
}

/** Specifications of percentages and money say nothing of other numbers in their texts. */
function kindOf(name: string): (one: Quantity) => boolean {
  if (name === "PercentModel") return ({ unit }) => unit === "percent";
  return name === "CurrencyModel"
    ? ({ unit }) => unit !== undefined && (isCurrency(unit) || /^(?:cent|penny)$/.test(unit))
    : () => true;
}

function count(
  gold: readonly { span: Span; value: string }[],
  found: readonly { span: Span; value: string }[],
  same: (a: string, b: string) => boolean,
  counts: Counts,
): void {
  const used = new Set<number>();
  counts.gold += gold.length;
  counts.found += found.length;
  for (const one of gold) {
    const k = found.findIndex(
      ({ span }, index) => !used.has(index) && span.start < one.span.end && one.span.start < span.end,
    );
    if (k < 0) continue;
    used.add(k);
    counts.matched++;
    if (same(one.value, found[k]!.value)) counts.value++;
  }
}

function fresh(): Counts {
  return { gold: 0, found: 0, matched: 0, value: 0 };
}

function row(name: string, rows: number, { gold, found, matched, value }: Counts): (string | number)[] {
  const [p, r] = [matched / (found || 1), matched / (gold || 1)];
  return [
    name,
    rows,
    gold,
    share(p),
    share(r),
    share((2 * p * r) / (p + r || 1)),
    share(value / (matched || 1)),
    share(value / (gold || 1)),
  ];
}

function share(part: number): number {
  return Number((100 * part).toFixed(1));
}
