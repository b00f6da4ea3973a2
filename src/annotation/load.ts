import { type Lent, lend, shippedBytes, shippedText } from "../shipped/index.ts";

/** Models that are read where they lie in their files for as long as texts are annotated. */
const HELD = ["words", "names", "clusters", "tagger", "parser", "sentences", "tokenizer"].map((name) => `${name}.bin`);

/** The large models as threads that annotate share them. */
export function lentModels(): Lent {
  return lend("models", HELD);
}

/** Bytes of a file of `models/`. Throws `PackageDamaged`. Callers keep what they make of it. */
export function modelBytes(name: string): Uint8Array {
  return shippedBytes("models", name);
}

/** Text of a file of `data/`. Throws `PackageDamaged`. */
export function dataText(name: string): string {
  return shippedText("data", name);
}
