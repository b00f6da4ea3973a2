import { mix32 } from "../../model/index.ts";
import { wordClusters } from "../clusters.ts";
import { spelledIn } from "./acronyms.ts";
import type { Lexicon, PhraseKind } from "./lexicon.ts";
import { type Runs, runsIn } from "./runs.ts";
import { ALL_CAPITALS, HAS_LETTER, HAS_LOWER, INITIAL_CAPITAL, type Words } from "./words.ts";

/** What the name model looks at, one column a property, over the tokens of one text. */
export interface Seen {
  readonly words: Words;
  readonly cluster: Uint16Array;
  /** Hash of the compressed shape pattern: `Xx`, `X.X.`, `d-x`. */
  readonly pattern: Uint32Array;
  readonly ends: readonly Uint32Array[];
  /** Table phrase over the token: kind and place in the phrase, 0 for none. */
  readonly phrase: Uint8Array;
  readonly bits: Uint8Array;
  /** How the text writes this word elsewhere: 1 small, 2 capital inside a sentence. */
  readonly elsewhere: Uint8Array;
  /** Capitals of the sentence: 0 mixed, 1 mostly capitalised words, 2 all capitals, 3 no capitals. */
  readonly writing: Uint8Array;
  /** Runs of words with capitals. */
  readonly runs: Runs;
  /** 1 an acronym that the text spells out somewhere, 2 a word of what it stands for. */
  readonly spelled: Uint8Array;
}

/** Most features that one token has. */
export const MOST_FEATURES = 80;

/** Kinds of table phrases as `Seen.phrase` holds them, times four. */
export const PHRASE_KINDS: Readonly<Record<PhraseKind, number>> = {
  country: 1,
  demonym: 2,
  seat: 3,
  place: 4,
  organisation: 5,
  person: 6,
};

/** Fills the columns. Linear in the length of the text. */
export function seenIn(words: Words, known: Lexicon): Seen {
  const { count } = words;
  const seen = {
    words,
    cluster: new Uint16Array(count),
    pattern: new Uint32Array(count),
    ends: Array.from({ length: 6 }, () => new Uint32Array(count)),
    phrase: new Uint8Array(count),
    bits: new Uint8Array(count),
    elsewhere: new Uint8Array(count),
    writing: new Uint8Array(count),
  };
  const clusters = wordClusters();
  for (let i = 0; i < count; i++) {
    seen.cluster[i] = clusters.of(words.folded[i]!);
    seen.bits[i] = known.wordBits(words.folded[i]!);
    lookAtLetters(seen, i);
  }
  for (let s = 0; s + 1 < words.first.length; s++) lookAtSentence(seen, words.first[s]!, words.first[s + 1]!, known);
  lookElsewhere(seen);
  return { ...seen, runs: runsIn(words, seen.writing, seen.bits), spelled: spelledIn(words) };
}

type Sentences = Pick<Seen, "words" | "phrase" | "elsewhere" | "writing">;

function lookAtLetters({ words, pattern, ends }: Pick<Seen, "words" | "pattern" | "ends">, i: number): void {
  const { text } = words;
  const [start, end] = [words.start[i]!, words.end[i]!];
  let shape = 0x811c9dc5;
  let last = 0;
  for (let at = start; at < end; at++) {
    const kind = letterKind(text.charCodeAt(at));
    if (kind !== last) shape = Math.imul(shape ^ kind, 0x01000193);
    last = kind;
  }
  pattern[i] = shape >>> 0;
  const length = end - start;
  for (let n = 1; n <= 4; n++) ends[n - 1]![i] = length >= n ? pieceHash(text, end - n, end) + n : 0;
  for (let n = 2; n <= 3; n++) ends[n + 2]![i] = length >= n ? pieceHash(text, start, start + n) + n : 0;
}

function pieceHash(text: string, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    h = Math.imul(h ^ (code >= 65 && code <= 90 ? code + 32 : code), 0x01000193);
  }
  return h >>> 0;
}

function letterKind(code: number): number {
  if (code >= 97 && code <= 122) return 1;
  if (code >= 65 && code <= 90) return 2;
  if (code >= 48 && code <= 57) return 3;
  return code < 128 ? code : 4;
}

