import type { Line } from "./lines.ts";
import { phraseSet } from "./phrases.ts";

/** Words up to which a line "Correction" is a label for what follows. */
const LABEL_WORDS = 3;
/** A note with fewer words says nothing that was wrong. */
const LEAST_WORDS = 5;

/** True when a line withdraws or sets right what a report said: "Correction: ...", "An earlier version of this story ...". */
export function isCorrection(line: Line): boolean {
  return line.words >= LEAST_WORDS && phraseSet("correction", "start").startLength(line.tokens) > 0;
}

/** True when the line at an index is a correction by its own words or by the label above it. */
export function isCorrectionAt(lines: readonly Line[], at: number): boolean {
  const line = lines[at]!;
  const above = lines[at - 1];
  if (isCorrection(line)) return true;
  return line.isProse && above !== undefined && isLabel(above);
}

function isLabel({ words, tokens }: Line): boolean {
  if (words > LABEL_WORDS) return false;
  return phraseSet("correction", "start").startLength([...tokens.filter((token) => token !== ":"), ":"]) > 1;
}
