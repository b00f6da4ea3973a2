import { modelBytes } from "../load.ts";
import { mix } from "./facets.ts";
import { lexicon } from "./lexicon.ts";
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
  const words = lexicon();
  const lemma = knownLemma(applyRules(loaded, form, tag), form, tag, (word) => words.row(word) >= 0);
  if (form.length < 40) of.set(form, lemma);
  return lemma;
}

/** A verb's lemma that is no known word gives way to a known one a letter away: `provok` to `provoke`, `smel` to `smell`. */
function knownLemma(lemma: string, form: string, tag: string, isKnown: (word: string) => boolean): string {
  if (!tag.startsWith("VERB|VB") || lemma.length < 3 || lemma.length + 1 >= form.length || isKnown(lemma)) return lemma;
  const longer = [`${lemma}e`, lemma + lemma.at(-1)!, lemma.slice(0, -1)];
  return longer.find(isKnown) ?? lemma;
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

/** The lemma by the most specific rule: the whole form, else the longest known ending. */
export function applyRules({ scripts, rules }: LemmaRules, form: string, tagName: string): string {
  const lower = form.toLowerCase();
  const tag = tagHash(tagName, form);
  if (form.length > 64) return lower;
  let found = rules.get(wholeKey(tag, lower)) ?? -1;
  let hash = 37;
  if (found < 0) found = rules.get(endingKey(tag, hash, 0)) ?? -1;
  else return run(scripts[found]!, form, lower);
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

function plainHash(tag: string): number {
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
