import { createReadStream, writeFileSync } from "node:fs";
import { analysePile, type Raw, renderReport, type Stage, wordsOf } from "../src/index.ts";

/** One timed `report` run over the pile named on the command line; prints one line of JSON. */
const [file] = process.argv.slice(2);
const raw: Raw = { location: file!, name: "pile", open: () => createReadStream(file!) };
const seconds: Record<string, number> = {};
let stage: Stage | "write" = "read";
let since = performance.now();

const { source, annotated } = await analysePile([raw], { threads: 1, onProgress: (progress) => enter(progress.stage) });
enter("write");
let bytes = 0;
for await (const chunk of renderReport(source, "json")) bytes += Buffer.byteLength(chunk);
enter("read");
const tokens = annotated.reduce((sum, { article }) => sum + wordsOf(article.text).length, 0);
const peakMiB = process.resourceUsage().maxRSS / 1024;
const total = Object.values(seconds).reduce((sum, value) => sum + value, 0);
writeFileSync(1, `${JSON.stringify({ articles: annotated.length, tokens, seconds, total, peakMiB, bytes })}\n`);

function enter(next: Stage | "write"): void {
  const now = performance.now();
  if (next !== stage) {
    seconds[stage] = (seconds[stage] ?? 0) + (now - since) / 1000;
    stage = next;
    since = now;
  }
}