function lookAtSentence({ words, phrase, writing }: Sentences, from: number, to: number, known: Lexicon): void {
  let [capitals, shouted, letters] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const shape = words.shape[i]!;
    if (!(shape & HAS_LETTER) || words.end[i]! - words.start[i]! < 3) continue;
    letters++;
    if (shape & INITIAL_CAPITAL) capitals++;
    if (shape & ALL_CAPITALS) shouted++;
  }
  const isMixed = letters < 3;
  const kind = isMixed ? 0 : shouted > 0.7 * letters ? 2 : capitals > 0.7 * letters ? 1 : capitals === 0 ? 3 : 0;
  writing.fill(kind, from, to);
  for (let i = from; i < to; i++) {
    const found = known.phraseAt(words, i, to);
    if (!found) continue;
    const code = PHRASE_KINDS[found.kind] * 4;
    for (let k = 0; k < found.length; k++) {
      phrase[i + k] = code + (found.length === 1 ? 0 : k === 0 ? 1 : k === found.length - 1 ? 3 : 2);
    }
    i += found.length - 1;
  }
}

function lookElsewhere({ words, elsewhere, writing }: Sentences): void {
  const known = new Map<number, number>();
  for (let s = 0; s + 1 < words.first.length; s++) {
    for (let i = words.first[s]!; i < words.first[s + 1]!; i++) {
      const shape = words.shape[i]!;
      if (!(shape & HAS_LETTER)) continue;
      const isTelling = i > words.first[s]! && writing[i] === 0 && (shape & INITIAL_CAPITAL) !== 0;
      const note = isTelling ? 2 : shape & HAS_LOWER && !(shape & INITIAL_CAPITAL) ? 1 : 0;
      if (note) known.set(words.folded[i]!, (known.get(words.folded[i]!) ?? 0) | note);
    }
  }
  for (let i = 0; i < words.count; i++) elsewhere[i] = known.get(words.folded[i]!) ?? 0;
}

