/** Bounds on hostile input; crossing one is a message, never an exception. */
export interface ReadLimits {
  /** Largest decoded size of one document, in bytes. */
  readonly documentBytes: number;
  /** Largest unpacked size of one compressed document, in bytes; of a stream of records each record is bounded by itself. */
  readonly unpackedBytes: number;
  /** Bytes that one packed byte may give, beyond the size of one document; more is a trap, whatever it holds. */
  readonly ratio: number;
  /** Faults of one input after which it is given up, unless at least every tenth thing in it can be read. */
  readonly faults: number;
  /** Deepest nesting of tags or JSON values. */
  readonly depth: number;
}

/**
 * A news page is 0.1-2 MB and a long report 0.2 MB, so 16 MiB for one document leaves room and still bounds memory.
 * Pages and records pack 3 to 30 times; gzip reaches 1,030 on one repeated byte. The DOM libraries are quadratic in depth from about 1,000 levels on; no real page needs 500.
 */
const DEFAULT_LIMITS: ReadLimits = {
  documentBytes: 16 << 20,
  unpackedBytes: 128 << 20,
  ratio: 200,
  faults: 10_000,
  depth: 500,
};

/** Fills in the defaults; throws `RangeError` when a limit is not a positive integer. */
export function withDefaults(limits: Partial<ReadLimits>): ReadLimits {
  const all = { ...DEFAULT_LIMITS, ...limits };
  for (const [name, value] of Object.entries(all)) {
    if (!Number.isInteger(value) || value <= 0)
      throw new RangeError(`${name} must be a positive integer, not ${value}`);
  }
  return all;
}
