import type { Article } from "../model/index.ts";

const DAY_MS = 86_400_000;

/** Days since 1970 of the publication date, with hours as a fraction; `undefined` when absent or impossible. */
export function dayOf(article: Article): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(article.published ?? "");
  if (!match) return undefined;
  const exact = Date.parse(/T\d/.test(article.published!) ? article.published! : match[0]);
  const day = (Number.isNaN(exact) ? Date.parse(match[0]) : exact) / DAY_MS;
  return Number.isFinite(day) ? day : undefined;
}

/** How far a publication date can be trusted, 0..1: its evidence where the reader gave some, 0.9 for a bare date. */
export function trustOf(article: Article): number {
  if (article.published === undefined) return 0;
  return Math.min(1, Math.max(0, article.publishedEvidence?.confidence ?? 0.9));
}

/** Soft evidence of time, 0..1: 1 within two days or when a date is missing, falling by half towards months apart. */
export function closeness(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return 1;
  const apart = Math.max(0, Math.abs(a - b) - 2);
  return 0.5 + 0.5 * Math.exp(-apart / 10);
}
