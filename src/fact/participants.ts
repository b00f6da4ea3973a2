import type { Claim, EntityType, Role } from "../model/index.ts";
import { wordsIn } from "./load.ts";
import { stemOf } from "./stems.ts";

/** Who or what takes part in a claim, for comparing. */
export interface Party {
  readonly role: "actor" | "patient" | "other";
  readonly entity: string | undefined;
  /** Stems of the words of its name, the head last. */
  readonly words: readonly string[];
  /** True for a proper name, not for "British climber" or "the Mean Girls star". */
  readonly isName: boolean;
  readonly type: EntityType | undefined;
  readonly name: string;
}

/** Words that point at somebody said before; who it is the claim does not say. */
const POINTING = new Set(wordsIn("pointing"));

/** The participants that say who they are. */
export function partiesOf({ roles }: Claim, typeOf: (entity: string) => EntityType | undefined): Party[] {
  return roles.flatMap((role) => partyOf(role, typeOf) ?? []);
}

const LETTER = /\p{L}/u;

/** From the first letter to the last. */
function lettersOf(word: string): string {
  const first = word.search(LETTER);
  if (first < 0) return "";
  let end = word.length;
  while (!LETTER.test(word.slice(startOfLast(word, end), end))) end--;
  return word.slice(first, end);
}

/** Where the character begins that ends at a place: it may take two code units. */
function startOfLast(word: string, end: number): number {
  return (word.codePointAt(end - 2) ?? 0) > 0xffff ? end - 2 : end - 1;
}

function partyOf({ role, name, entity }: Role, typeOf: (entity: string) => EntityType | undefined): Party | undefined {
  if (role === "time" || role === "place" || POINTING.has(name.trim().toLowerCase())) return undefined;
  const words = name
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => stemOf(lettersOf(word)))
    .filter((word) => word !== "");
  if (words.length === 0 || /^\P{L}*$/u.test(name)) return undefined;
  const part = role === "actor" ? "actor" : role === "recipient" || role === "theme" ? "patient" : "other";
  const isName = /^\p{Lu}.*(?:\s|-|^)\p{Lu}[^\s-]*$/u.test(name) || /^\p{Lu}\S*$/u.test(name);
  const type = entity === undefined ? undefined : typeOf(entity);
  return { role: part, entity, words, isName, type, name };
}

/** True when two participants can be one: one entity, or the same head word, or one name inside the other. */
export function isSameParty(a: Party, b: Party): boolean {
  if (a.entity !== undefined && a.entity === b.entity) return true;
  if (a.words.at(-1) === b.words.at(-1)) return !(a.isName && b.isName) || shareName(a, b);
  return a.isName && b.isName && shareName(a, b);
}

/** True when somebody or something of the one can be somebody or something of the other. */
export function shareOne(a: readonly Party[], b: readonly Party[]): boolean {
  return a.some((one) => b.some((other) => isSameParty(one, other)));
}

/** Every word of the shorter name is one of the longer. */
function shareName(a: Party, b: Party): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  return short.words.every((word) => long.words.includes(word));
}

/** True when both are named, as the same kind of bearer, and the names are of two. */
export function areTwo(a: Party, b: Party): boolean {
  if (a.type === undefined || a.type !== b.type) return false;
  return a.isName && b.isName && !isSameParty(a, b) && !a.words.some((word) => b.words.includes(word));
}
