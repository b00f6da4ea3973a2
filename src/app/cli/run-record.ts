import { createHash } from "node:crypto";
import type { Raw, RunRecord } from "../../index.ts";

/** Listens as inputs are read, and knows then how many bytes of what hash each of them was. */
export class InputHashes {
  readonly #known = new Map<string, RunRecord["inputs"][number]>();

  /** The same input, whose bytes are counted and hashed as they pass. */
  over(raw: Raw): Raw {
    return { ...raw, open: () => this.#through(raw) };
  }

  async *#through({ location, open }: Raw): AsyncGenerator<Uint8Array> {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const part of open()) {
      hash.update(part);
      bytes += part.length;
      yield part;
    }
    this.#known.set(location, { location, bytes, sha256: hash.digest("hex") });
  }

  /** Those that were read to their end, by location. */
  get inputs(): RunRecord["inputs"] {
    return [...this.#known.values()].sort((a, b) => (a.location < b.location ? -1 : 1));
  }
}

const LONGEST = 400;

/** A call in words, for whoever cites the report: without passwords, and in one order whatever the order it was typed in. */
export function callWords(inputs: readonly string[], options: Readonly<Record<string, string | undefined>>): string {
  const chosen = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${value}`],
  );
  const words = ["secondsource report", ...[...inputs].sort(), ...chosen].join(" ");
  const open = words.replace(/\/\/[^@/\s]{1,200}@/g, "//");
  return open.length > LONGEST ? `${open.slice(0, LONGEST)}…` : open;
}
