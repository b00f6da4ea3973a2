import type { Seen } from "./features.ts";
import { CLASSES, LABELS, labelOf } from "./labels.ts";
import { HAS_DIGIT, INITIAL_CAPITAL } from "./words.ts";

/** Tokens `from .. to - 1` with a class of `CLASSES`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
}

export const [PERSON, ORGANISATION, PLACE] = [
  CLASSES.indexOf("PER"),
  CLASSES.indexOf("ORG"),
  CLASSES.indexOf("LOC"),
] as const;

/** The names that a row of labels spells. */
export function stretchesOf(labels: Uint8Array): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label === 0 || label >= LABELS) continue;
    const [place, kind] = [(label - 1) % 4, (label - 1) >> 2];
    if (place === 0 || place === 3) from = i;
    if (place >= 2) found.push({ from, to: i + 1, kind });
  }
  return found;
}

/** Writes names back as labels. */
export function labelsFrom(names: readonly Stretch[], count: number): Uint8Array {
  const labels = new Uint8Array(count);
  for (const { from, to, kind } of names) {
    for (let i = from; i < to; i++) {
      labels[i] = labelOf(to - from === 1 ? 3 : i === from ? 0 : i === to - 1 ? 2 : 1, kind);
    }
  }
  return labels;
}

/** Whether token `i` begins with a capital and holds no digit. */
export function isCapital({ words }: Seen, i: number): boolean {
  return (words.shape[i]! & INITIAL_CAPITAL) !== 0 && (words.shape[i]! & HAS_DIGIT) === 0;
}

/** The words of token `i`. */
export function wordAt({ words }: Seen, i: number): string {
  return words.text.slice(words.start[i], words.end[i]);
}
