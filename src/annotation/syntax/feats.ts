import { modelBytes } from "../load.ts";
import { plainHash, wholeKey } from "./lemmas.ts";
import { readSections } from "./sections.ts";

/** Universal features by word and tag, else by tag alone; keys are hashes, values numbers in `lists`. */
interface FeatureRules {
  /** Features as CoNLL-U writes them, `Number=Sing|Tense=Past`; number 0 is "none". */
  readonly lists: readonly string[];
  readonly rules: ReadonlyMap<number, number>;
}

let loaded: FeatureRules | undefined;

/**
 * Universal features of a word with a joint tag such as `VERB|VBD`; undefined when there are none. What depends on the sentence
 * (the person of `had`, the case of `you`) is left out.
 */
export function featsOf(form: string, tag: string): string | undefined {
  loaded ??= rulesFrom(modelBytes("feats.bin"));
  return featuresBy(loaded, form, tag) || undefined;
}

/** The features that a word surely has with a tag, else those that all words have with it. */
function featuresBy({ lists, rules }: FeatureRules, form: string, tag: string): string {
  const hash = plainHash(tag);
  return lists[rules.get(wholeKey(hash, form.toLowerCase())) ?? rules.get(hash) ?? 0] ?? "";
}

/** Rules from the bytes of `models/feats.bin`; without them no word has features. */
function rulesFrom(bytes: Uint8Array | undefined): FeatureRules {
  if (!bytes) return { lists: [""], rules: new Map() };
  const { columns, texts } = readSections(bytes);
  const [keys, values] = [columns.get("keys")!, columns.get("values")!];
  return {
    lists: (texts.get("lists") ?? "").split("\n"),
    rules: new Map(Array.from(keys, (key, i) => [key, values[i]!])),
  };
}
