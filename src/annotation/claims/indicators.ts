import { isIn } from "./lexicon.ts";
import { dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

/** Tokens before a bare "rate" or "it" in which is looked for what it is. */
const REACH = 40;

/**
 * The figure of an economy that a noun names, whatever it is called: `interest rate` for "key rate" and "its rate" of a bank,
 * `unemployment` for "jobless rate", `core inflation`; undefined where it names none.
 */
export function indicatorOf(tree: Tree, noun: number): string | undefined {
  const lemma = lemmaAt(tree, noun);
  const modifiers = modifiersOf(tree, noun);
  const kind = modifiers.find((word) => isIn("ofSome", word));
  const name = named(lemma, modifiers) ?? (isBare(lemma, modifiers) ? figureBefore(tree, noun) : undefined);
  return name !== undefined && kind !== undefined ? `${kind} ${name}` : name;
}

function named(lemma: string, modifiers: readonly string[]): string | undefined {
  if (lemma === "inflation" || lemma === "unemployment") return lemma;
  if (lemma !== "rate") return undefined;
  if (modifiers.some((word) => /^(?:jobless|unemployment)$/.test(word))) return "unemployment";
  if (modifiers.includes("inflation")) return "inflation";
  return modifiers.some((word) => isIn("keyRate", word)) ? "interest rate" : undefined;
}

function isBare(lemma: string, modifiers: readonly string[]): boolean {
  return lemma === "rate" && modifiers.length === 0;
}

/** The figure named last before a token, or that of the bank whose rate it is: "the bank raised its rate. At 4%, it is ..." */
export function figureBefore(tree: Tree, noun: number): string | undefined {
  let isRate = lemmaAt(tree, noun) === "rate";
  for (let k = noun - 1; k >= Math.max(0, noun - REACH); k--) {
    const lemma = lemmaAt(tree, k);
    const modifiers = lemma === "rate" ? modifiersOf(tree, k) : [];
    const found = named(lemma, modifiers);
    if (found) return found;
    isRate ||= isBare(lemma, modifiers);
    if (isRate && lemma === "bank") return "interest rate";
  }
  return undefined;
}

/** Words in small letters that stand before a noun and tell which one it is, those of its compounds too. */
function modifiersOf(tree: Tree, noun: number): string[] {
  const direct = dependentsOf(tree, noun, "compound", "amod").filter((k) => k < noun);
  const below = direct.flatMap((k) => dependentsOf(tree, k, "compound", "amod"));
  return [...direct, ...below].map((k) => wordAt(tree, k));
}
