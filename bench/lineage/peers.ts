import type { Doc } from "../../train/copies.ts";

/** A known method, as a score of two texts with the threshold its users are told to take. */
export interface Peer {
  readonly name: string;
  readonly threshold: number;
  score(a: Doc, b: Doc): number;
}

/** The best known public methods, each re-implemented exactly (MinHash by the Jaccard that it estimates). */
export function peersOn(docs: readonly Doc[]): Peer[] {
  const words = memo((doc) => doc.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const grams = (n: number) =>
    memo(
      (doc) =>
        new Set(
          words(doc)
            .slice(n - 1)
            .map((_, i) =>
              words(doc)
                .slice(i, i + n)
                .join(" "),
            ),
        ),
    );
  const [three, five] = [grams(3), grams(5)];
  const hash = memo((doc) => simHash(three(doc)));
  const idf = idfOf(docs.map(words));
  const vector = memo((doc) => vectorOf(words(doc), idf));
  return [
    { name: "MinHash 5-gram", threshold: 0.7, score: (a, b) => jaccard(five(a), five(b)) },
    { name: "SimHash", threshold: 1 - 3 / 64, score: (a, b) => 1 - distance(hash(a), hash(b)) / 64 },
    { name: "TF-IDF cosine", threshold: 0.8, score: (a, b) => cosine(vector(a), vector(b)) },
    { name: "3-gram containment", threshold: 0.5, score: (a, b) => containment(three(a), three(b)) },
  ];
}

function memo<T>(make: (doc: Doc) => T): (doc: Doc) => T {
  const known = new Map<Doc, T>();
  return (doc) => {
    const found = known.get(doc) ?? make(doc);
    known.set(doc, found);
    return found;
  };
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const each of a) if (b.has(each)) count++;
  return count;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = shared(a, b);
  return both / Math.max(1, a.size + b.size - both);
}

function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return shared(a, b) / Math.max(1, Math.min(a.size, b.size));
}

function idfOf(texts: readonly (readonly string[])[]): Map<string, number> {
  const df = new Map<string, number>();
  for (const text of texts) for (const word of new Set(text)) df.set(word, (df.get(word) ?? 0) + 1);
  return new Map([...df].map(([word, n]) => [word, Math.log((1 + texts.length) / (1 + n)) + 1]));
}

function vectorOf(words: readonly string[], idf: ReadonlyMap<string, number>): Map<string, number> {
  const vector = new Map<string, number>();
  for (const word of words) vector.set(word, (vector.get(word) ?? 0) + (idf.get(word) ?? 1));
  const norm = Math.sqrt([...vector.values()].reduce((sum, v) => sum + v * v, 0)) || 1;
  return new Map([...vector].map(([word, v]) => [word, v / norm]));
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  for (const [word, v] of a) dot += v * (b.get(word) ?? 0);
  return dot;
}

function simHash(grams: ReadonlySet<string>): Int32Array {
  const sums = new Int32Array(64);
  for (const gram of grams) {
    for (let half = 0; half < 2; half++) {
      const bits = fnv(gram, half);
      for (let bit = 0; bit < 32; bit++) sums[half * 32 + bit]! += (bits >>> bit) & 1 ? 1 : -1;
    }
  }
  return sums.map((sum) => (sum > 0 ? 1 : 0));
}

function fnv(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ (seed * 0x9e3779b9);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

function distance(a: Int32Array, b: Int32Array): number {
  let count = 0;
  for (let i = 0; i < 64; i++) if (a[i] !== b[i]) count++;
  return count;
}
