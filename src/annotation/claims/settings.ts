import type { Entity, Place, Time } from "../../model/index.ts";
import type { Clauses } from "./clauses.ts";
import { isIn } from "./lexicon.ts";
import type { Names } from "./phrases.ts";
import type { Participant } from "./roles.ts";
import { caseOf, type Tree } from "./tree.ts";

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
  for (const k of clauses.order) {
    const place = ownPlace(clauses.tree, names, of[k]!);
    const above = clauses.parent[k]!;
    const shares = above >= 0 && sharesSetting(clauses, k, above);
    const time = days[k] ?? (shares ? found[above]!.time : undefined);
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
    if (k < 0 || !time?.start || /^P/.test(time.value)) continue;
    if (!days[k] || caseOf(tree, i) === "on") days[k] ??= time;
  }
  return days;
}

/** A clause that hangs from a verb of saying has its own day; a participle or event noun shares that of its clause. */
function sharesSetting({ tree, frames }: Clauses, k: number, above: number): boolean {
  const { clause, kind } = frames[k]!;
  if (frames[above]!.kind === "verb" && isIn("report", tree.tokens[frames[above]!.clause]!.lemma)) return false;
  if (kind === "noun" || kind === "state") return true;
  const { deprel } = tree.tokens[clause]!;
  return deprel === "conj" || deprel === "xcomp" || (deprel === "advcl" && tree.tokens[clause]!.xpos === "VBG");
}

function ownPlace(tree: Tree, names: Names, participants: readonly Participant[]): Place | undefined {
  const found = participants.find(({ role, token }) => role === "place" && names.at[token]! >= 0);
  return found && placeAt(tree, names, found.token);
}

/** A named place with what contains it: "Macon, Georgia". */
export function placeAt(tree: Tree, names: Names, token: number): Place | undefined {
  const entity = names.entities[names.at[token]!];
  if (!entity) return undefined;
  const container = containerOf(tree, names, token, entity);
  const name = container ? `${entity.name}, ${container.name}` : entity.name;
  const country = entity.country ?? container?.country;
  return { name, ...(country && { country }) };
}

/** The larger place named right after a comma. */
function containerOf(tree: Tree, names: Names, token: number, entity: Entity): Entity | undefined {
  let last = token;
  while (last + 1 < tree.tokens.length && names.at[last + 1] === names.at[token]) last++;
  const comma = last + 1;
  if (comma + 1 >= tree.tokens.length) return undefined;
  const { span } = tree.tokens[comma]!;
  if (tree.text.slice(span.start, span.end) !== "," || names.isPronoun[comma + 1]) return undefined;
  const next = names.at[comma + 1]!;
  const container = next >= 0 ? names.entities[next] : undefined;
  const isPlace = container && container !== entity && (container.type === "place" || container.type === "country");
  return isPlace && tree.tokens[comma + 1]!.upos === "PROPN" ? container : undefined;
}
