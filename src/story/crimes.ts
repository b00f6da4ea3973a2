import { type Article, hash32 } from "../model/index.ts";
import { TermFlag } from "./flags.ts";
import { wordsOfKind } from "./load.ts";
import { type Person, peopleIn } from "./people.ts";
import type { Vector } from "./vectors.ts";

/** What a report of a crime against somebody says of whose case it is. */
export interface CrimeReport {
  /** Title or lead tell of a step of the case: an arrest, a charge, a trial, a sentence. */
  readonly isStep: boolean;
  readonly people: readonly Person[];
  /** Hashes of the names of places in title and lead. */
  readonly places: readonly number[];
}

/** Characters of a body that are its lead here. */
const LEAD = 700;
const KINDS = ["crime", "step", "politics"] as const;

/** Undefined for what is no report of a crime by its title and lead, and for politics: there the same people stand in another story each week. */
export function crimeReportOf(article: Article, vector: Vector): CrimeReport | undefined {
  const kinds = kindsIn(vector);
  if (!kinds.has("crime") || kinds.has("politics")) return undefined;
  const title = article.title ?? "";
  const body = article.body.map(({ start, end }) => article.text.slice(start, end)).join("\n");
  const people = peopleIn(`${title}\n${body}`, title.length + LEAD);
  return { isStep: kinds.has("step"), people, places: placesIn(vector) };
}

function placesIn({ told, flags, terms }: Vector): number[] {
  return told.flatMap((k) => (flags[k]! & TermFlag.placed ? [terms[k]!] : []));
}

type Kind = (typeof KINDS)[number];

let kindOf: ReadonlyMap<number, Kind> | undefined;

/** The kinds of which title or lead has a word. */
function kindsIn({ terms, flags }: Vector): Set<Kind> {
  kindOf ??= new Map(KINDS.flatMap((kind) => [...wordsOfKind(kind)].map((stem) => [hash32(stem), kind] as const)));
  const found = new Set<Kind>();
  for (let k = 0; k < terms.length; k++) {
    if (!(flags[k]! & (TermFlag.title | TermFlag.lead))) continue;
    const kind = kindOf.get(terms[k]!);
    if (kind) found.add(kind);
  }
  return found;
}
