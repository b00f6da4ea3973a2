import type { Draftings } from "../draft.ts";
import type { ReadLimits } from "../limits.ts";
export function looksLikeFeed(_value: unknown): boolean {
  return false;
}
export function* readJsonFeed(
  _value: unknown,
  _at: { id: string; location: string; limits: ReadLimits },
): Generator<Draftings> {}
