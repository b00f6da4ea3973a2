import { join } from "node:path";
import { factsOf, type StoryFindings } from "../../src/fact/index.ts";
import { readRows } from "../rows.ts";
import { table } from "../tables.ts";
import { groundOfPile, linesByStory, pileOf, type Reading } from "./piles.ts";
import { Tally } from "./tally.ts";

interface Incident {
  readonly story: string;
  readonly date: string;
  readonly city: string;
  readonly killed: number;
  readonly injured: number;
  readonly suspectKilled: number;
  readonly suspectInjured: number;
}
const MEASURES = ["killed", "injured"] as const;
const DAY = 86_400_000;
const HALVES = ["read", "held out"] as const;

/** People counts, day and city of shootings as the facts of a story tell them, against a structured register. */
export async function incidents(dataFolder: string, read: Reading): Promise<string> {
  const lines = linesByStory(join(dataFolder, "stories", "gva.jsonl"));
  const all = readRows<Incident>(join(dataFolder, "facts", "incidents.jsonl"))
    .sort((a, b) => (a.story < b.story ? -1 : 1))
    .map((incident, index) => ({ incident, half: index % 2 }));
  const told = all.filter(({ incident }) => (lines.get(incident.story)?.length ?? 0) > 1).slice(0, read.limit);
  const tallies = HALVES.map(() => new Tally());
  for (const { incident, half } of told) {
    const ground = groundOfPile(await pileOf("incident", incident.story, lines.get(incident.story)!, read));
    for (const flaw of score(incident, factsOf(ground), tallies[half]!))
      if (read.isVerbose && half === 0) console.error(`${incident.story}: ${flaw}`);
  }
  const rows = HALVES.flatMap((name, half) => rowsOf(name, tallies[half]!));
  return table(["incidents", "measure", "right", "of", "%"], rows);
}

function rowsOf(half: string, tally: Tally): (string | number)[][] {
  const names = [
    ...MEASURES.flatMap((name) => [`${name} found`, `${name}: first value right`]),
    "day within one",
    "city",
  ];
  return names.map((name) => [half, name, ...tally.row(name)]);
}

/** What is missed or wrong, in words. */
function score(incident: Incident, { facts, story }: StoryFindings, tally: Tally): string[] {
  const flaws: string[] = [];
  for (const measure of MEASURES) {
    if (incident[measure] === 0) continue;
    const first = facts.find(({ claim }) => claim?.measure === measure && claim.value !== undefined);
    tally.add(`${measure} found`, first !== undefined);
    if (!first) flaws.push(`${measure} ${incident[measure]} not found`);
    if (!first) continue;
    const isRight = accepted(incident, measure).includes(first.claim!.value!);
    tally.add(`${measure}: first value right`, isRight);
    if (!isRight) flaws.push(`${measure} ${incident[measure]}, first is ${first.claim!.value}: ${first.text}`);
  }
  const day = story.when?.start;
  const isNear = day !== undefined && Math.abs(Date.parse(day) - Date.parse(incident.date)) <= DAY;
  tally.add("day within one", isNear);
  if (!isNear) flaws.push(`day ${incident.date}, told ${day ?? "none"}`);
  const places = (story.where ?? []).map(({ name }) => name);
  const isThere = places.some((name) => plain(name).includes(plain(incident.city)));
  tally.add("city", isThere);
  if (!isThere) flaws.push(`city ${incident.city}, told ${places.join(", ") || "none"}`);
  return flaws;
}

/** "New York (Manhattan)" is in New York, "Saint Louis" is St. Louis. */
function plain(city: string): string {
  return city
    .toLowerCase()
    .replace(/\s*\([^)]*\)$/u, "")
    .replace(/\bsaint\b/gu, "st.");
}

/** Registers count the suspects apart; reports may count them in. */
function accepted(incident: Incident, measure: (typeof MEASURES)[number]): number[] {
  const suspects = measure === "killed" ? incident.suspectKilled : incident.suspectInjured;
  return [incident[measure], incident[measure] + suspects, incident[measure] - suspects];
}
