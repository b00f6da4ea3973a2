import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { languageFolder } from "../../train/name-corpora.ts";

/** A gold mention: tokens `from .. to - 1`, its chain and entity type. */
export interface GoldMention {
  readonly from: number;
  readonly to: number;
  readonly chain: string;
  readonly type: string;
}

/** One document of the gum-coref folder with the tags of the treebank. */
export interface GoldDocument {
  readonly name: string;
  readonly split: string;
  readonly tokens: readonly string[];
  readonly upos: readonly string[];
  /** Governor of each token, -1 for a root. */
  readonly heads: readonly number[];
  /** Token numbers at which sentences begin. */
  readonly sentences: readonly number[];
  readonly mentions: readonly GoldMention[];
}

interface Tagged {
  readonly split: string;
  readonly tokens: string[];
  readonly upos: string[];
  readonly heads: number[];
  readonly sentences: number[];
}

/** Documents that stand both in the treebank files of `ud-gum` and in `gum-coref`, by name. */
export function coreferenceDocuments(dataFolder: string): GoldDocument[] {
  const folder = resolve(languageFolder(dataFolder), "ud-gum");
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".conllu"))
        .sort()
    : [];
  return files.flatMap((file) =>
    [...taggedDocuments(resolve(folder, file), file.replace(/\.conllu$/, ""))].flatMap(([name, tagged]) =>
      withMentions(dataFolder, name, tagged),
    ),
  );
}

function taggedDocuments(path: string, split: string): Map<string, Tagged> {
  const found = new Map<string, Tagged>();
  let now: Tagged = { split, tokens: [], upos: [], heads: [], sentences: [] };
  let base = 0;
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line.startsWith("# newdoc id = ")) {
      now = { split, tokens: [], upos: [], heads: [], sentences: [] };
      found.set(line.slice(14).trim(), now);
    }
    const [id, form, , upos, , , head] = line.split("\t");
    if (!id || !/^\d+$/.test(id)) continue;
    if (id === "1") {
      base = now.tokens.length;
      now.sentences.push(base);
    }
    now.tokens.push(form ?? "");
    now.upos.push(upos ?? "X");
    now.heads.push(head === "0" ? -1 : base + Number(head) - 1);
  }
  return found;
}

function withMentions(dataFolder: string, name: string, tagged: Tagged): GoldDocument[] {
  const path = resolve(languageFolder(dataFolder), "gum-coref/gum-conll-open", `${name}.conll`);
  if (!existsSync(path)) return [];
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((row) => row.length >= 3);
  if (rows.length !== tagged.tokens.length) return [];
  return [{ name, ...tagged, mentions: mentionsOf(rows.map((row) => row.at(-1) ?? "_")) }];
}

/** Reads brackets like `(person-3(place-4)` and `person-3)`. */
function mentionsOf(cells: readonly string[]): GoldMention[] {
  const found: GoldMention[] = [];
  const open: { key: string; from: number }[] = [];
  cells.forEach((cell, i) => {
    for (const [piece] of cell.matchAll(/\([^()]+\)?|[^()]+\)/g)) {
      const key = piece.replace(/[()]/g, "");
      if (piece.startsWith("(")) open.push({ key, from: i });
      if (!piece.endsWith(")")) continue;
      const at = open.findLastIndex((one) => one.key === key);
      if (at < 0) continue;
      const [type = "", chain = ""] = key.split("-");
      found.push({ from: open[at]!.from, to: i + 1, chain, type });
      open.splice(at, 1);
    }
  });
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}
