import { type Draft, type Draftings, noted } from "./draft.ts";

const WORDS: Readonly<Record<NonNullable<Draft["partial"]>, string>> = {
  title: "a headline and no text",
  summary: "a summary and no text",
  cut: "a text that the source cut short",
};

/** Passes drafts on and says at the end how many of them hold less than the report: only the part that is there is read. */
export async function* tellPartial(found: AsyncIterable<Draftings>, location: string): AsyncGenerator<Draftings> {
  const counts = new Map<NonNullable<Draft["partial"]>, number>();
  let all = 0;
  for await (const one of found) {
    if ("draft" in one) {
      all++;
      if (one.draft.partial) counts.set(one.draft.partial, (counts.get(one.draft.partial) ?? 0) + 1);
    }
    yield one;
  }
  for (const [partial, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    yield noted(`partial-${partial}`, `${count} of ${all} articles have ${WORDS[partial]}`, location);
}
