import { type Event, type Party, stableId } from "../../model/index.ts";
import { joinedTo } from "./arguments.ts";
import { type Built, eventModality } from "./building.ts";
import { demandOf } from "./demands.ts";
import { nationAt, partyOf } from "./parties.ts";
import type { Names } from "./phrases.ts";
import { cameoOf } from "./plover.ts";
import type { Reading } from "./reading.ts";
import type { Participant } from "./roles.ts";
import { isBelow, type Tree } from "./tree.ts";

/** The event of a claim that has a PLOVER type, or that a teller makes a demand. */
export function eventOf(reading: Reading, { claim, frame }: Built): Event | undefined {
  const { article, span, contexts, date, place, sources, head } = claim;
  const demand = frame < 0 ? undefined : demandOf(reading, frame);
  const { polarity, modality } = demand ?? claim;
  const { type, mode } = demand ? { type: "REQUEST", mode: undefined } : claim;
  if (type === undefined || frame < 0) return undefined;
  const cameo = cameoOf(type, mode);
  const quote = sources.find((source) => source.quote !== undefined)?.quote;
  return {
    id: stableId("v", article, `${head.start}-${head.end}`),
    article,
    span,
    type,
    ...(mode && { mode }),
    ...(cameo && { cameo }),
    contexts,
    actors: demand ? [demand.by] : actorsOf(reading, frame),
    recipients: demand ? [...demand.of] : recipientsOf(reading, frame),
    ...(date && { date }),
    ...(place && { place: place.name }),
    polarity: type === "REJECT" ? "asserted" : polarity,
    modality: eventModality(modality),
    ...(quote && { quote }),
  };
}

function parties(reading: Reading, participants: readonly Participant[], role: Participant["role"]): Party[] {
  return participants
    .filter((one) => one.role === role)
    .map(({ token }) => partyOf(reading.tree, reading.names, token));
}

/** Who does it; of an event noun that names nobody, the subject of its verb: "Norland speeded up the withdrawal". */
function actorsOf(reading: Reading, frame: number): Party[] {
  const { clauses, participants } = reading;
  const own = parties(reading, participants[frame]!, "actor");
  const above = clauses.parent[frame]!;
  if (own.length > 0 || above < 0 || clauses.frames[frame]!.kind !== "noun") return own;
  const { deprel, head } = clauses.tree.tokens[clauses.frames[frame]!.head]!;
  return deprel === "obj" && head === clauses.frames[above]!.clause
    ? parties(reading, participants[above]!, "actor")
    : own;
}

/** To whom it is done: who is named so, else who is named in what is said, asked or agreed, else the thing or place with a country. */
function recipientsOf(reading: Reading, frame: number): Party[] {
  const { tree, names, participants } = reading;
  const named = parties(reading, participants[frame]!, "recipient");
  if (named.length > 0) return named;
  const inside = partyBelow(reading, frame);
  return inside < 0 ? [] : joinedTo(tree, inside).map((k) => partyOf(tree, names, k));
}

/** Tokens to the right of a predicate in which a party is looked for. */
const LOOKS_AHEAD = 40;

/** The first party in the words below a predicate that is not its actor, -1 where there is none. */
function partyBelow({ tree, names, clauses, participants }: Reading, frame: number): number {
  const { clause, head } = clauses.frames[frame]!;
  const actors = participants[frame]!.filter(({ role }) => role === "actor").map(({ token }) => token);
  const from = Math.min(clause, head);
  const spots = [
    ...range(from + 1, Math.min(tree.high[clause]!, from + LOOKS_AHEAD)),
    ...range(tree.low[head]!, from - 1),
  ];
  for (const i of spots) {
    const party = phraseHead(tree, i);
    if (actors.some((one) => one === party || isBelow(tree, i, one))) continue;
    if (isNamedParty(tree, names, i)) return party;
  }
  return -1;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k);
}

function isNamedParty(tree: Tree, names: Names, i: number): boolean {
  const entity = names.at[i]! < 0 || names.isPronoun[i] ? undefined : names.entities[names.at[i]!];
  return entity
    ? entity.country !== undefined || entity.type === "person" || entity.type === "organisation"
    : nationAt(tree, i) !== undefined;
}

/** The head of the noun phrase that a name modifies: `troops` of "Norlandic troops". */
function phraseHead(tree: Tree, token: number): number {
  let i = token;
  for (
    let steps = 0;
    steps < 6 && /^(?:amod|compound|nmod:poss|flat|nmod:desc)$/.test(tree.tokens[i]!.deprel);
    steps++
  ) {
    const { head } = tree.tokens[i]!;
    if (head < 0 || !/^(?:NOUN|PROPN)$/.test(tree.tokens[head]!.upos)) break;
    i = head;
  }
  return i;
}
