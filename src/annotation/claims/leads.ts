import type { Claim, Span } from "../../model/index.ts";
import type { Built } from "./building.ts";
import { isIn } from "./lexicon.ts";
import { isPeopleMeasure } from "./people.ts";
import type { Reading } from "./reading.ts";
import { dependentsOf, wordAt } from "./tree.ts";

/** Sentences at the top, the headline among them, that tell where and when the main event was. */
const LEAD_SENTENCES = 4;

/** Counts of people that name no place or day have those of the lead: "Two people were hurt" after "a storm near Harwick". */
export function withLead(reading: Reading, sentences: readonly Span[], built: readonly Built[]): Built[] {
  const { published } = reading.article;
  const end = sentences[Math.min(LEAD_SENTENCES, sentences.length) - 1]?.end ?? 0;
  const lead = built.filter(({ claim }) => claim.head.start < end && tells(claim));
  const place = best(lead.flatMap(({ claim }) => claim.place ?? []).filter(isNoCare));
  const today = published?.slice(0, 10) ?? "9999";
  const dated = lead.filter((one) => !isBefore(reading, one));
  const date = dated.flatMap(({ claim }) => claim.date ?? []).find((day) => day.length === 10 && day <= today);
  return built.map((one) => (isOutcome(one.claim.measure) ? { ...one, claim: settled(one.claim, place, date) } : one));
}

/** The hurt are in hospital, but nobody was hurt there. */
function isNoCare({ name }: NonNullable<Claim["place"]>): boolean {
  return !isIn("care", name.split(",", 1)[0]!.split(" ").at(-1)!.toLowerCase());
}

/** "He had rung on Friday": what went before the event has a day of its own. */
function isBefore({ tree, clauses }: Reading, { frame }: Built): boolean {
  const clause = clauses.frames[frame]?.clause;
  return clause !== undefined && dependentsOf(tree, clause, "aux").some((k) => wordAt(tree, k) === "had");
}

/** What became of people in the event itself; arrests and charges have days of their own. */
function isOutcome(measure: string | undefined): boolean {
  return isPeopleMeasure(measure) && measure !== "arrested" && measure !== "charged";
}

function tells({ modality, polarity, predicate }: Claim): boolean {
  return modality === "actual" && polarity === "asserted" && predicate !== "be";
}

/** The first place, but by the name that says most of it: "Macon, Georgia" rather than "Georgia". */
function best(places: readonly NonNullable<Claim["place"]>[]): Claim["place"] {
  const [first] = places;
  return (
    places.find(
      ({ name }) =>
        first && name !== first.name && (name.startsWith(`${first.name}, `) || name.endsWith(`, ${first.name}`)),
    ) ?? first
  );
}

/** Fields keep their order, so that the same claim is the same bytes. */
function settled(claim: Claim, place: Claim["place"], date: string | undefined): Claim {
  if (claim.modality !== "actual") return claim;
  const { polarity, modality, sources, date: own, place: ownPlace, ...rest } = claim;
  const [day, where] = [own ?? date, ownPlace ?? place];
  return { ...rest, ...(day && { date: day }), ...(where && { place: where }), polarity, modality, sources };
}
