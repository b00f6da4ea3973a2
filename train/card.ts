import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { syntaxSection } from "../bench/language/syntax.ts";
import type { Sentence } from "./conllu.ts";

const FILES = ["words.bin", "tokenizer.bin", "sentences.bin", "tagger.bin", "lemmas.bin", "feats.bin", "parser.bin"];

/** Writes `models/syntax.md`: what the models were trained on, their licence, sizes, check sums and scores on held-out files. */
export function writeCard(models: string, data: string, sentences: readonly Sentence[]): void {
  const words = sentences.reduce((sum, one) => sum + one.forms.length, 0);
  const files = FILES.filter((name) => existsSync(join(models, name))).map((name) => fileRow(join(models, name), name));
  const card = `# English syntax models

Trained ${new Date().toISOString().slice(0, 10)} with \`npm run train -- --data DIR --glove FILE\` on ${sentences.length} sentences, ${words} words: the training files of
UD English EWT and of UD English GUM (open genres only; the genres whose texts forbid commercial use are left out), and the word
vectors of GloVe 6B 100d. Licence of the weights: CC BY-SA 4.0 (words.bin: PDDL 1.0). English only. Weblogs, mail, reviews,
answers, Wikinews, interviews, speeches, biographies; little poetry or law, no social-media slang after 2012.

| file | bytes | SHA-256, first 16 digits |
|---|---:|---|
${files.join("\n")}

Scores on the held-out files, in percent:

${syntaxSection(data)}
`;
  writeFileSync(join(models, "syntax.md"), card);
}

function fileRow(path: string, name: string): string {
  const bytes = readFileSync(path);
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return `| ${name} | ${bytes.length} | ${digest} |`;
}
