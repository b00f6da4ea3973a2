import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { foldedHash } from "../src/annotation/clusters.ts";
import { writeManifests } from "./manifest.ts";
import { languageFolder } from "./name-corpora.ts";

const WIDTH = 100;
/** Children at each level: 64 coarse, 16 in each, 8 in each of those: 6 + 4 + 3 bits. */
const LEVELS = [64, 16, 8];
const ROUNDS = [12, 12, 12];

/** Words beyond those that the clusters are made of: `WIDTH` numbers each. */
export interface MoreWords {
  readonly words: readonly string[];
  readonly vectors: Float32Array;
}

/**
 * Makes `models/clusters.bin` from the word vectors of `language/glove-100d`: hierarchical k-means over unit vectors,
 * seeded, so the same input gives the same bytes. About a minute. Rarer words join the nearest cluster of each level.
 */
export function makeClusters(dataFolder: string, out: string, more: MoreWords): void {
  const folder = resolve(languageFolder(dataFolder), "glove-100d");
  const words = readFileSync(resolve(folder, "words.txt"), "utf8").split("\n").filter(Boolean);
  const bytes = readFileSync(resolve(folder, "vectors.int8.bin"));
  const vectors = Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, words.length * WIDTH));
  const mean = meanOf(vectors);
  centre(vectors, mean);
  const ids = new Uint16Array(words.length);
  divide(
    vectors,
    ids,
    Int32Array.from(words, (_, i) => i),
    0,
  );
  const rest = Float32Array.from(more.vectors);
  meanOf(rest);
  centre(rest, mean);
  writeFileSync(out, pack([...words, ...more.words], [...ids, ...nearestIds(rest, vectors, ids)]));
  writeManifests();
}

/** Brings vectors to unit length and returns their mean, which frequent words share and which blurs clusters. */
function meanOf(values: Float32Array): Float64Array {
  const mean = new Float64Array(WIDTH);
  const count = values.length / WIDTH;
  for (let i = 0; i < count; i++) {
    scaleToUnit(values, i * WIDTH);
    for (let d = 0; d < WIDTH; d++) mean[d]! += values[i * WIDTH + d]! / count;
  }
  return mean;
}

/** Takes the mean off vectors of unit length and brings what is left to unit length. */
function centre(values: Float32Array, mean: Float64Array): void {
  for (let i = 0; i < values.length; i += WIDTH) {
    for (let d = 0; d < WIDTH; d++) values[i + d]! -= mean[d]!;
    scaleToUnit(values, i);
  }
}

/** The nearest fine cluster of the nearest middle one of the nearest coarse one, for each of `rest`. */
function nearestIds(rest: Float32Array, vectors: Float32Array, ids: Uint16Array): number[] {
  const counts = LEVELS.map((_, level) => LEVELS.slice(0, level + 1).reduce((product, k) => product * k, 1));
  const all = counts.map((count) => centresOf(vectors, ids, count, counts.at(-1)! / count));
  return Array.from({ length: rest.length / WIDTH }, (_, word) =>
    LEVELS.reduce((id, k, level) => {
      const children = all[level]!.subarray(id * k * WIDTH, (id + 1) * k * WIDTH);
      return id * k + nearest(rest, word, children, k);
    }, 0),
  );
}

/** Centres of the `count` clusters that hold `size` fine ones each. */
function centresOf(vectors: Float32Array, ids: Uint16Array, count: number, size: number): Float32Array {
  const centres = new Float32Array(count * WIDTH);
  ids.forEach((id, word) => {
    const at = Math.floor(id / size) * WIDTH;
    for (let d = 0; d < WIDTH; d++) centres[at + d]! += vectors[word * WIDTH + d]!;
  });
  for (let c = 0; c < count; c++) scaleToUnit(centres, c * WIDTH);
  return centres;
}

function scaleToUnit(values: Float32Array, at: number): void {
  let norm = 0;
  for (let d = 0; d < WIDTH; d++) norm += values[at + d]! ** 2;
  const scale = 1 / Math.sqrt(norm || 1);
  for (let d = 0; d < WIDTH; d++) values[at + d]! *= scale;
}

function divide(vectors: Float32Array, ids: Uint16Array, members: Int32Array, level: number): void {
  const k = LEVELS[level];
  if (k === undefined) return;
  const of = kMeans(vectors, members, k, ROUNDS[level]!);
  for (let i = 0; i < members.length; i++) ids[members[i]!] = ids[members[i]!]! * k + of[i]!;
  for (let c = 0; c < k; c++)
    divide(
      vectors,
      ids,
      members.filter((_, i) => of[i] === c),
      level + 1,
    );
}

function kMeans(vectors: Float32Array, members: Int32Array, k: number, rounds: number): Uint8Array {
  const of = new Uint8Array(members.length);
  if (members.length <= k) return of.map((_, i) => i);
  const centres = new Float32Array(k * WIDTH);
  for (let c = 0; c < k; c++) {
    const at = members[Math.floor(((c + 0.5) * members.length) / k)]! * WIDTH;
    centres.set(vectors.subarray(at, at + WIDTH), c * WIDTH);
  }
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < members.length; i++) of[i] = nearest(vectors, members[i]!, centres, k);
    moveCentres(vectors, members, of, centres, k);
  }
  return of;
}

function nearest(vectors: Float32Array, word: number, centres: Float32Array, k: number): number {
  let best = 0;
  let most = -Infinity;
  for (let c = 0; c < k; c++) {
    let dot = 0;
    for (let d = 0; d < WIDTH; d++) dot += vectors[word * WIDTH + d]! * centres[c * WIDTH + d]!;
    if (dot > most) {
      most = dot;
      best = c;
    }
  }
  return best;
}

function moveCentres(v: Float32Array, members: Int32Array, of: Uint8Array, centres: Float32Array, k: number): void {
  const sums = new Float64Array(k * WIDTH);
  for (let i = 0; i < members.length; i++) {
    for (let d = 0; d < WIDTH; d++) sums[of[i]! * WIDTH + d]! += v[members[i]! * WIDTH + d]!;
  }
  for (let c = 0; c < k; c++) {
    let norm = 0;
    for (let d = 0; d < WIDTH; d++) norm += sums[c * WIDTH + d]! ** 2;
    if (norm === 0) continue;
    for (let d = 0; d < WIDTH; d++) centres[c * WIDTH + d] = sums[c * WIDTH + d]! / Math.sqrt(norm);
  }
}

function pack(words: readonly string[], ids: readonly number[]): Buffer {
  const byHash = new Map<number, number>();
  words.forEach((word, i) => {
    const hash = foldedHash(word, 0, word.length);
    if (!byHash.has(hash)) byHash.set(hash, ids[i]!);
  });
  const rows = [...byHash].sort((a, b) => a[0] - b[0]);
  const bytes = Buffer.alloc(rows.length * 6);
  rows.forEach(([hash, id], i) => {
    bytes.writeUInt32LE(hash, i * 4);
    bytes.writeUInt16LE(id, rows.length * 4 + i * 2);
  });
  return bytes;
}
