import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Words of one article. */
export interface Place {
  readonly article: string;
  readonly words: string;
}
/** The shape of `examples/expected.json`. */
export interface Expected {
  readonly articles: string[];
  readonly stories: { name: string; articles: string[] }[];
  readonly lineages: string[][];
  readonly published: Record<string, string>;
  readonly publishers: Record<string, string>;
  readonly credits: Record<string, string>;
  readonly links: { a: string; b: string; kinds: string[]; direction?: string }[];
  readonly independent: [string, string][];
  readonly utterances: { words: string; speakers: string[]; articles: string[]; lineages: number }[];
  readonly facts: { name: string; at: Place; includes: string[]; lineages: { min: number; max: number } }[];
  readonly disagreements: {
    name: string;
    kind: string;
    values: { value: string; at: Place; articles: string[]; lineages: number }[];
  }[];
  readonly notDisagreements: { why: string; a: Place; b: Place }[];
  readonly asides: { article: string; aside: string[]; body: string[]; otherPost?: string[] }[];
  readonly damage: { article: string; false: string; source: string }[];
  readonly strippedQuotes: { article: string; words: string; speaker: string }[];
  readonly tiny: {
    readonly stories: string[][];
    readonly lineages: string[][];
    readonly disagreement: { kind: string; a: Place; b: Place };
  };
}

/** What a careful reader finds in `examples/pile`. */
export const expected = JSON.parse(
  readFileSync(join(import.meta.dirname, "../examples/expected.json"), "utf8"),
) as Expected;
