import type { Parse } from "../src/annotation/syntax/net/decode.ts";
import type { Sentence } from "./conllu.ts";
import type { Names } from "./parse-data.ts";

/** Shares of the words, in percent, over all words (punctuation counted): tags, governors, governors with universal relations. */
export interface ParseScores {
  readonly upos: number;
  readonly uas: number;
  readonly las: number;
}

/** Scores a parse against the treebank. Relations are compared without their subtypes, as in the CoNLL shared tasks. */
export function scoreParse(sentences: readonly Sentence[], first: Int32Array, parse: Parse, names: Names): ParseScores {
  let [upos, uas, las, all] = [0, 0, 0, 0];
  sentences.forEach((one, s) => {
    const from = first[s]!;
    one.forms.forEach((_, i) => {
      const k = from + i;
      const head = parse.head[k]! < 0 ? -1 : parse.head[k]! - from;
      all++;
      if (names.tags[parse.tag[k]!]!.split("|")[0] === one.upos[i]) upos++;
      if (head !== one.heads[i]) return;
      uas++;
      if (universal(names.relations[parse.relation[k]!]!) === universal(one.relations[i]!)) las++;
    });
  });
  return { upos: (100 * upos) / all, uas: (100 * uas) / all, las: (100 * las) / all };
}

function universal(relation: string): string {
  return relation.split(":")[0]!;
}
