import type { Lexeme } from "../lexemes.ts";
import type { NameTable } from "./bearers.ts";
import { CLASSES, NOUNS } from "./lexicon.ts";
import { nameEnd } from "./name-runs.ts";
import { isRoleNoun } from "./roles.ts";

/** What links the words of an office. */
const LINK = /^(?:of|for|and|&)$/;

/**
 * The name of a person behind an office with small words in it, or before where the person is from: "Secretary of Velm
 * Harbour | Lena Orth", "Office of Velm Roads Director | Lena Orth", "Harbour Committee Leader | Lena Orth | of Kolb".
 */
export function titledName(lexemes: readonly Lexeme[], table: NameTable): readonly Lexeme[] | undefined {
  for (let k = 1; k < lexemes.length - 1; k++) {
    if (!table.beginsPerson(lexemes[k]!.start)) continue;
    const end = nameEnd(lexemes, k);
    const rest = lexemes.slice(end);
    const isLast = rest.length === 0 || (/^(?:of|from)$/.test(rest[0]!.lower) && rest.slice(1).every(({ cap }) => cap));
    return end - k > 1 && isLast && isOffice(lexemes.slice(0, k), rest.length > 0) ? lexemes.slice(k, end) : undefined;
  }
  return undefined;
}

function isOffice(before: readonly Lexeme[], hasPlace: boolean): boolean {
  const link = before.findLastIndex(({ lower, cap }) => !cap && LINK.test(lower));
  const own = before.slice(link + 1);
  const isNamed = own.length > 0 && own.every(({ cap, lower }) => cap || CLASSES.determiners.has(lower));
  if (!isNamed) return false;
  if (link < 0) return hasPlace && isOfPerson(own.at(-1)!);
  const first = before
    .slice(
      0,
      before.findIndex(({ lower, cap }) => !cap && LINK.test(lower)),
    )
    .at(-1);
  if (!first) return false;
  return NOUNS.bodies.has(first.lower) ? isOfPerson(own.at(-1)!) : isOfPerson(first) && !own.some(isOfPerson);
}

/** "Director", "Secretary": no body and no crowd. */
function isOfPerson({ lower }: Lexeme): boolean {
  return isRoleNoun(lower) && !NOUNS.bodies.has(lower) && !NOUNS.collectives.has(lower);
}
