import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeSections } from "../src/annotation/syntax/sections.ts";

const WIDTH = 100;

/** Cuts the word table to its `keep` most frequent words: `models/words.bin`. */
export function trainWords(data: string, keep: number): Uint8Array {
  const folder = join(data, "glove-100d");
  const words = readFileSync(join(folder, "words.txt"), "utf8").split("\n").slice(0, keep);
  const grains = new Map(
    readFileSync(join(folder, "clusters.tsv"), "utf8")
      .split("\n")
      .map((line) => {
        const [word, coarse, fine] = line.split("\t");
        return [word, [Number(coarse), Number(fine)] as const] as const;
      }),
  );
  const vectors = readFileSync(join(folder, "vectors.int8.bin"));
  return writeSections({
    words: words.join("\n"),
    coarse: Uint8Array.from(words, (word) => grains.get(word)?.[0] ?? 0),
    fine: Uint16Array.from(words, (word) => grains.get(word)?.[1] ?? 0),
    vectors: new Int8Array(vectors.buffer.slice(vectors.byteOffset, vectors.byteOffset + words.length * WIDTH)),
  });
}
