import type { ArticleId, Link } from "../model/index.ts";
import { linkBetween } from "./link.ts";
import type { ChangeLog } from "./link-changes.ts";
import { mutualGrams } from "./mask.ts";
import type { Reading } from "./reading.ts";
import { type Asking, Readings } from "./readings.ts";

/** From these on a text is a light edit of one before: it is linked to that one alone and not found by later ones. */
const COPY_SCORE = 0.95;
const COPY_GRAMS = 0.85;

/** A link, and whether the later text is but a light edit of the earlier one. */
export interface Compared {
  readonly link: Link;
  readonly isCopy: boolean;
}

/** Compares the texts of articles, which are read when they are needed. What cannot be read or compared is not linked. */
export class WordForWord {
  readonly readings = new Readings();
  readonly #idOf: (number: number) => ArticleId;

  constructor(idOf: (number: number) => ArticleId) {
    this.#idOf = idOf;
  }

  *compare(earlier: number, later: number, log: ChangeLog): Asking<Compared | undefined> {
    const a = yield* this.#read(earlier, log);
    const b = yield* this.#read(later, log);
    const link = a && b && linkOf(a, b, log);
    if (!link) return undefined;
    const isCopy = link.kind === "copy" && link.score >= COPY_SCORE && mutualGrams(a.own, b.own) >= COPY_GRAMS;
    return { link, isCopy };
  }

  *#read(number: number, log: ChangeLog): Asking<Reading | undefined> {
    const id = this.#idOf(number);
    const reading = yield* this.readings.of(number, id);
    if (!reading) log.say({ rule: "lineage-unread", level: "error", article: id, text: `${id} cannot be read again` });
    return reading;
  }
}

function linkOf(a: Reading, b: Reading, log: ChangeLog): Link | undefined {
  try {
    return linkBetween(a, b);
  } catch (error) {
    const [x, y] = [a.own.source.article.id, b.own.source.article.id];
    const text = `${x} and ${y} could not be compared and are not linked: ${String(error).slice(0, 200)}`;
    log.say({ rule: "lineage-failed", level: "error", article: y, text });
    return undefined;
  }
}
