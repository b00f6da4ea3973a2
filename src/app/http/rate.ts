/** How many requests a second one asker may make, and how many at once after a pause. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

const MOST_ASKERS = 10_000;

/** One bucket an asker, filled by the second. `clock` gives milliseconds. */
export class Limiter {
  readonly #rate: Rate;
  readonly #clock: () => number;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(rate: Rate, clock: () => number) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** 0 when the asker may go on, else the seconds to wait. */
  wait(asker: string): number {
    const now = this.#clock();
    const { perSecond, burst } = this.#rate;
    const bucket = this.#buckets.get(asker) ?? { left: burst, at: now };
    const left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    this.#buckets.delete(asker);
    if (this.#buckets.size >= MOST_ASKERS) this.#buckets.delete(this.#buckets.keys().next().value!);
    this.#buckets.set(asker, { left: left < 1 ? left : left - 1, at: now });
    return left < 1 ? Math.max(1, Math.ceil((1 - left) / perSecond)) : 0;
  }
}
