import type { Article, Span } from "../model/index.ts";
import { type Dating, datingOf } from "./dates.ts";
import { Furniture } from "./furniture.ts";
import { sectionsOf } from "./sections.ts";
import { type TermBag, termsOf } from "./terms.ts";

/** What is read from one article. */
export interface Reading {
  readonly bag: TermBag;
  readonly dating: Dating;
}

/** A part of an article with a subject of its own. */
export interface Section {
  readonly span: Span;
  readonly reading: Reading;
}

/** Readings kept in memory. A pile of this size is read once; a larger one again where it is needed again. */
const KEPT = 8000;

/** Reads the articles of a pile, furniture left out; memory is bounded whatever the size of the pile. */
export class Reader {
  readonly #articles: readonly Article[];
  readonly #furniture: Furniture;
  readonly #kept = new Map<number, Reading>();

  constructor(articles: readonly Article[]) {
    this.#articles = articles;
    this.#furniture = new Furniture(articles);
  }

  read(index: number): Reading {
    const known = this.#kept.get(index);
    if (known) return known;
    const article = this.#articles[index]!;
    const reading = { bag: termsOf(article, this.#furniture.without(article)), dating: datingOf(article) };
    if (this.#kept.size >= KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(index, reading);
    return reading;
  }

  /** The sections of an article, read as if each were one; an ordinary report has one or none. */
  sections(index: number): Section[] {
    const { title: _, ...untitled } = this.#articles[index]!;
    const { dating } = this.read(index);
    const spans = sectionsOf(untitled, this.#furniture.without(this.#articles[index]!));
    return spans.map((span) => ({ span, reading: { bag: termsOf(untitled, [span]), dating } }));
  }
}
