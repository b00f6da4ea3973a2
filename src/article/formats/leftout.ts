import { type Draftings, noted, unusable } from "../draft.ts";

/** Counts what a reader leaves out of an archive and says it once, so that nothing falls away in silence. */
export class LeftOut {
  private readonly counts = new Map<string, number>();
  private readonly noun: string;

  /** `noun`: what is counted, in the plural, e.g. `responses`. */
  constructor(noun: string) {
    this.noun = noun;
  }

  /** One more of a kind: a media type, a status, a reason. */
  add(kind: string): void {
    const name = kind.replace(/[\u0000-\u001f]/g, " ").slice(0, 60);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** `12 responses were left out: 7 image/png, 5 status 404`. `isLoss`: what was left out may have held reports. */
  *tell(location: string, isLoss = false): Generator<Draftings> {
    if (this.counts.size === 0) return;
    const kinds = [...this.counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const all = kinds.reduce((sum, [, count]) => sum + count, 0);
    const named = kinds.slice(0, 12).map(([kind, count]) => `${count} ${kind}`);
    const more = kinds.length > 12 ? ` and ${kinds.length - 12} more kinds` : "";
    const what = all === 1 ? `1 ${this.noun.replace(/s(?= |$)/, "")} was` : `${all} ${this.noun} were`;
    const text = `${what} left out: ${named.join(", ")}${more}`;
    yield isLoss ? unusable("left-out", text, location) : noted("left-out", text, location);
  }
}
