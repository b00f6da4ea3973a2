import type { Lexeme } from "../lexemes.ts";
import { type Kind, kindByShape, type NameTable, nameSpan } from "./bearers.ts";
import { fullName } from "./full-names.ts";
import { NOUNS } from "./lexicon.ts";
import { bareWords, type Gender, genderByTitle, isGivenName, isShortForm, PARTICLES, titlesIn } from "./name-runs.ts";
import { isNoName, isOffice, isSeveral, isSuffix } from "./name-words.ts";
import { isLink, type Phrase, runStart } from "./phrase-parts.ts";
import { isRoleNoun } from "./roles.ts";

/** What a speaker's words tell about who it is. */
export interface SpeakerName {
  /** Nothing for a thing, a day, or somebody whom the words do not tell. */
  readonly name?: string;
  readonly form: "name" | "description" | "pronoun";
  readonly kind: Kind;
  readonly gender?: Gender;
  readonly isPlural?: boolean;
  /** What the article calls the speaker beside the name: "transport minister". */
  readonly role?: string;
}

export const NOBODY: SpeakerName = { form: "description", kind: "unknown" };

/** The proper name that ends the head of the phrase, if it ends in one. */
export function nameIn({ head, link }: Phrase, table: NameTable): SpeakerName | undefined {
  const to = head.length;
  if (to === 0 || !(head[to - 1]!.cap || isShortForm(head, to - 1) || isSuffix(head, to - 1))) return undefined;
  const body = bodyName(head, table);
  if (body) return body;
  const from = runStart(head, to);
  const both = pairName(head, from, table);
  if (both) return both;
  const run = personBehind(head.slice(from, to), table);
  const words = bareWords(run);
  if (words.length === 0 || words.every((word) => isNoName(word))) return undefined;
  if (link === "to" && isOffice(words.at(-1)!)) return undefined;
  if (words.length === 1 && isOffice(words[0]!) && titlesIn(run).length > 0) return undefined;
  if (words.length === 1 && isOffice(words[0]!) && (isSeveral(words[0]!) || !table.byName.has(words[0]!)))
    return undefined;
  const before = [
    ...head
      .slice(0, from)
      .filter(({ cap }) => !cap)
      .map(({ lower }) => lower),
    ...titlesIn(run),
  ];
  const role = before.length > 0 && isRoleNoun(before.at(-1)!) ? { role: before.join(" ") } : {};
  return { ...role, ...known(run, words, table), form: "name" };
}

/** "Velm Bear Clinic Lena Orth", "Kolb Council Jan Dorn": whoever stands behind the name of a body is a person of it. */
function personBehind(run: readonly Lexeme[], table: NameTable): readonly Lexeme[] {
  for (let k = run.length - 2; k > 1; k--) {
    const isBody = NOUNS.bodies.has(run[k - 1]!.lower) && !NOUNS.bodies.has(run[k + 1]!.lower);
    if (isBody && (isGivenName(run[k]!.text) || table.beginsPerson(run[k]!.start))) return run.slice(k);
  }
  return run;
}

/** "Ministry of Defence": capitals on both sides of a small word are one name. */
export function bodyName(head: readonly Lexeme[], table: NameTable): SpeakerName | undefined {
  const at = head.findIndex(({ lower, cap }) => !cap && isLink(lower) && !PARTICLES.has(lower));
  if (at < 1 || !head[at - 1]!.cap || namesPerson(head, at)) return undefined;
  const from = runStart(head, at);
  const name = head
    .slice(from)
    .map(({ text }) => text)
    .join(" ");
  return { name: table.byLetters.get(name) ?? name, form: "name", kind: "organisation" };
}

/** "Goat Owners of Velm spokesman Jan Dorn": a small noun of a person parts the body from who speaks for it. */
function namesPerson(head: readonly Lexeme[], at: number): boolean {
  return head.some(({ lower, cap }, k) => k > at && !cap && isRoleNoun(lower) && head[k + 1]?.cap === true);
}

/** "Orth and Dorn", "Orth & Sons": both, as written. "Company Director and Founder Lena Orth" is one. */
function pairName(head: readonly Lexeme[], from: number, table: NameTable): SpeakerName | undefined {
  const left = head[from - 2];
  if (!/^(?:and|&)$/.test(head[from - 1]?.lower ?? "") || !left?.cap) return undefined;
  const start = runStart(head, from - 1);
  const [first, second] = [bareWords(head.slice(start, from - 1)), bareWords(head.slice(from))];
  if (first.length === 0 || second.length === 0) return undefined;
  if (isOffice(first.at(-1)!) && !isOffice(second.at(-1)!)) return undefined;
  const isPart = titlesIn(head.slice(from)).some((word) => NOUNS.bodies.has(word));
  if (isPart && kindByShape(head.slice(start, from - 1), first) !== "person") return undefined;
  const names = [known(head.slice(start, from - 1), first, table), known(head.slice(from), second, table)];
  const name = names.map((one) => one.name).join(` ${head[from - 1]!.text} `);
  return { name, form: "name", kind: names[0]!.kind, isPlural: names[0]!.kind === "person" };
}

/** Who bears a name, by the fullest name that the article has; `run` is the name as it stands, titles and all. */
export function known(run: readonly Lexeme[], words: readonly string[], table: NameTable): Omit<SpeakerName, "form"> {
  const gender = genderByTitle(titlesIn(run));
  const found = fullName(words, gender, table) ?? table.byName.get(words.join(" "));
  const at = run.length > 0 ? nameSpan(run) : undefined;
  const kind = found?.kind ?? (at && table.kindAt(at)) ?? kindByShape(run, words);
  const name = found?.name ?? words.join(" ");
  const role = table.roleOf.get(name);
  const known = found?.gender ?? gender;
  return { name, kind, ...(known && { gender: known }), ...(role && { role }) };
}
