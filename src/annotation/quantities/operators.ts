import type { Quantity } from "../../model/index.ts";
import type { Lexeme } from "../lexemes.ts";

type Operator = Quantity["operator"];

/** Words before a number that loosen it, longest first. */
const BEFORE: readonly (readonly [readonly string[], Operator])[] = [
  [["no", "more", "than"], "<="],
  [["not", "more", "than"], "<="],
  [["no", "fewer", "than"], ">="],
  [["no", "less", "than"], ">="],
  [["not", "less", "than"], ">="],
  [["as", "many", "as"], "<="],
  [["as", "much", "as"], "<="],
  [["somewhere", "around"], "~"],
  [["in", "excess", "of"], ">"],
  [["more", "than"], ">"],
  [["greater", "than"], ">"],
  [["higher", "than"], ">"],
  [["larger", "than"], ">"],
  [["upwards", "of"], ">"],
  [["upward", "of"], ">"],
  [["less", "than"], "<"],
  [["fewer", "than"], "<"],
  [["lower", "than"], "<"],
  [["smaller", "than"], "<"],
  [["at", "least"], ">="],
  [["a", "minimum", "of"], ">="],
  [["minimum", "of"], ">="],
  [["at", "most"], "<="],
  [["a", "maximum", "of"], "<="],
  [["maximum", "of"], "<="],
  [["up", "to"], "<="],
  [["close", "to"], "~"],
  [["an", "estimated"], "~"],
  [["estimated"], "~"],
  [["roughly"], "~"],
  [["approximately"], "~"],
  [["approx"], "~"],
  [["about"], "~"],
  [["around"], "~"],
  [["circa"], "~"],
  [["nearly"], "~"],
  [["almost"], "~"],
  [["virtually"], "~"],
  [["some"], "~"],
  [["over"], ">"],
  [["above"], ">"],
  [["exceeding"], ">"],
  [["under"], "<"],
  [["below"], "<"],
  [["rund"], "~"],
  [["etwa"], "~"],
  [["fast"], "~"],
  [["knapp"], "~"],
  [["mindestens"], ">="],
  [["mehr", "als"], ">"],
  [["environ"], "~"],
  [["plus", "de"], ">"],
  [["moins", "de"], "<"],
  [["au", "moins"], ">="],
  [["unos"], "~"],
  [["más", "de"], ">"],
  [["al", "menos"], ">="],
  [["circa"], "~"],
  [["oltre"], ">"],
  [["almeno"], ">="],
];
const AFTER: readonly (readonly [readonly string[], Operator])[] = [
  [["or", "more"], ">="],
  [["and", "more"], ">="],
  [["or", "less"], "<="],
  [["or", "fewer"], "<="],
  [["or", "so"], "~"],
  [["and", "above"], ">="],
];
const SIGNS = new Map<string, Operator>(
  Object.entries({
    ">": ">",
    "<": "<",
    "≥": ">=",
    "≤": "<=",
    "~": "~",
    "≈": "~",
    "±": "~",
  }),
);

/** The loosening words just before lexeme `at`, and where they begin. */
export function operatorBefore(
  lexemes: readonly Lexeme[],
  at: number,
): { operator: Operator; from: number } | undefined {
  const sign = SIGNS.get(lexemes[at - 1]?.text ?? "");
  if (sign) return { operator: sign, from: at - 1 };
  for (const [words, operator] of BEFORE) {
    const from = at - words.length;
    if (from >= 0 && words.every((word, k) => lexemes[from + k]!.lower === word)) return { operator, from };
  }
  return undefined;
}

/** The loosening words just after a number that ends before lexeme `at`, and where they end. */
export function operatorAfter(lexemes: readonly Lexeme[], at: number): { operator: Operator; to: number } | undefined {
  if (lexemes[at]?.text === "+" && lexemes[at - 1]?.end === lexemes[at]!.start) return { operator: ">=", to: at + 1 };
  for (const [words, operator] of AFTER) {
    if (words.every((word, k) => lexemes[at + k]?.lower === word)) return { operator, to: at + words.length };
  }
  return undefined;
}
