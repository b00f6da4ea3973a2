import type { Entity, Place, Time } from "../../model/index.ts";
import type { Clauses } from "./clauses.ts";
import { isIn } from "./lexicon.ts";
import type { Names } from "./phrases.ts";
import type { Participant } from "./roles.ts";
import { caseOf, type Tree, wordAt } from "./tree.ts";

/** Where and when a frame is, as far as its own words or those that govern it say. */
export interface Whereabouts {
  readonly time?: Time;
  readonly place?: Place;
}

/** The place and day of every frame: its own, else that of the clause it hangs from or is joined to. */
export function whereaboutsOf(
  clauses: Clauses,
  names: Names,
  times: readonly Time[],
  timeAt: Int32Array,
  of: readonly (readonly Participant[])[],
): Whereabouts[] {
  const found: Whereabouts[] = new Array(clauses.frames.length).fill({});
  const days = ownDays(clauses, times, timeAt);
  const places = placesOf(clauses.tree, names);
  for (const k of clauses.order) {
    const place = ownPlace(places, of[k]!);
    const above = clauses.parent[k]!;
    const shares = above >= 0 && sharesSetting(clauses, k, above);
    const time = days[k] ?? timeOfWhen(clauses, k, times, timeAt) ?? (shares ? found[above]!.time : undefined);
    const where = place ?? (shares ? found[above]!.place : undefined);
    found[k] = { ...(time && { time }), ...(where && { place: where }) };
  }
  return found;
}

/** The first day named in the words of each frame. */
function ownDays({ tree, owner, frames }: Clauses, times: readonly Time[], timeAt: Int32Array): (Time | undefined)[] {
  const days: (Time | undefined)[] = new Array(frames.length).fill(undefined);
  for (let i = 0; i < tree.tokens.length; i++) {
    const time = timeAt[i]! >= 0 ? times[timeAt[i]!] : undefined;
    const k = owner[i]!;
    if (k < 0 || !time?.start || /^P/.test(time.value) || isBound(tree, i)) continue;
    if (!days[k] || caseOf(tree, i) === "on") days[k] ??= time;
  }
  return days;
}

/** "since 1959, when two passengers died": they died in 1959. */
function timeOfWhen(
  { tree, frames }: Clauses,
  k: number,
  times: readonly Time[],
  timeAt: Int32Array,
): Time | undefined {
  let at = tree.low[frames[k]!.clause]!;
  if (at < 1) return undefined;
  if (wordAt(tree, at) === ",") at++;
  const before = wordAt(tree, at - 1) === "," ? at - 2 : at - 1;
  if (before < 0 || wordAt(tree, at) !== "when" || timeAt[before]! < 0) return undefined;
  const time = times[timeAt[before]!];
  return time?.start !== undefined && !/^P/.test(time.value) ? time : undefined;
}

/** "since 2009" and "until Friday" bound a period; nothing happens then. */
function isBound(tree: Tree, i: number): boolean {
  const { deprel, head } = tree.tokens[i]!;
  const by = caseOf(tree, i) || (deprel === "case" || head < 0 ? "" : caseOf(tree, head));
  return /^(?:since|until|till|than|before|to)$/.test(by);
}

/** A clause that hangs from a verb of saying has its own day; a participle or event noun shares that of its clause. */
function sharesSetting({ tree, frames }: Clauses, k: number, above: number): boolean {
  const { clause, kind } = frames[k]!;
  if (frames[above]!.kind === "verb" && isIn("report", tree.tokens[frames[above]!.clause]!.lemma)) return false;
  if (kind === "noun" || kind === "state") return true;
  const { deprel } = tree.tokens[clause]!;
  return deprel === "conj" || deprel === "xcomp" || (deprel === "advcl" && tree.tokens[clause]!.xpos === "VBG");
}

function ownPlace(places: Places, participants: readonly Participant[]): Place | undefined {
  const all = participants.filter(({ role }) => role === "place");
  const found = all.find(({ token }) => places.names.at[token]! >= 0);
  if (found) return placeAt(places, found.token);
  const below = all.flatMap(({ token }) => placeBelow(places, token) ?? [])[0];
  return below === undefined ? undefined : placeAt(places, below);
}

const STREET = /\b(?:street|avenue|road|drive|lane|boulevard|highway|place|court|way|st|ave|rd|blvd)\.?$/i;
/** Words of a phrase that are looked at for a place. */
const REACH = 30;

/** "in the mountains of Skarn", "at a house in the 300 block of Pine Street in Velm": the last place that the phrase names. */
function placeBelow({ tree, names }: Places, token: number): number | undefined {
  let found: number | undefined;
  for (let k = token + 1; k <= Math.min(tree.high[token]!, token + REACH); k++) {
    const entity = names.entities[names.at[k]!];
    const isInside = /^(?:nmod|appos|nmod:unmarked|flat|compound)$/.test(tree.tokens[k]!.deprel);
    if (isInside && entity && !names.isPronoun[k] && isPlaceLike(entity) && found === undefined) found = k;
    if (/^(?:acl|acl:relcl|conj)$/.test(tree.tokens[k]!.deprel)) break;
  }
  return found;
}

function isPlaceLike({ name, type, lat }: Entity): boolean {
  return type === "country" || (type === "place" && lat !== undefined && !STREET.test(name));
}

/** The places of an article with what it says contains them, once for all mentions of each. */
interface Places {
  readonly tree: Tree;
  readonly names: Names;
  /** Containing place by number of entity. */
  readonly container: ReadonlyMap<number, Entity>;
  /** Country of entities that contain a place whose country is known: Georgia, when it contains Macon. */
  readonly country: ReadonlyMap<string, string>;
}

function placesOf(tree: Tree, names: Names): Places {
  const container = new Map<number, Entity>();
  const country = new Map<string, string>();
  for (let i = 0; i < tree.tokens.length; i++) {
    const e = names.at[i]!;
    if (e < 0 || names.at[i + 1] === e || names.isPronoun[i]) continue;
    const within = containerAfter(tree, names, i);
    if (!within) continue;
    if (!container.has(e)) container.set(e, within);
    const own = names.entities[e]!.country;
    if (own && within.type === "country") country.set(within.id, own);
  }
  return { tree, names, container, country };
}

/** A named place with what contains it: "Macon, Georgia". */
function placeAt({ names, container, country }: Places, token: number): Place | undefined {
  const e = names.at[token]!;
  const entity = names.entities[e];
  if (!entity) return undefined;
  const within = container.get(e);
  const name = within ? `${entity.name}, ${within.name}` : entity.name;
  const state = within?.type === "place" ? within.country : undefined;
  const code = country.get(entity.id) ?? state ?? entity.country;
  const { lat, lon } = entity;
  return { name, ...(code && { country: code }), ...(code === entity.country && lat !== undefined && { lat, lon }) };
}

/** The larger place named right after a comma behind the last token of a name. */
function containerAfter(tree: Tree, names: Names, last: number): Entity | undefined {
  const entity = names.entities[names.at[last]!]!;
  const isPlace = ({ type }: Entity) => type === "place" || type === "country";
  if (!isPlace(entity) || last + 2 >= tree.tokens.length || wordAt(tree, last + 1) !== ",") return undefined;
  const next = names.at[last + 2]!;
  const within = next < 0 || names.isPronoun[last + 2] ? undefined : names.entities[next];
  return within && within !== entity && isPlace(within) && tree.tokens[last + 2]!.upos === "PROPN" ? within : undefined;
}
