import { readFileSync } from "node:fs";

/** One sentence of a treebank, as columns; heads count from 0 with -1 for the root. */
export interface Sentence {
  readonly forms: string[];
  readonly lemmas: string[];
  readonly upos: string[];
  readonly xpos: string[];
  readonly feats: string[];
  readonly heads: number[];
  readonly relations: string[];
  /** `# text`: the sentence as written. */
  readonly text: string;
  /** Whether white space follows the last word in the running text. */
  readonly spaceAfter: boolean;
  readonly startsParagraph: boolean;
  readonly startsDocument: boolean;
}

/** Reads a CoNLL-U file. Empty nodes and multi-word ranges are left out; words keep their own forms. */
export function readConllu(path: string): Sentence[] {
  return readFileSync(path, "utf8")
    .split(/\n\n+/)
    .filter((block) => /^\d+\t/m.test(block))
    .map(sentenceFrom);
}

function sentenceFrom(block: string): Sentence {
  const lines = block.split("\n");
  const rows = lines.filter((line) => /^\d+\t/.test(line)).map((line) => line.split("\t"));
  const column = (i: number) => rows.map((row) => row[i] ?? "_");
  const comment = (name: string) => lines.find((line) => line.startsWith(`# ${name}`));
  return {
    forms: column(1),
    lemmas: column(2),
    upos: column(3),
    xpos: column(4),
    feats: column(5),
    heads: column(6).map((head) => Number(head) - 1),
    relations: column(7),
    text: (comment("text = ") ?? "").slice("# text = ".length),
    spaceAfter: !/SpaceAfter=No/.test(lastSurface(lines)),
    startsParagraph: comment("newpar") !== undefined,
    startsDocument: comment("newdoc") !== undefined,
  };
}

/** The line of the last surface word: the range line when the sentence ends in a multi-word token. */
function lastSurface(lines: readonly string[]): string {
  const words = lines.filter((line) => /^\d+(-\d+)?\t/.test(line));
  const last = words.at(-1) ?? "";
  const id = Number(last.split("\t")[0]);
  const range = words.find((line) => line.split("\t")[0]!.endsWith(`-${id}`));
  return range ?? last;
}
