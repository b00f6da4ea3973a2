import type { Bearer, NameTable } from "./bearers.ts";
import { NOUNS } from "./lexicon.ts";
import type { Gender } from "./name-runs.ts";

/** The fullest name that the article has for a short one; nothing when the name is full, or nobody bears it. */
export function fullName(words: readonly string[], gender: Gender | undefined, table: NameTable): Bearer | undefined {
  return words.length === 1 ? byWord(words[0]!, gender, table) : byInitial(words, table);
}

/** "L. Orth" is the one Orth of the article whose name starts so. */
function byInitial(words: readonly string[], table: NameTable): Bearer | undefined {
  if (words.length !== 2 || !/^\p{Lu}\.?$/u.test(words[0]!)) return undefined;
  const bearers = table.bySurname.get(words.at(-1)!.toLowerCase()) ?? [];
  const fitting = bearers.filter(({ name }) => name[0] === words[0]![0] && !/^\p{Lu}\.? /u.test(name));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A lone surname is whoever bears it with the right gender, the first named before others. */
function byWord(word: string, gender: Gender | undefined, table: NameTable): Bearer | undefined {
  const full = table.byLetters.get(word);
  if (full) return table.byName.get(full) ?? { name: full, kind: "organisation" };
  const bearers = (table.bySurname.get(word.toLowerCase()) ?? []).filter((one) => isBornBy(word, gender, one, table));
  const first = bearers.length === 0 ? table.byFirst.get(word.toLowerCase()) : undefined;
  const all = first && opensWith(word, gender, first, table) ? [first] : bearers;
  const agreeing = all.filter((one) => !gender || !one.gender || one.gender === gender);
  return (gender && agreeing.find((one) => one.gender === gender)) || agreeing[0];
}

/** "Mr Velm" is no part of "Bank of Velm", nor is the town. */
function isBornBy(word: string, gender: Gender | undefined, { kind }: Bearer, table: NameTable): boolean {
  const own = table.byName.get(word)?.kind;
  if (kind === "person") return own !== "place" || gender !== undefined;
  return kind === "unknown" && own !== "place" && own !== "organisation";
}

/** "Xi" for "Xi Jinping", "Velm" for "Velm Airways": not for a product or another body that is called after it. */
function opensWith(word: string, gender: Gender | undefined, { kind, name }: Bearer, table: NameTable): boolean {
  const own = table.byName.get(word)?.kind ?? "unknown";
  if (kind === "person") return own === "person" || own === "unknown";
  if (kind !== "organisation" || gender || own === "person" || own === "place") return false;
  const rest = name.split(" ").slice(1);
  return rest.every((one) => NOUNS.bodies.has(one.toLowerCase()) || /^(?:Air|Lines|Group|Holdings)$/.test(one));
}
