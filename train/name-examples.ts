import { LOOKS, lookOf, WINDOW } from "../src/annotation/names/dense.ts";
import { featuresAt, MOST_FEATURES, type Seen, seenIn } from "../src/annotation/names/features.ts";
import { CLASSES, labelOf } from "../src/annotation/names/labels.ts";
import { lexicon } from "../src/annotation/names/lexicon.ts";
import { wordVectors } from "../src/annotation/names/vectors.ts";
import { type Words, wordsFrom } from "../src/annotation/names/words.ts";
import type { NamedSentence } from "./name-corpora.ts";

/** A corpus as columns: what every token looks like, sentence by sentence. */
export interface Examples {
  readonly sentences: readonly { readonly from: number; readonly to: number; readonly corpus: number }[];
  /** Feature hashes, or row numbers once indexed; token `i` owns `offsets[i] .. offsets[i + 1] - 1`. */
  readonly features: Uint32Array;
  readonly offsets: Int32Array;
  readonly gold: Uint8Array;
  /** `WINDOW` rows of the word vectors and looks a token. */
  readonly rows: Int32Array;
  readonly looks: Uint16Array;
}

/** Builds the columns, document by document so that spelling elsewhere in the document counts. */
export function examplesOf(sentences: readonly NamedSentence[]): Examples {
  const store = new Store(sentences.reduce((sum, one) => sum + one.tokens.length, 0));
  for (const document of documentsOf(sentences)) {
    const words = joinWords(document);
    const seen = seenIn(words, lexicon());
    document.forEach((sentence, s) => {
      store.add(seen, words.first[s]!, words.first[s + 1]!, labelsOf(sentence.tags), sentence.corpus ?? 0);
    });
  }
  return store.done();
}

/** Sentences by document, in order. */
export function documentsOf(sentences: readonly NamedSentence[]): NamedSentence[][] {
  const found = new Map<string, NamedSentence[]>();
  for (const one of sentences) {
    const document = found.get(one.document);
    if (document) document.push(one);
    else found.set(one.document, [one]);
  }
  return [...found.values()];
}

/** The tokens of a document as columns over a text that joins them with spaces. */
export function joinWords(document: readonly NamedSentence[]): Words {
  const start: number[] = [];
  const end: number[] = [];
  const pieces: string[] = [];
  let at = 0;
  const sentences = document.map(({ tokens }) => {
    const from = at;
    for (const token of tokens) {
      start.push(at);
      end.push(at + token.length);
      at += token.length + 1;
    }
    pieces.push(tokens.join(" "));
    return { start: from, end: at - 1 };
  });
  return wordsFrom(pieces.join("\n"), Int32Array.from(start), Int32Array.from(end), sentences);
}

/** `B-PER I-PER` as label numbers. */
export function labelsOf(tags: readonly string[]): number[] {
  return tags.map((tag, i) => {
    const kind = CLASSES.indexOf(tag.slice(2) as (typeof CLASSES)[number]);
    if (kind < 0) return 0;
    const begins = tag[0] === "B" || tags[i - 1]?.slice(2) !== tag.slice(2);
    const goesOn = tags[i + 1] === `I-${tag.slice(2)}`;
    return labelOf(begins ? (goesOn ? 0 : 3) : goesOn ? 1 : 2, kind);
  });
}

class Store {
  readonly #sentences: { from: number; to: number; corpus: number }[] = [];
  readonly #offsets: Int32Array;
  readonly #gold: Uint8Array;
  readonly #rows: Int32Array;
  readonly #looks: Uint16Array;
  readonly #buffer = new Uint32Array(MOST_FEATURES);
  #features = new Uint32Array(1 << 20);
  #used = 0;
  #count = 0;

  constructor(tokens: number) {
    this.#offsets = new Int32Array(tokens + 1);
    this.#gold = new Uint8Array(tokens);
    this.#rows = new Int32Array(tokens * WINDOW);
    this.#looks = new Uint16Array(tokens * WINDOW);
  }

  add(seen: Seen, from: number, to: number, gold: readonly number[], corpus: number): void {
    this.#sentences.push({ from: this.#count, to: this.#count + to - from, corpus });
    for (let i = from; i < to; i++) {
      this.#append(featuresAt(seen, i, from, to, this.#buffer));
      for (let w = 0; w < WINDOW; w++) {
        const j = i + w - (WINDOW >> 1);
        const isOut = j < from || j >= to;
        this.#rows[this.#count * WINDOW + w] = isOut ? -1 : wordVectors().row(seen.words.folded[j]!);
        this.#looks[this.#count * WINDOW + w] = isOut ? LOOKS - 1 : lookOf(seen, j, from);
      }
      this.#gold[this.#count++] = gold[i - from] ?? 0;
      this.#offsets[this.#count] = this.#used;
    }
  }

  #append(count: number): void {
    if (this.#used + count > this.#features.length) {
      const wider = new Uint32Array(this.#features.length * 2);
      wider.set(this.#features);
      this.#features = wider;
    }
    this.#features.set(this.#buffer.subarray(0, count), this.#used);
    this.#used += count;
  }

  done(): Examples {
    return {
      sentences: this.#sentences,
      features: this.#features.slice(0, this.#used),
      offsets: this.#offsets,
      gold: this.#gold,
      rows: this.#rows,
      looks: this.#looks,
    };
  }
}
