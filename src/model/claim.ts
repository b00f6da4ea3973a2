import type { ArticleId } from "./article.ts";
import type { EntityId } from "./entity.ts";
import type { QuantityId } from "./quantity.ts";
import type { QuoteId } from "./quote.ts";
import type { Span } from "./span.ts";

export type ClaimId = string;

export type RoleName = "actor" | "recipient" | "theme" | "place" | "time" | "topic" | "instrument";

/** Who or what takes part in a claim, and as what. */
export interface Role {
  readonly role: RoleName;
  readonly span: Span;
  /** Canonical name where it is named, else the words of the phrase without articles and attributes. */
  readonly name: string;
  readonly entity?: EntityId;
}

export type Polarity = "asserted" | "denied";
export type Modality = "actual" | "planned" | "possible" | "alleged" | "charged" | "historical";

/** Somebody who is said to say so. */
export interface ClaimSource {
  readonly name: string;
  readonly span?: Span;
  readonly entity?: EntityId;
  readonly cue?: Span;
  readonly quote?: QuoteId;
}

/** A place with what is known of it. Coordinates are WGS 84 degrees. */
export interface Place {
  readonly name: string;
  /** ISO 3166-1 alpha-3. */
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
}

/** What keeps words from standing alone, by the parse. */
export type Leaning =
  /** A noun, or an apposition: no clause at all. */
  | "noun"
  /** A clause without a verb, one whose verb has no tense, one whose verb's subject stands elsewhere. */
  | "verbless"
  | "nonfinite"
  | "subjectless"
  /** Its subject is one of a sentence before, or what a relative pronoun stands for. */
  | "open"
  | "relative"
  /** A main clause is missing. */
  | "subordinate"
  /** A question, a condition, a request. */
  | "asked"
  | "bidden"
  /** In the voice of whoever writes. */
  | "spoken";

/** How a clause and the sentence around it stand by the parse. */
export interface Form {
  /** What keeps the clause from standing alone; absent where nothing does. */
  readonly clause?: Leaning;
  /** What keeps the whole sentence from it. */
  readonly sentence?: Leaning;
  /** What a long sentence says without, in the order in which it may go. */
  readonly spare?: readonly Span[];
}

/**
 * What one clause says: a predicate with its participants, its quantity, place and day, whether it is asserted or
 * denied, how real it is, and who says so as a layer over it. "Police said P", "P" and "Y denied P" are one P.
 */
export interface Claim {
  readonly id: ClaimId;
  readonly article: ArticleId;
  /** The clause, without the words that say who says so. */
  readonly span: Span;
  /** The word that carries it. */
  readonly head: Span;
  /** Lemma of the predicate, with its particle: `carry out`. */
  readonly predicate: string;
  /** PLOVER event type, where it is an event. */
  readonly type?: string;
  readonly mode?: string;
  readonly contexts: readonly string[];
  readonly roles: readonly Role[];
  /** What a number counts: `killed`, `injured` ... for people, otherwise `NOUN` or `NOUN PREDICATE` in lemmas. */
  readonly measure?: string;
  /** What is counted or measured, as lemmas from the parse: `child` of "three children were killed". */
  readonly thing?: string;
  readonly quantity?: QuantityId;
  /** A number that no quantity of the text gives: 1 for one named person or "a man", 4 for "a fourth victim". */
  readonly implied?: { readonly value: number };
  /** What the quantity is of its thing. */
  readonly quantityRole?: "total" | "part" | "change" | "level" | "rate";
  /** First day, ISO 8601 (also `2031-04` and `2031`). */
  readonly date?: string;
  readonly place?: Place;
  /** Of this predicate, by the negator that governs it. */
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** Who says so, outermost first; empty: the article itself. */
  readonly sources: readonly ClaimSource[];
  /** Absent where clause and sentence stand alone and are short. */
  readonly form?: Form;
}
