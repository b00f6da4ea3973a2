import { modelBytes } from "../load.ts";
import { mix } from "./facets.ts";
import { irregular, isGrouped, mended, unstretched } from "./irregular.ts";
import { type Lexicon, lexicon } from "./lexicon.ts";
import { readSections } from "./sections.ts";

/** How a form becomes its lemma: take it in some casing, cut so many characters off the end, put something there. */
export interface Script {
  readonly strip: number;
  readonly add: string;
  readonly casing: number;
}

/** Casings of a script: lower case, as written, first letter capital. */
export const CASINGS: readonly ((form: string) => string)[] = [
  (form) => form.toLowerCase(),
  (form) => form,
  (form) => form.charAt(0).toUpperCase() + form.slice(1).toLowerCase(),
];

/** Longer forms (addresses, runs of letters) keep to lower case. */
const LONGEST_FORM = 64;

/** Longest ending that a rule looks at. */
export const LONGEST_ENDING = 6;

/** Rules by (tag, ending) and exceptions by (tag, whole form), as hashes. */
export interface LemmaRules {
  readonly scripts: readonly Script[];
  readonly rules: ReadonlyMap<number, number>;
}

let loaded: LemmaRules | undefined;

/** Lemmas found before, a map a tag; emptied when it grows beyond this. */
const REMEMBERED = 20_000;
const memory = new Map<string, Map<string, string>>();

function remembered(tag: string): Map<string, string> {
  let of = memory.get(tag);
  if (!of || of.size > REMEMBERED) {
    of = new Map();
    memory.set(tag, of);
  }
  return of;
}

/** The dictionary form of a word with a joint tag such as `VERB|VBD`: `lemmaOf("went", …)` is `go`. */
export function lemmaOf(form: string, tag: string): string {
  const of = remembered(tag);
  const known = of.get(form);
  if (known !== undefined) return known;
  loaded ??= rulesFrom(modelBytes("lemmas.bin"));
  const lemma = irregular(form, tag) ?? wholeLemma(loaded, form, tag) ?? regularLemma(loaded, form, tag, lexicon());
  if (form.length < 40) of.set(form, lemma);
  return lemma;
}

/** Rules from the bytes of `models/lemmas.bin`; without them every lemma is the form in lower case. */
function rulesFrom(bytes: Uint8Array | undefined): LemmaRules {
  const rules = new Map<number, number>();
  if (!bytes) return { scripts: [], rules };
  const { columns, texts } = readSections(bytes);
  const scripts = (texts.get("scripts") ?? "").split("\n").map(scriptFrom);
  const [keys, values] = [columns.get("keys")!, columns.get("values")!];
  for (let i = 0; i < keys.length; i++) rules.set(keys[i]!, values[i]!);
  return { scripts, rules };
}

/** A script as `casing strip add`, e.g. `0 2 y`. */
export function scriptFrom(line: string): Script {
  const [casing = "0", strip = "0", add = ""] = line.split(" ");
  return { casing: Number(casing), strip: Number(strip), add };
}

/** The lemma of a form that a treebank's exceptions hold as a whole; undefined for others. */
function wholeLemma({ scripts, rules }: LemmaRules, form: string, tag: string): string | undefined {
  if (form.length > LONGEST_FORM) return undefined;
  const lower = form.toLowerCase();
  const found = rules.get(wholeKey(tagHash(tag, form), lower));
  return found === undefined ? undefined : run(scripts[found]!, form, lower);
}

/** The lemma of a form that is no exception: an irregular form by the table, else by its ending, put right where that makes no known word. */
export function regularLemma(rules: LemmaRules, form: string, tag: string, words: Pick<Lexicon, "row">): string {
  if (tag.startsWith("NUM") && isGrouped(form)) return form.replaceAll(",", "");
  const rowOf = (word: string) => words.row(word);
  const word = tag.startsWith("PROPN") ? form : unstretched(form, rowOf);
  return irregular(word, tag) ?? mended(endingLemma(rules, word, tag), word, tag, rowOf);
}

/** The lemma by the rule of the longest known ending. */
function endingLemma({ scripts, rules }: LemmaRules, form: string, tagName: string): string {
  const lower = form.toLowerCase();
  if (form.length > LONGEST_FORM) return lower;
  const tag = tagHash(tagName, form);
  let [hash, found] = [37, rules.get(endingKey(tag, 37, 0)) ?? -1];
  for (let size = 1; size <= Math.min(LONGEST_ENDING, lower.length); size++) {
    hash = mix(hash, lower.charCodeAt(lower.length - size));
    found = rules.get(endingKey(tag, hash, size)) ?? found;
  }
  return found < 0 ? lower : run(scripts[found]!, form, lower);
}

function run(script: Script, form: string, lower: string): string {
  const base = CASINGS[script.casing]!(form);
  return base.length < script.strip ? lower : base.slice(0, base.length - script.strip) + script.add || lower;
}

/** Hash of a joint tag; for proper nouns together with how the form is written: `kerala`, `Kerala`, `KERALA`. */
export function tagHash(tag: string, form: string): number {
  const hash = plainHash(tag);
  if (!tag.startsWith("PROPN") || form === form.toLowerCase()) return hash;
  const rest = form.slice(1);
  return mix(hash, rest !== "" && rest === rest.toUpperCase() && rest !== rest.toLowerCase() ? 3 : 2);
}

/** Hash of a joint tag alone. */
export function plainHash(tag: string): number {
  let hash = 41;
  for (let k = 0; k < tag.length; k++) hash = mix(hash, tag.charCodeAt(k));
  return hash;
}

/** Key of the rule for one whole form. */
export function wholeKey(tag: number, lower: string): number {
  let hash = 43;
  for (let k = 0; k < lower.length; k++) hash = Math.imul(hash ^ lower.charCodeAt(k), 0x01000193);
  return mix(tag, mix(hash, lower.length));
}

/** Key of the rule for an ending of `size` characters. */
export function endingKey(tag: number, hash: number, size: number): number {
  return mix(mix(tag, hash), size + 1);
}
