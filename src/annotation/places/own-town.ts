import type { Place } from "../../model/index.ts";
import { kilometres } from "./choosing.ts";
import { gazetteer, type Spot } from "./gazetteer.ts";

/** A name of the text with the places that bear it. */
interface Borne {
  readonly name: string;
  readonly spots: readonly Spot[];
}

/** Shorter names stand inside other words by chance. */
const SHORTEST = 5;
/** What another name of the text adds to a namesake of the paper's town that it could lie near, over the root of its own namesakes. */
const SUPPORT = 30;
const NEAR_KM = 100;
/** As one name with four namesakes, or two with sixteen. */
const LEAST_SUPPORT = 15;
/** Letters of a paper's name looked at for a place at its start. */
const LONGEST = 24;
/** A paper named after a town is mostly a small town's: how many people live there counts half. */
const FAME = 0.5;
/** What lying near the middle of the paper's other articles adds. */
const HOME = 30;
const HOME_KM = 250;

/**
 * The town or county that a paper is named after ("Arden Register", `ardenregister.com`): of its namesakes the one that most
 * other names of the text could lie near, else the one of most people. A town that only the paper's name names must have others near it.
 */
export function ownTown(
  publisher: string | undefined,
  named: readonly Borne[],
  about: Place | undefined,
): Spot | undefined {
  const paper = squeezed(publisher ?? "");
  const own = named.filter(({ name, spots }) => isIn(paper, squeezed(name)) && !spots.some(isCountry));
  if (own.length > 0) return bestOf(own, named, about)?.town;
  const best = bestOf(firstIn(paper), named, about);
  return best && best.support >= LEAST_SUPPORT ? best.town : undefined;
}

interface Choice {
  readonly town: Spot;
  readonly support: number;
  readonly points: number;
}

function bestOf(own: readonly Borne[], named: readonly Borne[], about: Place | undefined): Choice | undefined {
  let best: Choice | undefined;
  for (const { name, spots } of own)
    for (const town of spots.filter(({ kind }) => kind !== "country" && kind !== "region")) {
      const support = supportOf(town, name, named) + (about && kilometres(about, town) < HOME_KM ? HOME : 0);
      const points = FAME * town.weight + support;
      if (!best || points > best.points) best = { town, support, points };
    }
  return best;
}

/** The longest place that the paper's name begins with. */
function firstIn(paper: string): Borne[] {
  for (let length = Math.min(paper.length, LONGEST); length > SHORTEST; length--) {
    const name = paper.slice(0, length);
    const spots = gazetteer().spotsOf(name);
    if (spots.length > 0) return [{ name, spots }];
  }
  return [];
}

function isIn(paper: string, name: string): boolean {
  return name.length >= SHORTEST && paper.includes(name);
}

function isCountry({ kind }: Spot): boolean {
  return kind === "country";
}

function supportOf(town: Spot, own: string, named: readonly Borne[]): number {
  let support = 0;
  for (const { name, spots } of named) {
    const near = name !== own && spots.some((spot) => spot.kind !== "country" && kilometres(spot, town) < NEAR_KM);
    if (near) support += SUPPORT / Math.sqrt(spots.length);
  }
  return support;
}

function squeezed(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/^the /, "")
    .replace(/[^\p{L}]/gu, "");
}
