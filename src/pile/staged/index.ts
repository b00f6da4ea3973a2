import { digest } from "./digesting.ts";
import { components, look, partition, score } from "./lineages.ts";
import { furniture, lines, read } from "./reading.ts";
import type { Stage } from "./stage.ts";
import { around, facts, judge, loners, pairs, stories } from "./stories.ts";

export { type Loaded, loadRows } from "./load.ts";
export type { Row, Rows, Stage } from "./stage.ts";

/** The stages by which an engine that only joins and shuffles comes to the report of one machine, in order; see docs/scale.md. */
export const STAGES: Readonly<Record<string, Stage>> = {
  read,
  lines,
  furniture,
  digest,
  look,
  score,
  components,
  partition,
  pairs,
  around,
  judge,
  stories,
  loners,
  facts,
};
