import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "../../../src/index.ts";
import { groupedBy } from "../../../src/model/grouping.ts";
import type { Engine } from "./staged.ts";

type Rows = readonly Row[];

/** The joins of scale/ by maps and loops: the same stages without any engine, for piles of a test. */
export const plainEngine: Engine = async (work, run) => {
  const stage = async (name: string, rows: Rows, files = name): Promise<Row[]> => {
    writeFileSync(join(work, `${files}.in.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    await run(name, join(work, `${files}.in.jsonl`), join(work, `${files}.jsonl`));
    return rowsOf(join(work, `${files}.jsonl`));
  };
  const articles = of("article", await stage("lines", by("base", of("family", rowsOf(join(work, "read.jsonl"))))));
  const pages = by(
    "publisher",
    articles.filter(({ publisher }) => publisher !== null),
  );
  const furniture = keyed("publisher", await stage("furniture", pages));
  const holders = groupedBy(
    articles.flatMap(({ id, titles }) => (titles as string[]).map((key) => ({ id, key }))),
    (one) => one.key,
  );
  const asking = articles.map(({ article, publisher, lone }) => {
    const titles = (lone as string[]).flatMap((key) => {
      const found = holders.get(key);
      return found ? [{ key, holders: found.map(({ id }) => id) }] : [];
    });
    return { ...furniture.get(publisher), article, titles };
  });
  const digests = await stage("digest", asking);
  const texts = keyed("id", of("text", digests));
  const links = await linksOf(of("lineage", digests), texts, stage);
  const places = await placesOf(links, texts, stage);
  const stories = await storiesOf(of("story", digests), texts, places, stage);
  await stage(
    "facts",
    of("story", stories).map((story) => groundOf(story, texts, places, links)),
  );
  writeFileSync(join(work, "load.in.jsonl"), "");
};

type RunRows = (name: string, rows: Rows, files?: string) => Promise<Row[]>;
type ById = ReadonlyMap<unknown, Row>;

async function linksOf(digests: Rows, texts: ById, stage: RunRows): Promise<Row[]> {
  const inOrder = by("standing", digests);
  const firsts = new Map([...inOrder].reverse().map((one) => [one.words, one]));
  const lookers = inOrder.filter((one) => firsts.get(one.words) === one);
  const digestOf = keyed("id", lookers);
  const textOf = (id: unknown) => texts.get(id)!.text;
  const walks = new Map<unknown, { asked: string; copyOf: unknown; links: Row[] }>();
  for (let isOpen = true; isOpen; ) {
    const isHead = ({ id }: Row) => !walks.get(id)?.copyOf;
    const asked = lookers.flatMap((looker) => {
      const found = candidatesOf(
        looker,
        lookers.filter((head) => isHead(head)),
      );
      return JSON.stringify(found) === (walks.get(looker.id)?.asked ?? "[]") ? [] : [{ b: looker.id, found }];
    });
    isOpen = asked.length > 0;
    const sketch = (id: unknown) => digestOf.get(id)!.sketch;
    const rows = asked.map(({ b, found }) => ({
      b,
      sketch: sketch(b),
      heads: found.map((a) => ({ a, sketch: sketch(a) })),
    }));
    for (const { b, found } of asked) walks.set(b, { asked: JSON.stringify(found), copyOf: undefined, links: [] });
    const looked = of("look", await stage("look", rows)).filter(({ heads }) => (heads as string[]).length > 0);
    for (const row of await stage(
      "score",
      looked.map(({ b, heads }) => ({ b: textOf(b), heads: (heads as string[]).map(textOf) })),
    )) {
      if (row.of === "walk") walks.get(row.b)!.copyOf = row.copy_of ?? undefined;
      if (row.of === "link") walks.get(row.b)!.links.push(row);
    }
  }
  const twins = inOrder
    .filter(({ id }) => !digestOf.has(id))
    .map(({ id, words }) => {
      const first = firsts.get(words)!.id;
      return { b: textOf(id), heads: [textOf(walks.get(first)?.copyOf ?? first)] };
    });
  return [...[...walks.values()].flatMap((walk) => walk.links), ...of("link", await stage("score", twins, "twins"))];
}

/** Fewer than 256 heads between two under a key: in a pile of a test all heads meet. */
function candidatesOf(looker: Row, heads: Rows): string[] {
  const before = heads.filter(({ standing }) => (standing as string) < (looker.standing as string));
  const within = nearest(looker, before, ["keys", "worth", "total"], 0.06, 24);
  const abroad = before.filter(({ language }) => language !== looker.language);
  const across = nearest(looker, abroad, ["names", "name_worth", "name_total"], 0.15, 6);
  return [...within, ...across.filter((id) => !within.includes(id))];
}

function nearest(
  looker: Row,
  heads: Rows,
  [keys, worth, total]: readonly string[],
  least: number,
  most: number,
): string[] {
  const worthOf = (row: Row) => new Map((row[keys!] as string[]).map((key, k) => [key, (row[worth!] as number[])[k]!]));
  const own = worthOf(looker);
  const found = heads.map((head) => {
    let common = 0;
    for (const [key, each] of worthOf(head)) common += Math.min(each, own.get(key) ?? 0);
    return { head, share: common / (Math.min(head[total!] as number, looker[total!] as number) + 320) };
  });
  const near = found
    .filter(({ share }) => share >= least)
    .sort((x, y) => y.share - x.share || (x.head.standing! < y.head.standing! ? -1 : 1));
  return near.slice(0, most).map(({ head }) => head.id as string);
}

async function placesOf(links: Rows, texts: ById, stage: RunRows): Promise<ById> {
  const ties = links.filter(({ ties }) => ties);
  const tied = keyed("id", await stage("components", ties, "tied"));
  const home = (id: unknown) => tied.get(id)?.component ?? id;
  const inside = groupedBy(texts.keys(), home);
  const between = groupedBy(ties, ({ a }) => home(a));
  const rows = [...inside].map(([component, articles]) => ({ articles, links: between.get(component) ?? [] }));
  return keyed("id", await stage("partition", rows));
}

async function storiesOf(digests: Rows, texts: ById, places: ById, stage: RunRows): Promise<Row[]> {
  const wholes = by(
    "standing",
    digests.filter(({ section }) => section === 0),
  );
  const strictOf = (id: unknown) => places.get(id)!.strict;
  const units = new Map([...wholes].reverse().map(({ id }) => [strictOf(id), id]));
  const whole = keyed("id", wholes);
  const items = digests.filter(({ id }) => units.get(strictOf(id)) === id);
  const near = items.flatMap((item) => {
    const found = products(
      item,
      items.filter(({ section, standing }) => section === 0 && (standing as string) < (item.standing as string)),
    );
    return found.length > 0
      ? [{ b: whole.get(item.id)!.reading, section: item.section, heads: found.map((id) => whole.get(id)!.reading) }]
      : [];
  });
  const pairs = of("pair", await stage("pairs", near));
  const around = await stage(
    "around",
    items.map(({ id, section }) => {
      const ends = pairs.filter(
        (pair) => (pair.b === id && pair.section === section) || (pair.a === id && section === 0 && pair.section === 0),
      );
      const dated = ends.filter((pair) => (pair.b === id ? pair.dated_a : pair.dated_b)).length;
      return { id, section, cosines: ends.map(({ cosine }) => cosine), dated };
    }),
  );
  const aroundOf = new Map(around.map((one) => [`${one.id} ${one.section}`, one]));
  const judged = pairs.map((pair) => ({
    ...pair,
    x: aroundOf.get(`${pair.a} 0`),
    y: aroundOf.get(`${pair.b} ${pair.section}`),
  }));
  const verdicts = await stage("judge", judged);
  const bound = keyed(
    "id",
    await stage(
      "components",
      verdicts.filter(({ ties }) => ties),
      "bound",
    ),
  );
  const home = (unit: unknown) => bound.get(unit)?.component ?? unit;
  const inside = groupedBy(wholes, ({ id }) => home(units.get(strictOf(id))));
  const rows = [...inside].map(([component, members]) => ({
    articles: members.map(({ id, dates }) => ({ dates, lineage: strictOf(id) })),
    pairs: verdicts.filter(({ a, b }) => home(a) === component && home(b) === component),
  }));
  const loners = [...texts.keys()].filter((id) => !whole.has(id)).map((id) => ({ id }));
  return [...(await stage("stories", rows)), ...(await stage("loners", loners as Rows))];
}

function products(item: Row, heads: Rows): string[] {
  const own = new Map((item.keys as string[]).map((key, k) => [key, (item.worth as number[])[k]!]));
  const found = heads.map((head) => {
    const shared = (head.keys as string[]).map((key, k) => (head.worth as number[])[k]! * (own.get(key) ?? 0));
    return { head, share: shared.reduce((sum, each) => sum + each, 0) };
  });
  const near = found
    .filter(({ share }) => share >= 1)
    .sort((x, y) => y.share - x.share || (x.head.standing! < y.head.standing! ? -1 : 1));
  return near.slice(0, 48).map(({ head }) => head.id as string);
}

function groundOf({ articles, group }: Row, texts: ById, places: ById, links: Rows): Row {
  const ids = articles as string[];
  return {
    group,
    articles: ids.map((id) => texts.get(id)!),
    places: ids.map((id) => places.get(id)!),
    links: links.filter(({ a, b }) => ids.includes(a as string) || ids.includes(b as string)).map(({ link }) => link),
  };
}

function of(kind: string, rows: Rows): Row[] {
  return rows.filter((row) => row.of === kind);
}

function keyed(name: string, rows: Rows): Map<unknown, Row> {
  return new Map(rows.map((row) => [row[name], row]));
}

function by(name: string, rows: Rows): Row[] {
  return [...rows].sort((x, y) => ((x[name] as string) < (y[name] as string) ? -1 : 1));
}

function rowsOf(path: string): Row[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Row]));
}
