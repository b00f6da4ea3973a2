import type { Span } from "../../model/index.ts";
import { type Html, html, joined } from "./markup.ts";

/** A stretch of text to be put into an element. */
export interface Layer {
  readonly name: "span" | "mark";
  readonly span: Span;
  /** Opening tag of the first piece and of every later piece (a piece ends where an enclosing one does). */
  readonly first: Html;
  readonly later: Html;
}

/** A layer whose pieces all look the same. */
export function spanLayer(span: Span, name: string, title: string): Layer {
  const tag = html`<span class="${name}" title="${title}">`;
  return { name: "span", span, first: tag, later: tag };
}

/**
 * Lays spans over text as well-formed markup. A span that crosses the end of an enclosing one is cut there and goes on after
 * it. O((n + k) log n) for n spans and k cuts; callers bound n.
 */
export function nested(text: string, layers: readonly Layer[]): Html {
  const rest = layers
    .filter(({ span }) => span.start < span.end && span.start < text.length)
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const parts: Html[] = [];
  const open: Layer[] = [];
  let from = 0;
  const goTo = (to: number) => {
    parts.push(html`${text.slice(from, to)}`);
    from = Math.max(from, to);
  };
  const closeUpTo = (to: number) => {
    for (let end = nextEnd(open); end <= to; end = nextEnd(open)) {
      goTo(Math.min(end, text.length));
      closeAt(end, open, parts);
    }
  };
  for (const next of rest) {
    closeUpTo(next.span.start);
    goTo(next.span.start);
    open.push(next);
    parts.push(next.first);
  }
  closeUpTo(Number.MAX_SAFE_INTEGER);
  goTo(text.length);
  return joined(parts);
}

function nextEnd(open: readonly Layer[]): number {
  return open.reduce((least, { span }) => Math.min(least, span.end), Number.POSITIVE_INFINITY);
}

/** Closes every open span that ends at `end`, reopening those it had to close on the way. */
function closeAt(end: number, open: Layer[], parts: Html[]): void {
  const closed = open.splice(open.findIndex(({ span }) => span.end <= end));
  for (const { name } of closed.toReversed()) parts.push(html`</${name}>`);
  for (const layer of closed.filter(({ span }) => span.end > end)) {
    open.push(layer);
    parts.push(layer.later);
  }
}
