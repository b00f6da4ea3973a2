import cliProgress, { type GenericFormatter, type SingleBar } from "cli-progress";
import type { Progress } from "../../index.ts";
import type { World } from "./world.ts";

const STAGE_WORDS: Record<Progress["stage"], string> = {
  read: "reading",
  annotate: "annotating",
  lineage: "finding lineages",
  story: "finding stories",
  fact: "finding facts",
};
/** A bar shows up only when the work takes longer than this. */
const PATIENCE_MS = 1200;

/** A progress bar on stderr: only on a terminal, only when the pile is long, gone when done. */
export class ProgressBar {
  readonly #bar: SingleBar | undefined;
  readonly #from = Date.now();
  #stage: string | undefined;

  constructor({ stderr, env }: World) {
    if (!stderr.isTTY || env.TERM === "dumb") return;
    const format: GenericFormatter = (bar, state, { words }) =>
      state.total > 0 ? `${cliProgress.Format.BarFormat(state.progress, bar)} ${words}` : words;
    const options = { stream: stderr, format, clearOnComplete: true, hideCursor: true, barsize: 24, linewrap: true };
    this.#bar = new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic);
  }

  readonly update = ({ stage, done, total }: Progress): void => {
    if (!this.#bar || Date.now() - this.#from < PATIENCE_MS) return;
    const words = `${STAGE_WORDS[stage]}  ${done}${total === undefined ? "" : ` of ${total}`}`;
    if (this.#stage === undefined) this.#bar.start(total ?? 0, done, { words });
    else this.#bar.setTotal(total ?? 0);
    this.#stage = stage;
    this.#bar.update(total === undefined ? 0 : done, { words });
  };

  readonly stop = (): void => {
    if (this.#stage !== undefined) this.#bar?.stop();
    this.#stage = undefined;
  };
}
