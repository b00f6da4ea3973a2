import { expect, test } from "vitest";
import { MEASURE } from "../../src/lineage/candidates.ts";
import { findLineages, LineageGroups, LineageIndex, type LinkChanges } from "../../src/lineage/index.ts";
import { type AnnotatedArticle, type Link, mix32 } from "../../src/model/index.ts";
import { article } from "./pile.ts";

/** A report of one of a few invented affairs: copies, light edits, cuts and independent reports, of a few days. */
function reportOf(seed: number): AnnotatedArticle {
  const draw = (k: number, most: number) => mix32(seed * 101 + k) % most;
  const [affair, kind] = [draw(0, 6), draw(1, 5)];
  const text = (source: number) =>
    Array.from({ length: 9 }, (_, s) => {
      const word = (k: number) => `v${mix32(source * 977 + s * 31 + k).toString(36)}`;
      return `Mayor Name${affair}x${s % 3} of Town${affair}q said ${word(1)} ${word(2)} would ${word(3)} the ${word(4)} ${word(5)} in ${word(6)}.`;
    });
  const source = kind === 4 ? 5000 + seed : affair * 3 + draw(2, 2);
  const lines = text(source);
  if (kind === 1) lines[draw(3, 9)] = `Only paper ${draw(4, 3)} knew that ${draw(5, 50)} people came.`;
  if (kind === 2) lines.splice(0, 3);
  if (kind === 3) lines[0] = lines[0]!.replace("Mayor", "Deputy");
  const day = draw(6, 5);
  return article(`r${draw(7, 100_000)}-${seed}`, lines.join("\n"), {
    ...(day > 0 && { published: `2031-04-0${day}T08:00:00Z` }),
    ...(draw(8, 3) === 0 && { language: "fr" }),
  });
}

const PILE = Array.from({ length: 90 }, (_, seed) => reportOf(seed));

/** Everything that changes have left. */
class Links {
  readonly #links = new Map<string, Link>();

