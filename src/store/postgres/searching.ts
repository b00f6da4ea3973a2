import { keyText } from "../key-bytes.ts";
import type { Hit } from "../store.ts";

/** Words of a title have weight A; the index of step 2 of `schema.ts` is over this very expression. */
const TITLE = `ts_filter(vector, '{a}')`;
/** Shares of a rank for words of no title (D) to words of a title (A). */
const WEIGHTS = "{0.1, 0.2, 0.4, 1.0}";

/** `$1` the words, `$2` how many: articles whose title holds them all, best first. */
export const TITLED = ranked(`${TITLE} @@ query`);
/** All others that hold them; `$3` are those that `TITLED` gave. */
export const UNTITLED = ranked("vector @@ query and article <> all($3::bytea[])");

function ranked(condition: string): string {
  return `select article, ts_rank('${WEIGHTS}', vector, query, 1) as score
    from secondsource.words, cast($1 as tsquery) query where ${condition} order by score desc, article limit $2`;
}

/** All of the words, in PostgreSQL's notation. */
export function queryOf(words: readonly string[]): string {
  return words.map((word) => `'${word.replace(/['\\]/g, "")}'`).join(" & ");
}

/** A rank of `ts_rank` is below 1: titles that hold all words come before all others. */
export function hitsOf(titled: readonly Row[], others: readonly Row[]): Hit[] {
  const hit = ({ article, score }: Row, more: number) => {
    return { article: keyText(article as Uint8Array), rank: more + Number(score) };
  };
  return [...titled.map((row) => hit(row, 1)), ...others.map((row) => hit(row, 0))];
}

type Row = Record<string, unknown>;
