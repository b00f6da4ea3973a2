import { type Span, type Word, wordsOf } from "../model/index.ts";

/** A word that carries meaning: its stem, how much it weighs, and where it stands. */
export interface Stem extends Span {
  readonly stem: string;
  readonly weight: number;
  /** True for names and numbers: words that two wordings of one thing share. */
  readonly isName: boolean;
}

const list = (words: string) => words.split(/\s+/);
/** Words without content. */
const EMPTY = new Set(
  list(`a an the this that these those and or but nor so yet if then than as of in on at by for from to with without into
  onto over under between through during before after since until about against among within along across up down out off
  is are was were be been being am has have had having do does did will would shall should can could may might must not no
  i you he she it we they me him her us them my your his its our their mine yours hers ours theirs who whom whose which what
  when where why how there here also just only very too more most less least much many some any all both each every either
  neither other another such own same again once ever never now still already even yet however while because though although
  said say says told tell added it's that's i'm we're they're he's she's don't didn't doesn't isn't wasn't won't can't
  der die das und oder aber ist sind war mit von zu im in auf für nicht ein eine des dem den sich auch als es er sie wir
  le la les un une des et ou mais est sont de du au aux en dans pour par sur avec que qui ne pas ce se il elle nous ils
  el los las y o pero es son del al con por para que se su lo una il gli di da che non per si`),
);
const SUFFIXES = list(
  "isations izations isation ization ations ation ments ment nesses ness ings ing edly ures ure ities ity ions ion ally ers er ies ied ed es ly s y e",
);
/** Words so common in news that sharing them says little. */
const COMMON = new Set(
  list(`year years new people time state states government president minister country countries official officials week month
  day days today friday thursday monday tuesday wednesday saturday sunday world made make makes making take takes took taking
  get gets got going go went come came part work first last two three one four five six seven eight nine ten next way like know
  think want need use used good great big high long old right number group public national international report reports reported
  called call according statement news told including percent million billion home house city area well back see set put end
  help keep give given found left later early late around top run use using say told case place point fact thing things man men
  woman women child children mr mrs ms`).map(stemOf),
);
/** A common word weighs this much of an ordinary one; names and numbers weigh a little more. */
const WEIGHTS = { common: 0.4, word: 1, name: 1.3 } as const;

/** The stem of a lower-cased word: inflection and common endings cut, at most seven letters kept. */
export function stemOf(lower: string): string {
  const plain = lower
    .replace(/['’](?:s|re|ve|ll|d)?$/u, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  if (/^\p{N}/u.test(plain) || plain.length <= 3) return plain;
  const suffix = SUFFIXES.find((one) => plain.endsWith(one) && plain.length - one.length >= 4);
  return (suffix ? plain.slice(0, -suffix.length) : plain).slice(0, 7);
}

/** The content words of a stretch of text, in order. */
export function stemsIn(text: string, at: Span): Stem[] {
  return wordsOf(text, at).flatMap((word) => partsOf(text, word));
}

function partsOf(text: string, word: Word): Stem[] {
  if (EMPTY.has(word.text)) return [];
  const stem = stemOf(word.text);
  if (stem === "" || (stem.length === 1 && !/\p{N}/u.test(stem))) return [];
  const isNumber = /\p{N}/u.test(stem);
  const isName =
    isNumber || (/^\p{Lu}/u.test(text.slice(word.start, word.start + 2)) && !startsSentence(text, word.start));
  const weight = COMMON.has(stem) ? WEIGHTS.common : isName ? WEIGHTS.name : WEIGHTS.word;
  return [{ stem, weight, isName, start: word.start, end: word.end }];
}

function startsSentence(text: string, at: number): boolean {
  let k = at - 1;
  while (k >= 0 && /[\s“"„«‘'(]/.test(text[k]!)) k--;
  return k < 0 || /[.?!:…\n]/.test(text[k]!) || (k < at - 1 && text.slice(k + 1, at).includes("\n"));
}

/** Total weight of the stems that two stretches share, each counted once. */
export function sharedWeight(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of small) {
    const other = large.get(stem);
    if (other !== undefined) sum += Math.min(weight, other);
  }
  return sum;
}

/** Stems with their weights, each once; the order of first use is kept. */
export function weightsOf(stems: readonly Stem[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { stem, weight } of stems) found.set(stem, Math.max(weight, found.get(stem) ?? 0));
  return found;
}

/** Sum of the weights. */
export function total(weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return sum;
}
