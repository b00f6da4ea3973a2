import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chooseByWeights, resolvePronouns } from "../../src/annotation/entities/pronouns.ts";
import { annotate } from "../../src/annotation/index.ts";
import { modelBytes } from "../../src/annotation/load.ts";
import type { Entity } from "../../src/model/index.ts";
import { languageFolder } from "../../train/name-corpora.ts";
import { table } from "../tables.ts";
import { coreferenceDocuments, type GoldDocument } from "./coreference.ts";
import { peopleTask } from "./people.ts";

/** `he` and `she` to the right name: on GUM with the names given, on GAP from raw text. */
export function coreferenceSection(dataFolder: string): string {
  const documents = coreferenceDocuments(dataFolder).filter(({ split }) => split !== "train");
  const bytes = modelBytes("pronouns.json");
  const weights = bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as number[]) : [];
  const rows = [
    ["GUM, names and earlier pronouns given", ...shareOf(documents.map((one) => withGoldHistory(one, weights)))],
    ["GUM, names given, earlier pronouns resolved by itself", ...shareOf(documents.map((one) => alone(one, weights)))],
    ...gapRows(dataFolder),
  ];
  return `He and she to the right name:\n\n${table(["", "pronouns", "right"], rows)}`;
}

interface Count {
  readonly of: number;
  readonly right: number;
}

function shareOf(counts: readonly Count[]): string[] {
  const of = counts.reduce((sum, one) => sum + one.of, 0);
  const right = counts.reduce((sum, one) => sum + one.right, 0);
  return [String(of), of === 0 ? "" : `${((100 * right) / of).toFixed(1)} %`];
}

function withGoldHistory(document: GoldDocument, weights: readonly number[]): Count {
  const { words, people, names, gold } = peopleTask(document);
  const choose = chooseByWeights(weights, 0);
  let right = 0;
  resolvePronouns(words, people, names, (pronoun, options) => {
    const wanted = options.findIndex(({ of }) => of === gold.get(pronoun.at));
    if (wanted >= 0 && choose(pronoun, options) === wanted) right++;
    return wanted;
  });
  return { of: gold.size, right };
}

function alone(document: GoldDocument, weights: readonly number[]): Count {
  const { words, people, names, gold } = peopleTask(document);
  const found = resolvePronouns(words, people, names, chooseByWeights(weights, 0));
  return { of: gold.size, right: found.filter(({ at, of }) => gold.get(at) === of).length };
}

/** GAP: for each of the two names whether it is meant. Precision, recall and F1 over those that are. */
function gapRows(dataFolder: string): string[][] {
  const folder = join(languageFolder(dataFolder), "gap");
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".tsv"))
        .sort()
    : [];
  return files.map((file) => {
    const lines = readFileSync(join(folder, file), "utf8").split("\n").slice(1).filter(Boolean);
    const sums = lines
      .map(gapCounts)
      .reduce((a, b) => ({ gold: a.gold + b.gold, found: a.found + b.found, right: a.right + b.right }), {
        gold: 0,
        found: 0,
        right: 0,
      });
    const percent = (hits: number, of: number) => ((100 * hits) / Math.max(1, of)).toFixed(1);
    const f1 = percent(2 * sums.right, sums.gold + sums.found);
    return [
      `GAP ${file.replace(/\.tsv$/, "")}, raw text`,
      String(lines.length),
      `F1 ${f1}, precision ${percent(sums.right, sums.found)}, recall ${percent(sums.right, sums.gold)}`,
    ];
  });
}

function gapCounts(line: string): { gold: number; found: number; right: number } {
  const [, text = "", , at, a = "", aAt, isA, b = "", bAt, isB] = line.split("\t");
  const body = [{ start: 0, end: text.length }];
  const { entities } = annotate(
    { id: "gap", location: "", text, language: "en", body, aside: [], credits: [] },
    "full",
  );
  const one = entities.find(({ mentions }) =>
    mentions.some(({ span, form }) => form === "pronoun" && span.start === Number(at)),
  );
  const answers = [
    { gold: isA === "TRUE", found: one !== undefined && isNamed(one, Number(aAt), a.length) },
    { gold: isB === "TRUE", found: one !== undefined && isNamed(one, Number(bAt), b.length) },
  ];
  return {
    gold: answers.filter(({ gold }) => gold).length,
    found: answers.filter(({ found }) => found).length,
    right: answers.filter(({ gold, found }) => gold && found).length,
  };
}

function isNamed({ mentions }: Entity, at: number, length: number): boolean {
  return mentions.some(({ span, form }) => form === "name" && span.start < at + length && at < span.end);
}
