import { join } from "node:path";
import { annotate } from "../../src/annotation/index.ts";
import type { Entity, Span } from "../../src/model/index.ts";
import { bareArticle, readRows } from "../rows.ts";
import { table } from "../tables.ts";

interface Row {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}
/** Classes of the corpus that are scored; facilities are places or bodies there and here, and count as neither. */
const CLASSES: Readonly<Record<string, string>> = { Person: "person", Organization: "organisation", Location: "place" };

interface Sum {
  gold: number;
  found: number;
  right: number;
  /** Gold names that some name of the same span or more than half of it meets. */
  met: number;
}

/** People, organisations and places of news from publishers around the world, raw text: exact spans with the same class. */
export function worldNames(dataFolder: string): string {
  const sums = new Map<string, Sum>();
  for (const row of readRows<Row>(join(dataFolder, "language/worldwide-ner/articles.jsonl"))) {
    const { entities } = annotate(bareArticle(row.id, row.text), ["entities"]);
    add(sums, row, entities);
  }
  const rows = [...sums].map(([name, one]) => [name, one.gold, ...shares(one)]);
  return table(["worldwide-ner, raw text", "gold", "P", "R", "typed F1", "met by any name"], rows);
}

function add(sums: Map<string, Sum>, { text, entities: gold }: Row, entities: readonly Entity[]): void {
  const found = entities.flatMap((entity) => namesOf(entity, text));
  const byKey = new Map(found.map((one) => [`${one.start}-${one.end}`, one.kind]));
  const ignored = gold.filter(({ type }) => CLASSES[type] === undefined);
  for (const one of gold) {
    const kind = CLASSES[one.type];
    if (!kind) continue;
    const isRight = byKey.get(`${one.start}-${one.end}`) === kind;
    const isMet = found.some((other) => overlap(one, other) > (one.end - one.start) / 2);
    for (const name of ["all", kind]) {
      const sum = sumOf(sums, name);
      sum.gold++;
      if (isRight) sum.right++;
      if (isMet) sum.met++;
    }
  }
  for (const one of found) {
    if (ignored.some((other) => overlap(one, other) > 0)) continue;
    for (const name of ["all", one.kind]) sumOf(sums, name).found++;
  }
}

/** Mentions by name; "Norlandic" is no place and "the minister" no name. */
function namesOf({ type, mentions }: Entity, text: string): (Span & { readonly kind: string })[] {
  const kind = type === "country" ? "place" : type;
  if (kind === "other") return [];
  return mentions.filter(({ form }) => form === "name").map(({ span }) => ({ ...plain(span, text), kind }));
}

/** A possessive belongs to no name. */
function plain({ start, end }: Span, text: string): Span {
  return /['’]s$/.test(text.slice(start, end)) ? { start, end: end - 2 } : { start, end };
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function sumOf(sums: Map<string, Sum>, name: string): Sum {
  const known = sums.get(name) ?? { gold: 0, found: 0, right: 0, met: 0 };
  sums.set(name, known);
  return known;
}

function shares({ gold, found, right, met }: Sum): string[] {
  const share = (part: number, whole: number) => ((100 * part) / (whole || 1)).toFixed(1);
  return [share(right, found), share(right, gold), share(2 * right, gold + found), share(met, gold)];
}
