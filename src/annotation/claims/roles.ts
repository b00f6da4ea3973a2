import type { Entity, RoleName } from "../../model/index.ts";
import type { Ground } from "./amounts.ts";
import { type Arguments, joinedTo, type Oblique, wholeOf } from "./arguments.ts";
import { isIn, setOf } from "./lexicon.ts";
import { entityOf, isParty } from "./phrases.ts";
import { lemmaAt, type Tree, wordAt } from "./tree.ts";

/** A token that takes part in a frame, and as what. */
export interface Participant {
  readonly role: RoleName;
  readonly token: number;
  /** Its preposition. */
  readonly by: string;
}

/** The roles of a frame's arguments. `timeAt` is the time whose words a token stands in, -1 outside. */
export function participantsOf(ground: Ground, timeAt: Int32Array, args: Arguments, predicate: string): Participant[] {
  const { tree, names, quantities, quantityAt } = ground;
  const found: Participant[] = [];
  /** Sums and shares take no part; bare numbers do where they stand for people. */
  const isNumber = (k: number, role: RoleName) =>
    quantityAt[k]! >= 0 &&
    (quantities[quantityAt[k]!]!.unit !== undefined || (role !== "recipient" && role !== "theme"));
  const add = (role: RoleName, token: number, by = "") => {
    for (const k of joinedTo(tree, token).map((one) => wholeOf(tree, one)))
      if (!isBare(tree, k) && !isNumber(k, role) && !found.some((one) => one.token === k))
        found.push({ role, token: k, by });
  };
  add("actor", args.agent);
  if (args.goal >= 0) add("recipient", args.goal);
  if (args.patient >= 0) add(args.goal < 0 && isParty(tree, names, args.patient) ? "recipient" : "theme", args.patient);
  if (args.complement >= 0) add("theme", args.complement);
  const hasRecipient = found.some((one) => one.role === "recipient");
  for (const oblique of args.obliques) {
    const role = obliqueRole(ground, timeAt, oblique, hasRecipient || MOTION.has(predicate));
    if (role && (quantityAt[oblique.token]! < 0 || role === "time")) add(role, oblique.token, oblique.by);
  }
  return found;
}

/** Words that name no participant. */
function isBare(tree: Tree, k: number): boolean {
  return tree.tokens[k]!.upos === "PRON" && /^(?:there|who|which|what)$/.test(wordAt(tree, k));
}

function obliqueRole(
  { tree, names }: Ground,
  timeAt: Int32Array,
  { token, by }: Oblique,
  hasRecipient: boolean,
): RoleName | undefined {
  if (timeAt[token]! >= 0) return "time";
  if (tree.tokens[token]!.upos === "NUM") return undefined;
  const entity = entityOf(tree, names, token);
  if (isPlaceEntity(entity) && isIn("place", by)) return "place";
  if (!hasRecipient && isIn("recipient", by) && isParty(tree, names, token)) return "recipient";
  if (isPlaceEntity(entity) && (by === "to" || by === "toward" || by === "towards")) return "place";
  if ((isIn("topic", by) || by === "to") && !entity && !PLACES.test(lemmaAt(tree, token))) return "topic";
  if (isIn("instrument", by) && !isParty(tree, names, token)) return "instrument";
  return PLACES.test(lemmaAt(tree, token)) && (isIn("place", by) || by === "to") ? "place" : undefined;
}

/** Verbs whose "to" leads to a place. */
const MOTION = setOf(
  "go come travel fly return head move arrive drive walk run flee sail ride march journey rush race commute migrate relocate",
);

const PLACES =
  /^(?:city|town|village|street|road|hospital|school|house|home|building|airport|station|border|province|region|district|area|camp|market|church|mosque|prison|court|hotel|square|park|bridge|river|island|coast|port|base|factory|mine|apartment|bar|restaurant|club|neighborhood|neighbourhood|highway|lake|sea|beach|valley|mountain|campus|university|stadium|capital|suburb|county|state|country|scene|store|shop|mall|block|mountain|forest|desert|field|jungle|yard|garage|office|restaurant|motel|intersection|side|area|neighborhood|downtown|outskirt|waters?)$/;

function isPlaceEntity(entity: Entity | undefined): boolean {
  return entity !== undefined && (entity.type === "place" || entity.type === "country");
}