  take({ put, drop, messages }: LinkChanges): void {
    expect(messages).toEqual([]);
    for (const [a, b] of drop) expect(this.#links.delete(`${a} ${b}`)).toBe(true);
    for (const link of put) this.#links.set(`${link.a} ${link.b}`, link);
  }

  get all(): Link[] {
    return [...this.#links.keys()].sort().map((key) => this.#links.get(key)!);
  }
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  return items
    .map((item, i) => ({ item, key: mix32(seed * 7919 + i) }))
    .sort((x, y) => x.key - y.key)
    .map(({ item }) => item);
}

function linksOf(pile: readonly AnnotatedArticle[]): Link[] {
  const links = new Links();
  const map = findLineages(pile);
  links.take({ put: map.links, drop: [], messages: [] });
  return links.all;
}

test("the pile holds links of several kinds and copies that are linked to one article alone", () => {
  const kinds = new Set(findLineages(PILE).links.map(({ kind }) => kind));
  expect([...kinds]).toEqual(expect.arrayContaining(["copy", "rewrite"]));
  expect(findLineages(PILE).links.length).toBeGreaterThan(60);
});

test.each([1, 2, 3, 4])(
  "one by one in any order, with removals and a save on the way, gives the links of one batch (%i)",
  (seed) => {
    const byId = new Map(PILE.map((each) => [each.article.id, each]));
    let index = new LineageIndex((id) => byId.get(id));
    const links = new Links();
    shuffled(PILE, seed).forEach((each, i) => {
      links.take(index.add(each));
      if (i % 7 === 3) {
        const other = shuffled(PILE, seed)[mix32(i) % (i + 1)]!;
        links.take(index.remove(other.article.id));
        if (i % 14 === 3) links.take(index.update({ add: [other, reportOf(1000 + i)] }));
        else links.take(index.add(other));
        links.take(index.remove(reportOf(1000 + i).article.id));
      }
      if (i === 40) index = LineageIndex.from(index.state(), (id) => byId.get(id));
    });
    expect(links.all).toEqual(linksOf(PILE));
  },
);

test("five portions give the links of one batch, and so does what is left when a portion goes", async () => {
  const mixed = shuffled(PILE, 9);
  const index = new LineageIndex();
  const links = new Links();
  for (let k = 0; k < 5; k++) links.take(index.update({ add: mixed.slice(18 * k, 18 * (k + 1)) }));
  expect(links.all).toEqual(linksOf(PILE));
  links.take(index.update({ remove: mixed.slice(0, 30).map(({ article }) => article.id) }));
  expect(links.all).toEqual(linksOf(mixed.slice(30)));
});

test("a store may keep what changed and take its time to read", async () => {
  const byId = new Map(PILE.map((each) => [each.article.id, each]));
  const shelf = new Map<string, Uint8Array>();
  const links = new Links();
  for (let k = 0; k < 3; k++) {
    const index = LineageIndex.fromPortions(shelf.values(), () => undefined);
    const add = shuffled(PILE, 5).slice(30 * k, 30 * (k + 1));
    links.take(await index.updateLater({ add }, async (id) => byId.get(id)));
    for (const [id, portion] of index.changedPortions()) {
      if (portion) shelf.set(id, portion);
      else shelf.delete(id);
    }
    expect(LineageIndex.fromPortions(shelf.values()).state()).toEqual(index.state());
  }
  expect(links.all).toEqual(linksOf(PILE));
});

test("a new version of an article takes the place of the old one", () => {
  const [first, ...rest] = PILE;
  const changed = article(first!.article.id, rest[0]!.article.text, { published: "2031-04-01" });
  const index = new LineageIndex();
  const links = new Links();
  for (const each of PILE) links.take(index.add(each));
  links.take(index.add(changed));
  expect(links.all).toEqual(linksOf([changed, ...rest]));
});

test("under crowded keys the reach moves along with the articles that come and go", () => {
  // All share a few names; runs of words tie each to a few others. More heads stand under one key than anybody meets.
  const texts = Array.from({ length: MEASURE.reach + 60 }, (_, i) => {
    const word = (k: number) => `w${mix32((i % 97) * 3 + (k % 3) + k * 31).toString(36)}`;
    const own = Array.from({ length: 30 }, (_, k) => (k % 2 ? `u${mix32(i * 77 + k).toString(36)}` : word(k)));
    return article(`c${mix32(i) % 9973}-${i}`, `Governor Kestrel Ostrow of Valmere met ${own.join(" ")}.`);
  });
  const index = new LineageIndex();
  const links = new Links();
  const mixed = shuffled(texts, 3);
  for (let k = 0; k < mixed.length; k += 50) links.take(index.update({ add: mixed.slice(k, k + 50) }));
  links.take(index.update({ remove: mixed.slice(0, 20).map((each) => each.article.id) }));
  expect(links.all).toEqual(linksOf(mixed.slice(20)));
}, 120_000);

test("an article that cannot be read again costs its links and is named", () => {
  const index = new LineageIndex(() => undefined);
  const copies = [reportOf(3), article("other", reportOf(3).article.text)];
  index.add(copies[0]!);
  const restored = LineageIndex.from(index.state(), () => undefined);
  const { put, messages } = restored.add(copies[1]!);
  expect(put).toEqual([]);
  expect(messages.map(({ rule, article }) => [rule, article])).toEqual([["lineage-unread", copies[0]!.article.id]]);
});

test("an article that fails is left out with a message, the rest is linked", () => {
  const broken = { ...reportOf(1), article: { ...reportOf(1).article, id: "broken", body: undefined as never } };
  const messages: string[] = [];
  const map = findLineages([...PILE, broken], {
    onMessage: ({ rule, article }) => messages.push(`${rule} ${article}`),
  });
  expect(messages).toEqual(["lineage-failed broken"]);
  expect(map.links).toEqual(findLineages(PILE).links);
});

test("bytes of another form are refused", () => {
  expect(() => LineageIndex.from(new Uint8Array(2))).toThrow(RangeError);
  expect(() => LineageIndex.from(new Uint8Array([200, 1, 1, 1, 1]))).toThrow(RangeError);
});

test("groups kept up to date are those of the whole pile, and only touched components come back", () => {
  const index = new LineageIndex();
  const groups = new LineageGroups();
  for (const each of shuffled(PILE, 2)) groups.update({ add: [each.article.id] }, index.add(each));
  const gone = PILE.slice(0, 9).map(({ article }) => article.id);
  groups.update({ remove: gone }, index.update({ remove: gone }));
  const map = findLineages(PILE.slice(9));
  for (const { articles } of map.lineages)
    for (const id of articles) expect(groups.groupOf(id)?.lineage).toBe(articles[0]);
  for (const group of map.strict) for (const id of group) expect(groups.groupOf(id)?.strict).toBe(group[0]);
  for (const group of map.loose) for (const id of group) expect(groups.groupOf(id)?.loose).toBe(group[0]);
  expect(groups.groupOf(gone[0]!)).toBeUndefined();
  const alone = groups.update({ add: ["alone"] }, { put: [], drop: [] });
  expect(alone.map(({ articles }) => articles)).toEqual([["alone"]]);
});
