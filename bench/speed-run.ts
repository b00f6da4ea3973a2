import { createReadStream, writeFileSync } from "node:fs";
import { analysePile, type Raw, renderReport, type Stage, wordsOf } from "../src/index.ts";

/** One timed `report` run over the pile named on the command line; prints one line of JSON. */
const [file] = process.argv.slice(2);
const raw: Raw = { location: file!, name: "pile", open: () => createReadStream(file!) };
const seconds: Record<string, number> = {};
let stage: Stage | "write" = "read";
let since = performance.now();

const { source, articles } = await analysePile([raw], { threads: 1, onProgress: (progress) => enter(progress.stage) });
enter("write");
let bytes = 0;
for await (const chunk of renderReport(source, "json")) bytes += Buffer.byteLength(chunk);
enter("read");
let tokens = 0;
for await (const { article } of articles()) tokens += wordsOf(article.text).length;
const peakMiB = process.resourceUsage().maxRSS / 1024;
const total = Object.values(seconds).reduce((sum, value) => sum + value, 0);
writeFileSync(1, `${JSON.stringify({ articles: source.totals.articles, tokens, seconds, total, peakMiB, bytes })}\n`);

function enter(next: Stage | "write"): void {
  const now = performance.now();
  if (next !== stage) {
    seconds[stage] = (seconds[stage] ?? 0) + (now - since) / 1000;
    stage = next;
    since = now;
  }
}
