import { modelBytes } from "../load.ts";
import { mix } from "./facets.ts";
import { lexicon } from "./lexicon.ts";
import { readSections } from "./sections.ts";

/** How a form becomes its lemma: cut so many characters off the end, put something there, with or without capitals. */
export interface Script {
  readonly strip: number;
  readonly add: string;
  readonly keepsCase: boolean;
}

/** Longest ending that a rule looks at. */
export const LONGEST_ENDING = 6;

/** Rules by (tag, ending) and exceptions by (tag, whole form), as hashes. */
export interface LemmaRules {
  readonly scripts: readonly Script[];
  readonly rules: ReadonlyMap<number, number>;
}

let loaded: LemmaRules | undefined;

/** The dictionary form of a word with a joint tag such as `VERB|VBD`: `lemmaOf("went", …)` is `go`. */
export function lemmaOf(form: string, tag: string): string {
  loaded ??= rulesFrom(modelBytes("lemmas.bin"));
  const words = lexicon();
  return knownLemma(applyRules(loaded, form, tagHash(tag)), form, tag, (word) => words.row(word) >= 0);
}

/** A verb's lemma that is no known word gives way to a known one a letter away: `provok` to `provoke`, `smel` to `smell`. */
export function knownLemma(lemma: string, form: string, tag: string, isKnown: (word: string) => boolean): string {
  if (!tag.startsWith("VERB|VB") || lemma.length < 3 || lemma.length + 1 >= form.length || isKnown(lemma)) return lemma;
  const longer = [`${lemma}e`, lemma + lemma.at(-1)!, lemma.slice(0, -1)];
  return longer.find(isKnown) ?? lemma;
}

/** Rules from the bytes of `models/lemmas.bin`; without them every lemma is the form in lower case. */
export function rulesFrom(bytes: Uint8Array | undefined): LemmaRules {
  const rules = new Map<number, number>();
  if (!bytes) return { scripts: [], rules };
  const { columns, texts } = readSections(bytes);
  const scripts = (texts.get("scripts") ?? "").split("\n").map(scriptFrom);
  const [keys, values] = [columns.get("keys")!, columns.get("values")!];
  for (let i = 0; i < keys.length; i++) rules.set(keys[i]!, values[i]!);
  return { scripts, rules };
}

/** A script as `keepsCase strip add`, e.g. `0 2 y`. */
export function scriptFrom(line: string): Script {
  const [keeps = "0", strip = "0", add = ""] = line.split(" ");
  return { keepsCase: keeps === "1", strip: Number(strip), add };
}

/** The lemma by the most specific rule: the whole form, else the longest known ending. */
export function applyRules({ scripts, rules }: LemmaRules, form: string, tag: number): string {
  const lower = form.toLowerCase();
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
  const base = script.keepsCase ? form : lower;
  return base.length < script.strip ? lower : base.slice(0, base.length - script.strip) + script.add || lower;
}

/** Hash of a joint tag. */
export function tagHash(tag: string): number {
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
