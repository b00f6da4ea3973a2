import { createRequire } from "node:module";
import type { GenericFormatter, SingleBar } from "cli-progress";
import type { Progress } from "../../index.ts";
import type { World } from "./world.ts";

const STAGE_WORDS: Record<Progress["stage"], readonly [verb: string, noun: string]> = {
  read: ["reading", "articles"],
  annotate: ["annotating", "articles"],
  lineage: ["finding lineages", "articles"],
  story: ["finding stories", "articles"],
  fact: ["finding facts", "stories"],
};
/**
 * The share of the whole that each stage takes, in hundredths, in the order in which they come: on 100 reports of
 * shootings reading took 5, annotating with lineages and stories 77, facts 18. A share that is off makes the time that is left a worse
 * guess, nothing else.
 */
const SHARES: readonly (readonly [Progress["stage"], number])[] = [
  ["read", 5],
  ["annotate", 60],
  ["lineage", 12],
  ["story", 5],
  ["fact", 18],
];
/** A bar shows up only when the work takes longer than this, the time left only when there is something to guess from. */
const PATIENCE_MS = 1200;
const GUESS_MS = 4000;
const GUESS_SHARE = 0.04;

/** How far all stages together are, 0..1. */
export function wholeShare({ stage, done, total }: Progress): number {
  const at = SHARES.findIndex(([name]) => name === stage);
  const before = SHARES.slice(0, Math.max(0, at)).reduce((sum, [, share]) => sum + share, 0);
  const own = total ? Math.min(1, done / total) * (SHARES[at]?.[1] ?? 0) : 0;
  return (before + own) / 100;
}

/** What stands beside the bar: `annotating 120 of 2,000 articles, 34 %, about 2 min left`. */
export function progressWords(progress: Progress, elapsedMs: number): string {
  const { stage, done, total } = progress;
  const [verb, noun] = STAGE_WORDS[stage];
  const share = wholeShare(progress);
  const count = done.toLocaleString("en");
  if (total === undefined) return `${verb} ${count} ${noun}`;
  const left = share >= GUESS_SHARE && elapsedMs >= GUESS_MS ? `, ${leftWords((elapsedMs / share) * (1 - share))}` : "";
  return `${verb} ${count} of ${total.toLocaleString("en")} ${noun}, ${Math.round(share * 100)} %${left}`;
}

function leftWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90
    ? `about ${Math.max(5, Math.ceil(seconds / 5) * 5)} s left`
    : `about ${Math.round(seconds / 60)} min left`;
}

/** Loaded where a bar may be drawn: most runs write to no terminal. */
function barPackage(): typeof import("cli-progress") {
  return createRequire(import.meta.url)("cli-progress");
}

/** A progress bar on stderr: only on a terminal, only when the pile is long, gone when done. */
export class ProgressBar {
  readonly #bar: SingleBar | undefined;
  readonly #from = Date.now();
  #stage: string | undefined;

  constructor({ stderr, env }: World) {
    if (!stderr.isTTY || env.TERM === "dumb") return;
    const cliProgress = barPackage();
    const format: GenericFormatter = (bar, state, { words }) =>
      state.total > 0 ? `${cliProgress.Format.BarFormat(state.progress, bar)} ${words}` : words;
    const options = { stream: stderr, format, clearOnComplete: true, hideCursor: true, barsize: 20, linewrap: true };
    this.#bar = new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic);
  }

  readonly update = (progress: Progress): void => {
    const elapsed = Date.now() - this.#from;
    if (!this.#bar || elapsed < PATIENCE_MS) return;
    const words = progressWords(progress, elapsed);
    const isSized = progress.total !== undefined;
    if (this.#stage === undefined) this.#bar.start(isSized ? 1000 : 0, 0, { words });
    else this.#bar.setTotal(isSized ? 1000 : 0);
    this.#stage = progress.stage;
    this.#bar.update(Math.round(wholeShare(progress) * 1000), { words });
  };

  readonly stop = (): void => {
    if (this.#stage !== undefined) this.#bar?.stop();
    this.#stage = undefined;
  };
}
