import { type Event, type Party, stableId } from "../../model/index.ts";
import { type Built, eventModality } from "./building.ts";
import { partyOf } from "./parties.ts";
import type { Reading } from "./reading.ts";
import type { Participant } from "./roles.ts";

/** The event of a claim that has a PLOVER type. */
export function eventOf(reading: Reading, { claim, frame }: Built): Event | undefined {
  const { type, mode, article, span, contexts, date, place, polarity, modality, sources, head } = claim;
  if (type === undefined || frame < 0) return undefined;
  const participants = reading.participants[frame]!;
  const quote = sources.find((source) => source.quote !== undefined)?.quote;
  return {
    id: stableId("v", article, `${head.start}-${head.end}`),
    article,
    span,
    type,
    ...(mode && { mode }),
    contexts,
    actors: parties(reading, participants, "actor"),
    recipients: recipientsOf(reading, participants),
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

/** To whom it is done: who is named so, else the thing or place when it has a country. */
function recipientsOf(reading: Reading, participants: readonly Participant[]): Party[] {
  const named = parties(reading, participants, "recipient");
  if (named.length > 0) return named;
  const things = [
    ...parties(reading, participants, "theme"),
    ...parties(reading, participants, "topic"),
    ...parties(reading, participants, "place"),
  ];
  return things.filter(({ country }) => country !== undefined).slice(0, 1);
}
