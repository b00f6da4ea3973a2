import type { Modality, Party, Polarity } from "../../model/index.ts";
import { joinedTo } from "./arguments.ts";
import { partyOf } from "./parties.ts";
import type { Reading } from "./reading.ts";
import { dependentsOf, wordAt } from "./tree.ts";

/** What one party says another must do. */
export interface Demand {
  readonly by: Party;
  readonly of: readonly Party[];
  /** How real the saying is, not what is asked. */
  readonly polarity: Polarity;
  readonly modality: Modality;
}

const DUTY = /^(?:must|should|ought)$/;

/**
 * The demand that a duty under a teller makes: "Norland said that Sarmia must open the border" asks Sarmia for something. Both must
 * be somebody by name, country or sector: "said the price must fall" asks nobody.
 */
export function demandOf(reading: Reading, frame: number): Demand | undefined {
  const { tree, names, clauses, stances, args } = reading;
  const { clause, kind, isPassive } = clauses.frames[frame]!;
  const { who, verb } = stances[frame]!.tellers.at(-1) ?? { who: -1, verb: -1 };
  const asked = args[frame]!.agent;
  if (isPassive || kind === "noun" || kind === "apposition" || who < 0 || asked < 0 || asked === who) return undefined;
  if (!dependentsOf(tree, clause, "aux").some((k) => DUTY.test(wordAt(tree, k)))) return undefined;
  if (tree.tokens[asked]!.upos === "PRON") return undefined;
  const by = partyOf(tree, names, who);
  const of = joinedTo(tree, asked).map((token) => partyOf(tree, names, token));
  if (!isSomebody(by) || !isSomebody(of[0]!)) return undefined;
  const { polarity, modality } = stances[clauses.frameAt[verb]!] ?? ACTUAL;
  return { by, of, polarity, modality };
}

const ACTUAL = { polarity: "asserted", modality: "actual" } as const;

function isSomebody({ entity, country, sector }: Party): boolean {
  return entity !== undefined || country !== undefined || sector !== undefined;
}
