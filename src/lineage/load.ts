import { gunzipSync } from "node:zlib";
import { shippedBytes, shippedJson } from "../shipped/index.ts";

/** The rows `stem idf` of models/lineage-words.gz in order of their stems, idf in twentieths of a nat. Throws `PackageDamaged`. */
export function loadWordRows(): string {
  return gunzipSync(shippedBytes("models", "lineage-words.gz")).toString("latin1");
}

/** Grammatical words by language code, from data/lineage/function-words.json. */
export function loadFunctionWords(): Readonly<Record<string, string>> {
  return shippedJson("data", "lineage/function-words.json");
}

/** Characters that write foreign names in Chinese, by the consonants they stand for, from data/lineage/chinese-sounds.json. */
export function loadChineseSounds(): Readonly<Record<string, string>> {
  return shippedJson("data", "lineage/chinese-sounds.json");
}

/** The fitted pair model: a logistic over standardised features. */
export interface PairModel {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** How strongly two signs must agree on which of two texts is the source. */
export interface DirectionModel {
  readonly threshold: number;
}

/** A logistic over the measures of two sketches, and the log odds below which a pair is not looked at. */
export interface SketchModel {
  readonly weights: readonly number[];
  readonly bias: number;
  readonly least: number;
}

interface ModelFile {
  readonly english: PairModel;
  readonly brief: PairModel;
  readonly plain: PairModel;
  readonly names: PairModel;
  readonly direction: DirectionModel;
  readonly sketch: SketchModel;
}

let models: ModelFile | undefined;

/** The pair model for each way of reading words, and the one for two short English texts. */
export function pairModel(name: "english" | "brief" | "plain" | "names"): PairModel {
  return loadModels()[name];
}

export function directionModel(): DirectionModel {
  return loadModels().direction;
}

/** Which English pairs are worth a full look. */
export function sketchModel(): SketchModel {
  return loadModels().sketch;
}

/** Reads models/lineage.json, written by train/lineage.ts. */
function loadModels(): ModelFile {
  models ??= shippedJson<ModelFile>("models", "lineage.json");
  return models;
}
