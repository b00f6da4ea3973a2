import type { Span } from "../../model/index.ts";
import type { Attribution } from "./reading.ts";

/**
 * Two renderings whose characters overlap by this much (intersection over union) are one thing reported twice:
 * "she plans to leave" and "to leave". Set on the open part of PolNeAR; held by test/annotation/quotes/plans-to.
 */
const SAME = 0.5;

/** Attributions in order, each thing said once: of two that overlap this much the one in marks, or no stance, stays. */
export function distinctAttributions(found: readonly Attribution[]): Attribution[] {
  const kept: Attribution[] = [];
  for (const one of found) {
    const twin = lastOverlapping(kept, one);
    if (twin < 0) kept.push(one);
    else if (isInner(kept[twin]!, one) || (!isInner(one, kept[twin]!) && rank(one) > rank(kept[twin]!)))
      kept[twin] = one;
  }
  return kept;
}

/** "Orth said that it sank, the Herald reported": who is reported to speak is nearer to the words than who reports it. */
function isInner(outer: Attribution, inner: Attribution): boolean {
  const { cue, speaker } = inner;
  if (inner.isStance || !cue || !speaker || speaker.start !== outer.span.start) return false;
  return cue.end <= inner.span.start && outer.cue !== undefined && outer.cue.start >= outer.span.end;
}

function rank({ marks, isStance }: Attribution): number {
  return (marks === "none" ? 0 : 2) + (isStance ? 0 : 1);
}

/** Attributions looked back at: what overlaps stands close. */
const LOOK_BACK = 6;

function lastOverlapping(kept: readonly Attribution[], one: Attribution): number {
  for (let k = kept.length - 1; k >= Math.max(0, kept.length - LOOK_BACK); k--) {
    if (overlap(kept[k]!.span, one.span) >= SAME || isInner(kept[k]!, one)) return k;
  }
  return -1;
}

function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (a.end - a.start + b.end - b.start - shared);
}
