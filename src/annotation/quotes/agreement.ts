import { NOUNS } from "./lexicon.ts";
import type { SpeakerName } from "./proper-names.ts";
import { isRoleNoun } from "./roles.ts";

export const MALE = /^(?:he|er|il|él|lui)$/;
export const FEMALE = /^(?:she|elle|ella|lei)$/;
export const NEUTER = /^(?:it|es)$/;
export const SEVERAL = /^(?:they|both|ils|elles|ellos|ellas|loro)$/;

/** A person, or one whom the article only describes: "the captain". */
export function isSomebody(speaker: SpeakerName): boolean {
  const { kind, gender, form, name, isPlural } = speaker;
  const role = speaker.role ?? name;
  if (kind === "person" || gender || isSpokesperson(speaker)) return true;
  return form === "description" && kind === "unknown" && !isPlural && isRoleNoun(role?.split(" ").at(-1) ?? "");
}

/** Named by the body that is spoken for, yet a person: "A spokesman for the port said ..., he said." */
function isSpokesperson({ role, isPlural }: SpeakerName): boolean {
  return role !== undefined && !isPlural && NOUNS.spokespeople.has(role);
}

/** "a report", "the message": what "it" may be that speaks. */
export function isPaper({ form, name }: SpeakerName): boolean {
  return form === "description" && NOUNS.documents.has(name?.split(" ").at(-1)?.toLowerCase() ?? "");
}

const TITLED = /^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?|President) /;

/** "She said Lena was better", "he called Mr. Orth a liar": who speaks by a pronoun is not whom the words begin with. */
export function isTalkedAbout({ name }: SpeakerName, words: string): boolean {
  const all = name?.split(" ") ?? [];
  const [first = "", second = ""] = words.replace(TITLED, "").split(/\s/, 2);
  const bare = first.replace(/['’]s$/, "");
  return bare !== "" && (bare === all.at(-1) || (bare === all[0] && (all[1] === second || /^\p{Ll}/u.test(second))));
}

const WOMEN = /(?:woman|mother|wife|daughter|sister|girl|actress|widow|bride|aunt|niece)$/i;
const MEN = /(?:(?<!wo)man|father|husband|son|brother|boy|groom|uncle|nephew|actor)$/i;

/** False for "he" and a woman by her noun, and the other way round. */
export function fits(name: string, pronoun: string): boolean {
  return !(MALE.test(pronoun) ? WOMEN : FEMALE.test(pronoun) ? MEN : /^$/).test(name);
}

/** Whether a pronoun may mean a speaker: one or several, a man, a woman or a thing. */
export function agrees(speaker: SpeakerName, pronoun: string): boolean {
  const { kind, gender, isPlural } = speaker;
  const isThing = kind === "organisation" || kind === "place" || isPaper(speaker);
  const isPerson = !isPlural && (!isThing || isSpokesperson(speaker));
  if (MALE.test(pronoun)) return isPerson && gender !== "female";
  if (FEMALE.test(pronoun)) return isPerson && gender !== "male";
  if (SEVERAL.test(pronoun)) return isPlural === true || kind === "organisation";
  if (NEUTER.test(pronoun)) return isThing;
  return pronoun === "sie" && kind !== "place";
}