/** Writes the feature hashes of token `i` of the sentence `[from, to)` into `out` and returns how many. */
export function featuresAt(seen: Seen, i: number, from: number, to: number, out: Uint32Array): number {
  const { words, cluster, pattern, ends, phrase, bits, elsewhere, writing } = seen;
  const { folded, shape } = words;
  const p1 = i - 1 >= from ? i - 1 : -1;
  const p2 = i - 2 >= from ? i - 2 : -1;
  const n1 = i + 1 < to ? i + 1 : -1;
  const n2 = i + 2 < to ? i + 2 : -1;
  const w0 = folded[i]!;
  const wp = p1 < 0 ? 1 : folded[p1]!;
  const wn = n1 < 0 ? 2 : folded[n1]!;
  const wpp = p2 < 0 ? 1 : folded[p2]!;
  const wnn = n2 < 0 ? 2 : folded[n2]!;
  const c0 = cluster[i]!;
  const cp = p1 < 0 ? 65535 : cluster[p1]!;
  const cn = n1 < 0 ? 65534 : cluster[n1]!;
  const cpp = p2 < 0 ? 65535 : cluster[p2]!;
  const cnn = n2 < 0 ? 65534 : cluster[n2]!;
  const s0 = pattern[i]!;
  const sp = p1 < 0 ? 1 : pattern[p1]!;
  const sn = n1 < 0 ? 2 : pattern[n1]!;
  const k0 = shape[i]!;
  const g0 = phrase[i]! | ((k0 & INITIAL_CAPITAL) << 7);
  const gp = p1 < 0 ? 255 : phrase[p1]!;
  const gn = n1 < 0 ? 254 : phrase[n1]!;
  const b0 = bits[i]!;
  const bp = p1 < 0 ? 255 : bits[p1]!;
  const bn = n1 < 0 ? 254 : bits[n1]!;
  const edge = (p1 < 0 ? 1 : 0) | (n1 < 0 ? 2 : 0) | (writing[i]! << 2) | (elsewhere[i]! << 4);
  let n = 0;
  const m0 = middle(c0);
  const mp = middle(cp);
  const mn = middle(cn);
  out[n++] = join(1, w0, 0);
  out[n++] = join(2, w0, k0);
  out[n++] = join(3, wp, 0);
  out[n++] = join(4, wn, 0);
  out[n++] = join(5, wpp, 0);
  out[n++] = join(6, wnn, 0);
  out[n++] = join(7, wp, w0);
  out[n++] = join(8, w0, wn);
  out[n++] = join(9, wp, wn);
  for (let e = 0; e < 6; e++) {
    if (ends[e]![i] !== 0) out[n++] = join(10 + e, ends[e]![i]!, 0);
  }
  out[n++] = join(16, s0, 0);
  out[n++] = join(17, sp, s0);
  out[n++] = join(18, s0, sn);
  out[n++] = join(19, mix32(sp ^ Math.imul(sn, 31)), s0);
  out[n++] = join(20, s0, edge);
  out[n++] = join(21, c0, k0 & 1);
  out[n++] = join(22, m0, k0);
  out[n++] = join(23, coarse(c0), k0);
  out[n++] = join(24, cp, 0);
  out[n++] = join(25, mp, k0);
  out[n++] = join(26, cn, 0);
  out[n++] = join(27, mn, k0);
  out[n++] = join(28, mp, m0);
  out[n++] = join(29, m0, mn);
  out[n++] = join(30, middle(cpp), 0);
  out[n++] = join(31, middle(cnn), 0);
  out[n++] = join(32, mp, mn);
  out[n++] = join(33, (coarse(cp) << 8) | coarse(cn), m0);
  out[n++] = join(34, g0, edge);
  out[n++] = join(35, g0, gp);
  out[n++] = join(36, g0, gn);
  out[n++] = join(37, g0, wp);
  out[n++] = join(38, g0, wn);
  out[n++] = join(39, gp, k0);
  out[n++] = join(40, gn, k0);
  out[n++] = join(41, b0, k0);
  out[n++] = join(42, (b0 << 8) | bn, k0);
  out[n++] = join(43, (bp << 8) | b0, k0);
  out[n++] = join(44, bp, s0);
  out[n++] = join(45, wp, s0);
  out[n++] = join(46, wn, s0);
  out[n++] = join(47, wp, m0);
  out[n++] = join(48, wn, m0);
  out[n++] = join(49, w0, mp);
  out[n++] = join(50, w0, mn);
  out[n++] = join(51, edge, k0);
  out[n++] = join(52, m0, edge);
  if (p2 >= 0) out[n++] = join(53, mix32(wpp ^ Math.imul(wp, 31)), s0);
  if (n2 >= 0) out[n++] = join(54, mix32(wn ^ Math.imul(wnn, 31)), s0);
  out[n++] = join(55, mix32(mp ^ Math.imul(middle(cpp), 31)), m0);
  out[n++] = join(56, mix32(mn ^ Math.imul(middle(cnn), 31)), m0);
  out[n++] = join(57, ends[2]![i]!, sn);
  out[n++] = join(58, elsewhere[i]!, w0);
  return seen.runs.to[i] === 0 ? n : runFeaturesAt(seen, i, from, to, out, n);
}

/** What a capital's run tells each of its words: its first and last word, the words on either side, nouns of bodies and places in it. */
function runFeaturesAt(seen: Seen, i: number, from: number, to: number, out: Uint32Array, count: number): number {
  const { words, cluster, runs, spelled } = seen;
  const { folded, shape } = words;
  const [first, end] = [runs.from[i]!, runs.to[i]!];
  const place = runs.place[i]! | (spelled[i]! << 5);
  const before = first > from ? first - 1 : -1;
  const after = end < to ? end : -1;
  const beforeCoarse = before < 0 ? 255 : coarse(cluster[before]!);
  const afterCoarse = after < 0 ? 254 : coarse(cluster[after]!);
  let n = count;
  out[n++] = join(59, middle(cluster[end - 1]!), place);
  out[n++] = join(60, middle(cluster[first]!), place);
  out[n++] = join(61, before < 0 ? 1 : folded[before]!, place);
  out[n++] = join(62, after < 0 ? 2 : folded[after]!, place);
  out[n++] = join(63, (beforeCoarse << 8) | afterCoarse, place);
  out[n++] = join(65, folded[end - 1]!, place);
  out[n++] = join(64, runs.nouns[i]!, place);
  if (spelled[i] !== 0) out[n++] = join(66, spelled[i]!, shape[i]!);
  return n;
}

function middle(cluster: number): number {
  return cluster === 0 || cluster >= 65534 ? cluster : ((cluster - 1) >> 3) + 1;
}

function coarse(cluster: number): number {
  return cluster === 0 || cluster >= 65534 ? cluster & 255 : ((cluster - 1) >> 7) + 1;
}

function join(template: number, a: number, b: number): number {
  return mix32(Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35));
}
