import { pushTo } from "../../model/grouping.ts";
import { lexemesOf } from "../lexemes.ts";
import { NOUNS } from "../quotes/lexicon.ts";
import { bareWords } from "../quotes/name-runs.ts";
import type { Naming } from "./identity.ts";

const SMALL = /^(?:of|the|and|for|in|on)$/;
/** Holders of one office that are told apart; more tell nothing new. */
const MOST = 24;

/** "the transport minister" where the story gives that office to one person. */
export function holders(
  all: readonly { readonly roles: readonly string[]; readonly name: string }[],
): (name: string) => string | undefined {
  const byHead = new Map<string, { words: Set<string>; name: string }[]>();
  for (const { roles, name } of all) {
    for (const role of roles) {
      const words = office(role);
      const head = words.at(-1);
      if (head) pushTo(byHead, head, { words: new Set(words.slice(0, -1)), name }, MOST);
    }
  }
  return (name) => {
    const words = office(name);
    const asked = words.slice(0, -1);
    const fitting = (byHead.get(words.at(-1) ?? "") ?? []).filter(
      ({ words: own }) => asked.every((word) => own.has(word)) && limits(own) === limits(asked),
    );
    const names = new Set(fitting.map((one) => one.name));
    return names.size === 1 ? [...names][0] : undefined;
  };
}

/** The words of an office up to "of" or "for", owners left out: "transport minister" of "Velm's transport minister". */
function office(role: string): string[] {
  const words = role.split(/ (?:of|for|at|in|from) /)[0]!.split(" ");
  return words.filter((word) => !/['’]s$|^\p{Lu}/u.test(word)).map((word) => word.toLowerCase());
}

const FORMER = /^(?:former|ex|late|then|ousted|retired)$/;
const DEPUTY = /^(?:vice|deputy|assistant|acting|shadow|junior|under)$/;

function limits(words: Iterable<string>): string {
  for (const word of words) {
    if (FORMER.test(word)) return "former";
    if (DEPUTY.test(word)) return "deputy";
  }
  return "";
}

/** "the district" where one body of the story has that noun as its last word. */
export function bodiesByNoun(namings: readonly Naming[]): (name: string) => string | undefined {
  const byNoun = new Map<string, Set<string>>();
  for (const { name, kind } of namings) {
    const last = name.split(" ").at(-1)!.toLowerCase();
    if (kind === "organisation" && name.includes(" ")) byNoun.set(last, (byNoun.get(last) ?? new Set()).add(name));
  }
  return (name) => {
    const found = byNoun.get(name);
    return found?.size === 1 ? [...found][0] : undefined;
  };
}

/** "spokesman for Velm Port" speaks for the port, "spokesman for Mr. Orth" for him, "transport minister" for the transport ministry, if the story names it. */
export function bodyBehind(roles: readonly string[], namings: readonly Naming[]): string | undefined {
  for (const role of roles) {
    const [own = "", of] = role.split(/ (?:of|for|at) /);
    const words = own.toLowerCase().split(" ");
    const ministry = words.at(-1) === "minister" ? keyOf([...words.slice(0, -1), "ministry"]) : undefined;
    const isMinistry = (name: string) => ministry !== undefined && keyOf(name.toLowerCase().split(" ")) === ministry;
    const found = namings.find(({ name }) => name === of || isMinistry(name));
    if (found) return found.name;
    const person = NOUNS.spokespeople.has(words.at(-1)!) && of ? personCalled(of, namings) : undefined;
    if (person) return person;
  }
  return undefined;
}

/** "Mr. Orth" where one person of the story has that surname. */
function personCalled(called: string, namings: readonly Naming[]): string | undefined {
  const name = bareWords(lexemesOf(called)).join(" ");
  const bearers = namings.filter(
    (one) => one.kind === "person" && (one.name === name || one.name.endsWith(` ${name}`)),
  );
  const names = new Set(bearers.map((one) => one.name));
  return name !== "" && names.size === 1 ? [...names][0] : undefined;
}

function keyOf(words: readonly string[]): string {
  return words
    .filter((word) => !SMALL.test(word))
    .sort()
    .join(" ");
}
