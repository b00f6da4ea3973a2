import type { Party } from "../../model/index.ts";
import { lexicon } from "../names/index.ts";
import { setOf, table } from "./lexicon.ts";
import type { Names } from "./phrases.ts";
import { entityOf, phraseOf } from "./phrases.ts";
import { caseOf, lemmaAt, type Tree } from "./tree.ts";

let loaded: ReadonlyMap<string, string> | undefined;

/** PLOVER sector by the word for who acts: `minister` is `GOV`. */
function sectors(): ReadonlyMap<string, string> {
  loaded ??= new Map(
    Object.entries(table<Record<string, string>>("sectors", {})).flatMap(([sector, list]) =>
      [...setOf(list)].map((word) => [word, sector] as const),
    ),
  );
  return loaded;
}

/** Somebody who acts or is acted on, with country and sector where the words or the tables tell them. */
export function partyOf(tree: Tree, names: Names, token: number): Party {
  const { span, name, entity } = phraseOf(tree, names, token);
  const country = entity?.country ?? countryAround(tree, names, token);
  const sector = sectorOf(tree, token);
  return { span, ...(entity && { entity: entity.id }), name, ...(country && { country }), ...(sector && { sector }) };
}

/** The country of a phrase by what modifies it: "Norlandic troops", "Norland's army", "the government of Norland". */
function countryAround(tree: Tree, names: Names, token: number): string | undefined {
  for (let k = tree.first[token]!; k >= 0; k = tree.next[k]!) {
    const { deprel } = tree.tokens[k]!;
    const modifies =
      /^(?:amod|compound|nmod:poss|flat|appos|nmod:desc)$/.test(deprel) ||
      (deprel === "nmod" && /^(?:of|in|from)$/.test(caseOf(tree, k)));
    if (!modifies) continue;
    const found = entityOf(tree, names, k)?.country ?? nationAt(tree, k);
    if (found) return found;
  }
  return nationAt(tree, token);
}

/** Country of a word of the tables: `Russian`. */
export function nationAt(tree: Tree, k: number): string | undefined {
  const { start, end } = tree.tokens[k]!.span;
  const code = tree.text.charCodeAt(start);
  if (code >= 97 && code <= 122) return undefined;
  const phrase = lexicon().phraseOf(tree.text.slice(start, end));
  return phrase && (phrase.kind === "demonym" || phrase.kind === "country" || phrase.kind === "seat")
    ? phrase.country
    : undefined;
}

function sectorOf(tree: Tree, token: number): string | undefined {
  const own = sectors().get(lemmaAt(tree, token));
  if (own) return own;
  for (let k = tree.first[token]!; k >= 0; k = tree.next[k]!) {
    if (!/^(?:compound|amod|flat|appos|nmod:desc|nmod)$/.test(tree.tokens[k]!.deprel)) continue;
    const found = sectors().get(lemmaAt(tree, k));
    if (found) return found;
  }
  return undefined;
}
