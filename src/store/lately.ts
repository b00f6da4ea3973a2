import type { Annotation, Article } from "../model/index.ts";
import { opened } from "./opened.ts";
import type { AnnotationRow, VersionRow } from "./tables.ts";

/** Packed bytes of what is held, at most; unpacked they take about ten times as much. */
const MOST_BYTES = 1 << 19;

interface Held {
  readonly packed: Uint8Array;
  readonly value: unknown;
}

/**
 * Texts and annotations that were unpacked lately: an article that joins a story asks for those of the whole story, to tell it and
 * to keep what was told. A value is given again only for the very bytes it was unpacked from, so it is never out of date; who
 * asks twice gets one and the same object.
 */
export class Lately {
  readonly #held = new Map<string, Held>();
  #bytes = 0;

  article({ article, packed }: VersionRow): Article {
    return this.#open(`a${article}`, packed) as Article;
  }

  annotation({ article, packed }: AnnotationRow): Annotation {
    return this.#open(`n${article}`, packed) as Annotation;
  }

  #open(key: string, packed: Uint8Array): unknown {
    const known = this.#held.get(key);
    if (known) this.#forget(key, known);
    const value = known && Buffer.compare(known.packed, packed) === 0 ? known.value : opened(packed);
    this.#held.set(key, { packed, value });
    this.#bytes += packed.length;
    for (const [oldest, held] of this.#held) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#forget(oldest, held);
    }
    return value;
  }

  #forget(key: string, { packed }: Held): void {
    this.#held.delete(key);
    this.#bytes -= packed.length;
  }
}
