import { contains, type Entity, type Span } from "../../model/index.ts";
import type { Passage } from "./passages.ts";

/** By the place of each mention of a person: where the person is first named. */
export function bearersOf(people: readonly Entity[]): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const { mentions } of people) {
    const [first] = mentions;
    if (first) for (const { span } of mentions) found.set(keyOf(span), first.span);
  }
  return found;
}

/** For each paragraph the first two people whom it names, each where it names them first, in text order. */
export function firstNamed(passages: readonly Passage[], people: readonly Entity[]): Span[][] {
  const paragraphs = passages.map(({ span }) => span);
  const found: Span[][] = passages.map(() => []);
  for (const { mentions } of people) {
    let last = -1;
    for (const { span, form } of mentions) {
      const number = form === "name" ? holderOf(paragraphs, span.start) : last;
      if (number === last || passages[number]?.runs.some(({ outer }) => contains(outer, span))) continue;
      found[number]?.push(span);
      last = number;
    }
  }
  return found.map((spans) => spans.sort((a, b) => a.start - b.start).slice(0, 2));
}

/** Number of the first paragraph that ends after a place; of the last one when none does. */
export function holderOf(paragraphs: readonly Span[], place: number): number {
  let [low, high] = [0, paragraphs.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle]!.end > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where the one person that the paragraph names before the pronoun is named; nothing when it names several or none. */
export function onlyNamed(
  pronoun: Span,
  paragraphs: readonly Span[],
  named: readonly (readonly Span[])[],
): Span | undefined {
  const [only, other] = named[holderOf(paragraphs, pronoun.start)] ?? [];
  return only && only.end <= pronoun.start && !(other && other.start < pronoun.start) ? only : undefined;
}

/** Number of the last sentence that begins at or before a place. */
export function sentenceAt({ sentences, lexemes }: Passage, place: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lexemes[sentences[middle]!.from]!.start <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function keyOf({ start, end }: Span): string {
  return `${start}-${end}`;
}
