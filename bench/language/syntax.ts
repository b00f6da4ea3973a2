import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Columns } from "../../src/annotation/syntax/columns.ts";
import {
  columnsFrom,
  columnsOf,
  lemmaAt,
  relationOf,
  splitAt,
  tokenAt,
  uposOf,
} from "../../src/annotation/syntax/index.ts";
import { sentenceSpans, split } from "../../src/annotation/syntax/sentences.ts";
import { readConllu, type Sentence } from "../../train/conllu.ts";
import { type RawText, rawText, spanF1 } from "../../train/raw.ts";
import { table } from "../tables.ts";

/** Figures of one held-out file, in percent, in the order of `FIGURES`. */
type Scores = readonly number[];

const FIGURES = [
  "UPOS",
  "lemma",
  "UAS",
  "LAS",
  "tokens F1",
  "sentences F1",
  "with quotations whole",
  "LAS raw text",
  "features P",
  "features R",
];
const TREEBANKS: readonly (readonly [string, string])[] = [
  ["EWT", "ud-ewt"],
  ["GUM open", "ud-gum"],
];
/** Bars this project set itself, and figures others published (on the test files; sources in docs/annotation/syntax.md). */
const OTHERS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    "bar EWT",
    { UPOS: "96.0", lemma: "98", LAS: "85", "tokens F1": "98.8", "sentences F1": "88", "LAS raw text": "3 below LAS" },
  ],
  [
    "bar GUM",
    {
      UPOS: "96.8",
      lemma: "98",
      LAS: "84.5",
      "tokens F1": "98.8",
      "sentences F1": "95",
      "LAS raw text": "3 below LAS",
    },
  ],
  ["UDPipe 1.2, EWT test (published)", { UPOS: "94.43", UAS: "84.4", LAS: "81.08" }],
  ["Stanza 1.5.1, EWT test (published)", { UPOS: "96.20", "sentences F1": "89.2", "LAS raw text": "86.77" }],
  ["Stanza 1.5.1, GUM test (published)", { UPOS: "97.59", "sentences F1": "95.3", "LAS raw text": "88.24" }],
  ["wink-nlp 2.4.0 eng-lite, EWT test (measured by us)", { UPOS: "87.7" }],
];

/** Quality of tokens, sentences, tags, lemmas and parse on every held-out file of the treebanks. */
export function syntaxSection(languageFolder: string): string {
  const rows: (string | number)[][] = [];
  for (const [name, folder] of TREEBANKS) {
    const path = join(languageFolder, folder);
    for (const file of heldOut(path)) {
      const scores = scoresOf(readConllu(join(path, file)));
      rows.push([`${name} ${file.replace(".conllu", "")}`, ...scores.map((value) => value.toFixed(2))]);
    }
  }
  for (const [name, figures] of OTHERS) rows.push([name, ...FIGURES.map((figure) => figures[figure] ?? "")]);
  return table(["", ...FIGURES], rows);
}

function heldOut(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".conllu") && !file.startsWith("train"))
    .sort();
}

function scoresOf(gold: readonly Sentence[]): Scores {
  const raw = rawText(gold);
  const first = firstTokens(gold);
  const known = columnsFrom(splitAt(raw.text, starts(raw), ends(raw), first), "parse");
  const found = columnsOf(raw.text, [{ start: 0, end: raw.text.length }], "parse");
  return [
    ...givenTokens(gold, first, known),
    ...fromText(raw),
    rawAttachment(gold, raw, found),
    ...features(gold, known),
  ];
}

/** Precision and recall of single features (`Number=Sing`) over the treebank's own words, with predicted tags. */
function features(gold: readonly Sentence[], columns: Columns): number[] {
  let [right, said, all] = [0, 0, 0];
  gold
    .flatMap((one) => one.feats)
    .forEach((feats, i) => {
      const known = new Set(feats === "_" ? [] : feats.split("|"));
      const found = tokenAt(columns, i).feats?.split("|") ?? [];
      right += found.filter((one) => known.has(one)).length;
      said += found.length;
      all += known.size;
    });
  return [(100 * right) / said, (100 * right) / all];
}

/** UPOS, lemma, UAS and LAS over the treebank's own words; relations without subtypes, punctuation counted. */
function givenTokens(gold: readonly Sentence[], first: Int32Array, columns: Columns): number[] {
  const right = [0, 0, 0, 0];
  gold.forEach((one, s) => {
    one.forms.forEach((_, t) => {
      const i = first[s]! + t;
      const head = columns.head[i]! < 0 ? -1 : columns.head[i]! - first[s]!;
      const isAttached = head === one.heads[t];
      right[0]! += uposOf(columns.tag[i]!) === one.upos[t] ? 1 : 0;
      right[1]! += lemmaAt(columns, i) === one.lemmas[t] ? 1 : 0;
      right[2]! += isAttached ? 1 : 0;
      right[3]! += isAttached && universal(relationOf(columns, i)) === universal(one.relations[t]!) ? 1 : 0;
    });
  });
  return right.map((count) => (100 * count) / columns.count);
}

function fromText(raw: RawText): number[] {
  const found = split(raw.text, [{ start: 0, end: raw.text.length }], "english");
  const tokens = Array.from(found.start, (start, i) => ({ start, end: found.end[i]! }));
  return [
    spanF1(raw.words, tokens),
    spanF1(raw.sentences, sentenceSpans(found.start, found.end, found.units)),
    spanF1(raw.sentences, sentenceSpans(found.start, found.end, found.first)),
  ];
}

/** LAS F1 from raw text: a word counts when its span, its governor's span and its relation are right. */
function rawAttachment(gold: readonly Sentence[], raw: RawText, found: Columns): number {
  const keys = new Set<string>();
  let base = 0;
  for (const one of gold) {
    one.heads.forEach((head, t) => {
      const governor = head < 0 ? -1 : raw.words[base + head]!.start;
      keys.add(arcKey(raw.words[base + t]!.start, raw.words[base + t]!.end, governor, one.relations[t]!));
    });
    base += one.forms.length;
  }
  let right = 0;
  for (let i = 0; i < found.count; i++) {
    const governor = found.head[i]! < 0 ? -1 : found.start[found.head[i]!]!;
    if (keys.has(arcKey(found.start[i]!, found.end[i]!, governor, relationOf(found, i)))) right++;
  }
  return (200 * right) / (raw.words.length + found.count);
}

function arcKey(start: number, end: number, governor: number, relation: string): string {
  return `${start}-${end}-${governor}-${universal(relation)}`;
}

function universal(relation: string): string {
  return relation.split(":")[0]!;
}

function firstTokens(gold: readonly Sentence[]): Int32Array {
  const first = new Int32Array(gold.length + 1);
  gold.forEach((one, s) => {
    first[s + 1] = first[s]! + one.forms.length;
  });
  return first;
}

function starts(raw: RawText): Int32Array {
  return Int32Array.from(raw.words, (word) => word.start);
}

function ends(raw: RawText): Int32Array {
  return Int32Array.from(raw.words, (word) => word.end);
}
