import type { Article, Span } from "../model/index.ts";
import { type CrimeReport, crimeReportOf } from "./crimes.ts";
import { type Dating, datingOf } from "./dates.ts";
import { sectionsOf } from "./sections.ts";
import { termsOf } from "./terms.ts";
import { type Vector, vectorOf } from "./vectors.ts";

/** What is read from one article; it depends on the article alone. */
export interface Reading {
  readonly vector: Vector;
  readonly dating: Dating;
  /** Of a report of a crime. */
  readonly crime?: CrimeReport;
}

/** A part of an article with a subject of its own. */
export interface Section {
  readonly span: Span;
  readonly reading: Reading;
}

/** `vector`: what `vectorOf` says of its terms, where that is known already. */
export function readingOf(article: Article, vector = vectorOf(termsOf(article))): Reading {
  const crime = crimeReportOf(article, vector);
  return { vector, dating: datingOf(article), ...(crime && { crime }) };
}

/** The sections of an article, read as if each were one; an ordinary report has one or none. */
export function sectionsIn(article: Article, dating: Dating): Section[] {
  const { title: _, ...untitled } = article;
  const spans = sectionsOf(untitled, article.body);
  return spans.map((span) => ({ span, reading: { vector: vectorOf(termsOf(untitled, [span])), dating } }));
}
