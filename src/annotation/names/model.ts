import { modelBytes } from "../load.ts";
import { SortedKeys } from "../sorted-keys.ts";
import { readSections } from "../syntax/sections.ts";
import { DenseScorer, HIDDEN, WINDOW } from "./dense.ts";
import { featuresAt, MOST_FEATURES, type Seen } from "./features.ts";
import { BEFORE, CLASSES, LABELS, labelOf, mayClose, mayOpen } from "./labels.ts";
import { RowSums } from "./row-sums.ts";
import { type Stretch, stretchesOf } from "./stretches.ts";
import { WIDTH } from "./vectors.ts";

/** Weights of the name model: a row of label weights for each feature kept, label bigrams, and a hidden layer. */
export interface NameModel {
  /** One bit for each value of the upper bits of a key: 0 where no key has them, so that most features need no other look. */
  readonly known: Uint32Array;
  /** Rows by the keys of their features. */
  readonly keys: SortedKeys;
  /** `LABELS` weights a row, in units of `UNIT`. */
  readonly rows: RowSums;
  readonly transitions: Float32Array;
  readonly dense: DenseScorer;
}

/** Integer weights for one unit of score. */
const UNIT = 1024;
/** Longest stretch decoded at once; longer sentences are cut there. */
const LONGEST = 512;

let loaded: NameModel | undefined;
let isMissing = false;

/** The shipped name model, loaded at first use; undefined when the package holds none. */
export function nameModel(): NameModel | undefined {
  if (loaded || isMissing) return loaded;
  const bytes = modelBytes("names.bin");
  loaded = bytes && readNameModel(bytes);
  isMissing = loaded === undefined;
  return loaded;
}

/** Unpacks a model; a weight is stored as `sign * (byte / 127)^2 * scale`. Throws `RangeError` on a file cut short or of another layout. */
export function readNameModel(bytes: Uint8Array): NameModel {
  const { columns } = readSections(bytes);
  const keys = columns.get("keys") as Uint32Array;
  const packed = columns.get("rows") as Int8Array;
  const scale = (columns.get("scale") as Float32Array)[0]!;
  const unpacked = Int16Array.from({ length: 256 }, (_, byte) => unpack((byte << 24) >> 24, scale));
  const rows = new RowSums(packed, unpacked, MOST_FEATURES);
  const input = columns.get("input") as Float32Array;
  if (input.length !== WINDOW * WIDTH * HIDDEN) throw new RangeError(`hidden layer of ${input.length} weights`);
  const dense = new DenseScorer({
    input,
    looks: columns.get("looks") as Float32Array,
    output: columns.get("output") as Float32Array,
  });
  const transitions = columns.get("transitions") as Float32Array;
  return { known: upperBits(keys), keys: new SortedKeys(keys), rows, transitions, dense };
}

function unpack(byte: number, scale: number): number {
  return Math.round(Math.sign(byte) * (byte / 127) ** 2 * scale * UNIT);
}

function upperBits(keys: Uint32Array): Uint32Array {
  const known = new Uint32Array(1 << 16);
  for (let i = 0; i < keys.length; i++) known[keys[i]! >>> 16]! |= 1 << ((keys[i]! >>> 11) & 31);
  return known;
}

const features = new Uint32Array(MOST_FEATURES);
const scores = new Float64Array(LONGEST * LABELS);
const best = new Float64Array(LONGEST * LABELS);
const from = new Uint8Array(LONGEST * LABELS);

/** What the model says of a text. */
export interface Labelled {
  /** The best label of every token. */
  readonly labels: Uint8Array;
  /** Shares of `CLASSES` in each name, by its first token: how sure the model is of the class, the edges given. */
  readonly shares: ReadonlyMap<number, Float64Array>;
}

/** The best label of every token. Linear in the number of tokens; the inner loops allocate nothing but the shares of names. */
export function labelNames(model: NameModel, seen: Seen): Labelled {
  const labels = new Uint8Array(seen.words.count);
  const shares = new Map<number, Float64Array>();
  const { first } = seen.words;
  for (let s = 0; s + 1 < first.length; s++) {
    model.dense.open(seen, first[s]!, first[s + 1]!);
    for (let at = first[s]!; at < first[s + 1]!; at += LONGEST) {
      const to = Math.min(at + LONGEST, first[s + 1]!);
      for (let i = at; i < to; i++) scoreToken(model, seen, i, first[s]!, first[s + 1]!, (i - at) * LABELS);
      decode(model, labels, at, to);
      for (const one of stretchesOf(labels.subarray(at, to))) {
        shares.set(at + one.from, sharesOf(model, labels.subarray(at, to), one));
      }
    }
  }
  return { labels, shares };
}

/** Shares of the classes in one name of the labels decoded last, whose places and neighbours stay as they are. */
function sharesOf({ transitions }: NameModel, labels: Uint8Array, { from, to }: Stretch): Float64Array {
  const shares = new Float64Array(CLASSES.length);
  for (let kind = 0; kind < shares.length; kind++) {
    let previous = from > 0 ? labels[from - 1]! : 0;
    for (let i = from; i < to; i++) {
      const label = labelOf((labels[i]! - 1) % 4, kind);
      shares[kind]! += scores[i * LABELS + label]! + transitions[previous * LABELS + label]!;
      previous = label;
    }
    if (to < labels.length) shares[kind]! += transitions[previous * LABELS + labels[to]!]!;
  }
  const most = Math.max(...shares);
  let sum = 0;
  for (let kind = 0; kind < shares.length; kind++) sum += shares[kind] = Math.exp(shares[kind]! - most);
  return shares.map((share) => share / sum);
}

function scoreToken(model: NameModel, seen: Seen, i: number, start: number, end: number, out: number): void {
  const { known, keys, rows } = model;
  const count = featuresAt(seen, i, start, end, features);
  let found = 0;
  for (let f = 0; f < count; f++) {
    const key = features[f]!;
    if ((known[key >>> 16]! & (1 << ((key >>> 11) & 31))) === 0) continue;
    const row = keys.placeOf(key);
    if (row >= 0) rows.places[found++] = rows.placeOf(row);
  }
  rows.sum(found);
  for (let label = 0; label < LABELS; label++) scores[out + label] = rows.sums[label]! / UNIT;
  model.dense.add(i, scores, out);
}

function decode(model: NameModel, labels: Uint8Array, start: number, end: number): void {
  for (let i = 0; i < end - start; i++) {
    for (let label = 0; label < LABELS; label++) step(model, i, label);
  }
  let label = 0;
  const last = (end - start - 1) * LABELS;
  for (let l = 1; l < LABELS; l++) if (mayClose(l) && best[last + l]! > best[last + label]!) label = l;
  for (let i = end - start - 1; i >= 0; i--) {
    labels[start + i] = label;
    label = from[i * LABELS + label]!;
  }
}

const IMPOSSIBLE = -1e9;
const OPENS = Array.from({ length: LABELS }, (_, label) => mayOpen(label));

function step({ transitions }: NameModel, i: number, label: number): void {
  const at = i * LABELS + label;
  if (i === 0) {
    best[at] = scores[at]! + (OPENS[label] ? transitions[label]! : IMPOSSIBLE);
    return;
  }
  let most = Number.NEGATIVE_INFINITY;
  for (const previous of BEFORE[label]!) {
    const value = best[at - label - LABELS + previous]! + transitions[previous * LABELS + label]!;
    if (value <= most) continue;
    most = value;
    from[at] = previous;
  }
  best[at] = most + scores[at]!;
}
