import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { columnsOf, type SyntaxDepth } from "../../src/annotation/syntax/index.ts";
import { readConllu } from "../../train/conllu.ts";
import { rawText } from "../../train/raw.ts";
import { table } from "../tables.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FILES = ["words.bin", "tokenizer.bin", "sentences.bin", "tagger.bin", "lemmas.bin", "parser.bin"];

/** Tokens a second on one core (after one pass to warm up), the first call's time in a fresh process, memory, file sizes. */
export function speedSection(dataFolder: string): string {
  const path = join(dataFolder, "language", "ud-gum");
  const file = existsSync(path)
    ? readdirSync(path).find((name) => name.endsWith(".conllu") && !name.startsWith("train"))
    : undefined;
  if (!file) return "No treebank for the speed test.";
  const { text } = rawText(readConllu(join(path, file)));
  const megabytes = FILES.reduce((sum, name) => sum + sizeOf(join(ROOT, "models", name)), 0) / 1e6;
  const fresh = freshProcess();
  return table(
    ["", "figure", "bar"],
    [
      ["sentences, tokens, tags: tokens/s", speed(text, "tags"), ">= 80,000"],
      ["the same and parse: tokens/s", speed(text, "parse"), ">= 20,000"],
      ["first sentence in a fresh process, all models loaded: ms of one core", fresh.ms, "< 300"],
      ["resident memory after it: MB", fresh.megabytes, "< 250"],
      ["model files: MB", megabytes.toFixed(1), "<= 16"],
    ],
  );
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

function speed(text: string, depth: SyntaxDepth): number {
  const within = [{ start: 0, end: text.length }];
  columnsOf(text, within, depth);
  let [best, count] = [Number.POSITIVE_INFINITY, 0];
  for (let run = 0; run < 3; run++) {
    const from = process.cpuUsage();
    count = columnsOf(text, within, depth).count;
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, (user + system) / 1e6);
  }
  return Math.round(count / best);
}

/** Loads everything and reads one sentence in a process of its own; core time without the start of Node and the compiler. */
function freshProcess(): { ms: number; megabytes: number } {
  const program = `import { analyse } from ${JSON.stringify(join(ROOT, "src/annotation/syntax/index.ts"))};
    const from = process.cpuUsage();
    analyse("The minister met her in Rome.", [{ start: 0, end: 29 }]);
    const { user, system } = process.cpuUsage(from);
    console.log(JSON.stringify({ ms: Math.round((user + system) / 1e3), megabytes: Math.round(process.memoryUsage().rss / 1e6) }));`;
  const out = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], { cwd: ROOT });
  return JSON.parse(out.toString());
}
