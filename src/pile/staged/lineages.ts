import { areWorthALook, isTie, LineageGroups, linksTo } from "../../lineage/index.ts";
import { compareText, hash32, type Link } from "../../model/index.ts";
import type { Place } from "../state.ts";
import { numberIn, rowsIn, textIn, textOr, textsIn } from "./columns.ts";
import { annotatedIn } from "./digesting.ts";
import { eachRow, messageRow, type Stage } from "./stage.ts";

/** Most candidates need no reading: their sketches say so. */
export const look = eachRow(
  "leaves out candidates by sketch: {b, sketch, heads: [{a, sketch}]} to {b, heads: [a]}, in the same order",
  (row) => {
    const own = textOr(row, "sketch");
    const worth = rowsIn(row, "heads").filter((head) => areWorthALook(textOr(head, "sketch"), own));
    return [{ of: "look", b: textIn(row, "b"), heads: worth.map((head) => textIn(head, "a")) }];
  },
);

/** Pairs are grouped by the article that looks, so that its text is read once. */
export const score = eachRow(
  "holds an article against candidates before it, best first: {b: text, heads: [text]} to links",
  (row) => {
    const later = annotatedIn(textIn(row, "b"));
    const {
      copyOf = null,
      links,
      messages,
    } = linksTo(
      later,
      textsIn(row, "heads").map((text) => annotatedIn(text)),
    );
    const walk = { of: "walk", b: later.article.id, copy_of: copyOf };
    return [walk, ...links.map(linkRow), ...messages.map(messageRow)];
  },
);

function linkRow(link: Link): object {
  const { a, b, kind, score } = link;
  return { of: "link", a, b, kind, score, ties: isTie(link), link: JSON.stringify(link) };
}

/** Which articles hang together. One process over all pairs: two numbers a pair, by dense numbers. */
export const components: Stage = {
  does: "names what hangs together by pairs {a, b} after its least id",
  async *run(rows) {
    const forest = new Forest();
    for await (const row of rows) {
      try {
        forest.join(textIn(row, "a"), textIn(row, "b"));
      } catch (error) {
        yield messageRow({ rule: "stage-row", text: `a pair was left out: ${String(error)}`, level: "error" });
      }
    }
    yield* forest.rows();
  },
};

/** A map holds some 16 million keys: ids are spread over so many. */
const MAPS = 64;

/** Disjoint sets over ids; the least id of a set is its name. */
class Forest {
  readonly #numbers = Array.from({ length: MAPS }, () => new Map<string, number>());
  readonly #ids: string[] = [];
  #parents = new Int32Array(1024);

  join(a: string, b: string): void {
    const [x, y] = [this.#rootOf(this.#numberOf(a)), this.#rootOf(this.#numberOf(b))];
    const isBefore = compareText(this.#ids[x]!, this.#ids[y]!) <= 0;
    this.#parents[isBefore ? y : x] = isBefore ? x : y;
  }

  *rows(): Generator<object> {
    const inOrder = [...this.#ids.keys()].sort((x, y) => compareText(this.#ids[x]!, this.#ids[y]!));
    for (const number of inOrder)
      yield { of: "component", id: this.#ids[number], component: this.#ids[this.#rootOf(number)] };
  }

  #numberOf(id: string): number {
    const numbers = this.#numbers[hash32(id) % MAPS]!;
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#ids.push(id) - 1;
    numbers.set(id, number);
    if (number >= this.#parents.length) {
      const larger = new Int32Array(2 * this.#parents.length);
      larger.set(this.#parents);
      this.#parents = larger;
    }
    this.#parents[number] = number;
    return number;
  }

  #rootOf(number: number): number {
    let at = number;
    while (this.#parents[at] !== at) {
      this.#parents[at] = this.#parents[this.#parents[at]!]!;
      at = this.#parents[at]!;
    }
    return at;
  }
}

/** The lineages of articles that hang together. */
export const partition = eachRow(
  "parts a component {articles: [id], links: [{a, b, kind, score}]} into lineages, one row an article",
  (row) => {
    const links = rowsIn(row, "links").map((link) => {
      return {
        a: textIn(link, "a"),
        b: textIn(link, "b"),
        kind: textIn(link, "kind") as Link["kind"],
        score: numberIn(link, "score"),
      };
    });
    const { lineages, strict, loose } = LineageGroups.of(textsIn(row, "articles"), links);
    const strictOf = new Map(strict.flatMap((group) => group.map((id) => [id, group[0]!] as const)));
    const looseOf = new Map(loose.flatMap((group) => group.map((id) => [id, group[0]!] as const)));
    return lineages.flatMap((lineage) =>
      lineage.articles.map((id) => {
        const place: Place = { lineage, strict: strictOf.get(id)!, loose: looseOf.get(id)! };
        return { of: "place", id, strict: place.strict, place: JSON.stringify(place) };
      }),
    );
  },
);
