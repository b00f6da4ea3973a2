import type { Span } from "../../model/index.ts";
import { modelBytes } from "../load.ts";
import { classOf, isWide, LETTER, SPACE } from "./characters.ts";
import { Growing } from "./columns.ts";
import { type Chunk, CUT_FEATURES, chunkHash, cutFeatures, isCandidate } from "./cut-features.ts";
import { isGluedStop } from "./glued.ts";
import { Linear } from "./linear.ts";

/** Starts and ends of tokens, in text order. */
export interface Cuts {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

let loaded: Linear | undefined;

/** Cuts the text inside `within` into words and marks as Universal Dependencies does for English. Tokens tile all that is not white space. */
export function tokenize(text: string, within: readonly Span[] = [{ start: 0, end: text.length }]): Cuts {
  loaded ??= linearFrom(modelBytes("tokenizer.bin"));
  return tokenizeWith(loaded, text, within);
}

function linearFrom(bytes: Uint8Array | undefined): Linear | undefined {
  return bytes && new Linear(bytes);
}

/** Words of any script without a model: cut wherever the kind of character changes. */
export function tokenizePlainly(text: string, within: readonly Span[]): Cuts {
  return tokenizeWith(undefined, text, within);
}

/** The same with a given model; without one, words are cut wherever the kind of character changes. */
function tokenizeWith(model: Linear | undefined, text: string, within: readonly Span[]): Cuts {
  const [start, end] = [new Growing(), new Growing()];
  const cutter = new Cutter(text, model, start, end);
  for (const part of within) {
    let at = part.start;
    while (at < part.end) {
      if (classOf(text.charCodeAt(at)) === SPACE) at++;
      else at = cutter.chunk(at, part.end);
    }
  }
  return { start: start.done(), end: end.done() };
}

class Cutter {
  readonly #text: string;
  readonly #model: Linear | undefined;
  readonly #start: Growing;
  readonly #end: Growing;
  readonly #features = new Int32Array(CUT_FEATURES);
  readonly #score = new Int32Array(1);

  constructor(text: string, model: Linear | undefined, start: Growing, end: Growing) {
    this.#text = text;
    this.#model = model;
    this.#start = start;
    this.#end = end;
  }

  /** Cuts the chunk that starts at `from`; returns its end. */
  chunk(from: number, limit: number): number {
    let [end, plain] = [from, true];
    for (; end < limit; end++) {
      const code = this.#text.charCodeAt(end);
      const kind = classOf(code);
      if (kind === SPACE) break;
      if (kind !== LETTER || code > 0x0e00) plain = false;
    }
    let last = from;
    const chunk = { start: from, end, hash: chunkHash(this.#text, from, end) };
    for (let at = from + 1; at < end; at++) {
      if (plain ? !this.#splitsWord(chunk, at) : !this.#cutsAt(chunk, at, last)) continue;
      this.#push(last, at);
      last = at;
    }
    this.#push(last, end);
    return end;
  }

  #push(from: number, to: number): void {
    this.#start.push(from);
    this.#end.push(to);
  }

  /** Letters only: cut where the training data cuts this very word (`can|not`). */
  #splitsWord(chunk: Chunk, at: number): boolean {
    if (!this.#model || chunk.end - chunk.start > 12) return false;
    return this.#weigh(wordFeature(chunk, at)) > 0;
  }

  #cutsAt(chunk: Chunk, at: number, last: number): boolean {
    const text = this.#text;
    const code = text.charCodeAt(at);
    if (code >= 0xdc00 && code < 0xe000) return false;
    if (isWide(code) || isWide(text.charCodeAt(at - 1))) return true;
    if (!isCandidate(text, at, chunk.end)) return false;
    if (!this.#model) return classOf(code) !== classOf(text.charCodeAt(at - 1));
    if (isGluedStop(text, at) || isGluedStop(text, at - 1)) return true;
    cutFeatures(text, chunk, at, last, this.#features);
    this.#score[0] = 0;
    for (let k = 0; k < CUT_FEATURES; k++) this.#model.add(this.#features[k]!, this.#score);
    return this.#score[0] > 0;
  }

  #weigh(feature: number): number {
    this.#score[0] = 0;
    this.#model?.add(feature, this.#score);
    return this.#score[0];
  }
}

/** Feature of a cut inside a word of letters only. */
export function wordFeature(chunk: Chunk, at: number): number {
  return chunk.hash ^ ((at - chunk.start) * 0x61c88647);
}
