import type { Modality, Polarity } from "../../model/index.ts";
import { setOf, table } from "./lexicon.ts";

/** A type of the PLOVER ontology with its mode and contexts. */
export interface Coding {
  readonly type: string;
  readonly mode?: string;
  readonly contexts: readonly string[];
}

/** What a row of `data/annotation/claims/plover.json` asks for. */
interface Row extends Coding {
  /** Groups of lemmas and prepositions; one of each must stand below the predicate. None asks for none. */
  readonly near: readonly ReadonlySet<string>[];
}

type Operator = "request" | "reject" | "agree" | "end" | "threaten" | "pass";
type RawRow = [string, string, string, string, string[], string];

interface Ontology {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly operators: ReadonlyMap<string, ReadonlySet<Operator>>;
}

/** What the coder looks at of one predicate. */
export interface Predication {
  /** Lemma with particle, and lemma alone. */
  readonly predicate: string;
  readonly lemma: string;
  readonly isNoun: boolean;
  /** Lemmas and prepositions that stand below it. */
  readonly near: ReadonlySet<string>;
  /** Nouns and verbs that it operates on, nearest first. */
  readonly inner: readonly { readonly lemma: string; readonly isNoun: boolean; readonly near: ReadonlySet<string> }[];
  readonly polarity: Polarity;
  readonly modality: Modality;
}

let codes: Readonly<Record<string, string>> | undefined;

/** The CAMEO code that the PLOVER map gives for a type and mode; that of the type where the mode has none. */
export function cameoOf(type: string, mode: string | undefined): string | undefined {
  codes ??= table<Record<string, string>>("cameo", {});
  return codes[`${type}/${mode}`] ?? codes[type];
}

let loaded: Ontology | undefined;

function ontology(): Ontology {
  loaded ??= readOntology();
  return loaded;
}

function readOntology(): Ontology {
  const raw = table<{ rows: RawRow[]; operators: Record<string, string> }>("plover", { rows: [], operators: {} });
  const rows = new Map<string, Row[]>();
  for (const [type, mode, predicates, near, contexts] of raw.rows)
    for (const word of setOf(predicates)) {
      const key = word.replaceAll("_", " ");
      const row = { type, ...(mode && { mode }), contexts, near: near === "" ? [] : near.split(" & ").map(setOf) };
      rows.set(key, [...(rows.get(key) ?? []), row]);
    }
  const operators = new Map<string, Set<Operator>>();
  for (const [name, list] of Object.entries(raw.operators))
    for (const word of setOf(list)) {
      const key = word.replaceAll("_", " ");
      operators.set(key, (operators.get(key) ?? new Set()).add(name as Operator));
    }
  return { rows, operators };
}

/** The type of rows that only say that a turn of phrase is no event. */
const NONE = "";

const HOSTILE = new Set(["THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]);
const FRIENDLY = new Set(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"]);

/** The type of a predication by rows of the table, and by verbs that turn the type of what they act on round. */
export function codingOf(one: Predication): Coding | undefined {
  const found = plainCoding(one);
  return found && found.type !== NONE ? turned(found, one.polarity, one.modality) : undefined;
}

function plainCoding(one: Predication): Coding | undefined {
  const special = rowOf(one, one.near, true);
  if (special) return special;
  if (!one.isNoun) {
    const operated = operatedCoding(one);
    if (operated) return operated;
  }
  return rowOf(one, one.near, false);
}

/** The first row of a word; `special` rows ask for something below it. */
function rowOf(
  one: { predicate?: string; lemma: string; isNoun: boolean },
  near: ReadonlySet<string>,
  special: boolean,
): Coding | undefined {
  const keys = one.isNoun ? [`~${one.lemma}`] : [one.predicate ?? one.lemma, one.lemma];
  for (const key of keys)
    for (const row of ontology().rows.get(key) ?? [])
      if (row.near.length > 0 === special && (!special || meets(row.near, near))) return row;
  return undefined;
}

function meets(wanted: readonly ReadonlySet<string>[], near: ReadonlySet<string>): boolean {
  return wanted.every((group) => [...group].some((word) => near.has(word)));
}

function operatedCoding(one: Predication): Coding | undefined {
  const operators = ontology().operators.get(one.predicate) ?? ontology().operators.get(one.lemma);
  if (!operators) return undefined;
  const inner = innerCoding(one);
  if (operators.has("end") && inner) return ended(inner);
  if (operators.has("threaten") && inner && HOSTILE.has(inner.type)) return { ...inner, type: "THREATEN" };
  if (operators.has("request") && (inner || rowOf(one, one.near, false)))
    return { type: "REQUEST", contexts: inner?.contexts ?? [] };
  if (operators.has("reject") && inner) return { type: "REJECT", contexts: inner.contexts };
  if (operators.has("agree") && inner)
    return HOSTILE.has(inner.type) ? { ...inner, type: "THREATEN" } : { type: "AGREE", contexts: inner.contexts };
  return operators.has("pass") ? inner : undefined;
}

function innerCoding(one: Predication): Coding | undefined {
  for (const inner of one.inner) {
    const found = rowOf(inner, inner.near, true) ?? rowOf(inner, inner.near, false);
    if (found) return found;
  }
  return undefined;
}

/** "lifted the ban" gives way, "suspended aid" is a sanction. */
function ended(inner: Coding): Coding | undefined {
  if (HOSTILE.has(inner.type)) return { type: "RETREAT", contexts: inner.contexts };
  if (FRIENDLY.has(inner.type)) return { type: "SANCTION", mode: "discontinue", contexts: inner.contexts };
  return undefined;
}

/** What is planned is a threat or a promise; cooperation denied is rejection. */
function turned(coding: Coding, polarity: Polarity, modality: Modality): Coding {
  const { type, contexts } = coding;
  const yields = type === "RETREAT" || type === "CONCEDE";
  if (polarity === "denied" && (yields || FRIENDLY.has(type))) return { type: "REJECT", contexts };
  if (modality !== "planned") return coding;
  if (type === "SANCTION" || type === "COERCE" || type === "ASSAULT") return { type: "THREATEN", contexts };
  return yields || type === "AID" || type === "COOPERATE" ? { type: "AGREE", contexts } : coding;
}
