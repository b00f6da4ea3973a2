import type { EntityType } from "../../model/index.ts";
import type { Phrase } from "./lexicon.ts";

/** A name found in the text: tokens `from .. to - 1` of the words. */
export interface FoundName {
  readonly from: number;
  readonly to: number;
  readonly type: EntityType;
  /** The phrase of the tables that it is, if any. */
  readonly phrase?: Phrase;
  /** `demonym`: a nationality word, which points at a country without naming it. */
  readonly isDemonym?: boolean;
}

/** Entity type of a phrase of the tables. A seat of government is a place until it acts. */
export function typeOfPhrase(phrase: Phrase): EntityType {
  if (phrase.kind === "seat") return "place";
  return phrase.kind === "demonym" ? "country" : phrase.kind;
}
