import { THRESHOLDS, type Thresholds } from "../../src/article/page/thresholds.ts";
import type { GoldPage } from "../../train/pages/gold.ts";
import { readingOf } from "../../train/pages/read.ts";
import { compareShingles } from "../../train/pages/shingles.ts";
import { table } from "../tables.ts";

const NEVER = Number.MAX_SAFE_INTEGER;
const NARROW: Partial<Thresholds> = { climbGain: NEVER, rivalScore: NEVER, siblingScore: NEVER };
/** Steps of the choice of a region that are left out, so that pages lose what they would hold. */
const WITHOUT: readonly (readonly [string, Partial<Thresholds>])[] = [
  ["nothing: as shipped", {}],
  ["climbing to the same markup", { climbGain: NEVER }],
  ["climbing, rivals and siblings", NARROW],
  ["these, the second look and the lede", { ...NARROW, littleShare: 0, layoutShare: NEVER, ledeReach: 0 }],
];

/** Who is told of lost text: pages under regions that are made too narrow, and pages that lose nothing, as a Markdown table. */
export function narrowedTable(pages: readonly GoldPage[]): string {
  const rows = WITHOUT.map(([name, changes]) => {
    let [lost, lostTold, kept, keptTold] = [0, 0, 0, 0];
    for (const page of pages) {
      const { text, rules } = readingOf(page, { ...THRESHOLDS, ...changes });
      const [tp, , fn] = compareShingles(page.wanted, text);
      const isTold = rules.length > 0 ? 1 : 0;
      if (tp < 0.8 * (tp + fn)) [lost, lostTold] = [lost + 1, lostTold + isTold];
      else [kept, keptTold] = [kept + 1, keptTold + isTold];
    }
    return [name, lost, lostTold, kept, keptTold];
  });
  return table(["without", "lose a fifth", "told", "others", "told"], rows);
}
