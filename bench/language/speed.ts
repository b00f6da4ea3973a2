import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { columnsOf, type SyntaxDepth } from "../../src/annotation/syntax/index.ts";
import { readConllu } from "../../train/conllu.ts";
import { rawText } from "../../train/raw.ts";
import { table } from "../tables.ts";
import { documentTexts, tagsAndNames, wholeChain } from "./chain.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** Tokens a second on one core (after one pass to warm up), the first call's time in a fresh process, memory, file sizes. */
export function speedSection(dataFolder: string): string {
  const path = join(dataFolder, "language", "ud-gum");
  const file = existsSync(path)
    ? readdirSync(path).find((name) => name.endsWith(".conllu") && !name.startsWith("train"))
    : undefined;
  if (!file) return "No treebank for the speed test.";
  const sentences = readConllu(join(path, file));
  const { text } = rawText(sentences);
  const texts = documentTexts(sentences);
  const models = readdirSync(join(ROOT, "models")).filter((name) => !name.endsWith(".md"));
  const megabytes = models.reduce((sum, name) => sum + statSync(join(ROOT, "models", name)).size, 0) / 1e6;
  const fresh = freshProcess();
  return table(
    ["", "figure", "bar"],
    [
      ["sentences, tokens, tags, names: tokens/s", speed(() => tagsAndNames(texts)), ">= 35,000"],
      ["sentences, tokens, tags: tokens/s", speed(() => syntax(text, "tags")), ""],
      ["the same and parse: tokens/s", speed(() => syntax(text, "parse")), ""],
      ["all that `annotate` does to an article: tokens/s", speed(() => wholeChain(texts)), ">= 10,000"],
      ["first sentence in a fresh process, all models loaded: ms of one core", fresh.ms, "< 300"],
      ["resident memory after it: MB", fresh.megabytes, "< 250"],
      ["all model files: MB", megabytes.toFixed(1), "<= 25"],
    ],
  );
}

function syntax(text: string, depth: SyntaxDepth): number {
  return columnsOf(text, [{ start: 0, end: text.length }], depth).count;
}

/** The compiler needs a few runs to settle. */
const RUNS = 10;

/** Tokens a second of core time, best of `RUNS` after one run to warm up; `run` returns how many tokens it read. */
function speed(run: () => number): number {
  run();
  let [best, count] = [Number.POSITIVE_INFINITY, 0];
  for (let k = 0; k < RUNS; k++) {
    const from = process.cpuUsage();
    count = run();
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
