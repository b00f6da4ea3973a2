import { THRESHOLDS } from "../src/article/page/thresholds.ts";
import { fitThresholds, leavePublishersOut, Trials } from "./pages/fit.ts";
import { goldPages, SETS } from "./pages/gold.ts";
import { type Counts, summarise } from "./pages/shingles.ts";

const data = process.argv[process.argv.indexOf("--data") + 1];
if (!process.argv.includes("--data") || !data) {
  console.error("npx tsx train/pages.ts --data DIR   (DIR holds the folders extraction and extraction-news)");
  process.exit(2);
}
const trials = new Trials(SETS.flatMap((set) => goldPages(data, set)));
const fitted = fitThresholds(trials, () => true);
console.log("fitted on all pages (src/article/page/thresholds.ts)", JSON.stringify(fitted));
tell("fitted", trials.under(fitted));
tell("shipped", trials.under(THRESHOLDS));
const leftOut = leavePublishersOut(trials);
for (const thresholds of leftOut.fitted) console.log(JSON.stringify(thresholds));
tell("by publisher left out", leftOut.counts);

function tell(name: string, counts: readonly Counts[]): void {
  for (const set of SETS) {
    const own = counts.filter((_, i) => trials.pages[i]!.set === set);
    const { f1, precision, recall } = summarise(own);
    console.log(`${name}, ${set}: F1 ${f1.toFixed(4)}, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`);
  }
}
