import { expect, test } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { asKept, dossierOf, keptReport, linkOf, listed } from "./invented.ts";
import { onEveryKind } from "./kinds.ts";

onEveryKind((fresh) => {
  const put = async (store: Store, ...reports: ReturnType<typeof keptReport>[]) => {
    const change = await store.begin();
    for (const report of reports) change.put(report);
    await change.commit();
  };

  test("an article comes back as it was put, without tokens", async () => {
    const store = await (await fresh()).open();
    await put(store, keptReport(1), keptReport(2));
    expect(await store.article("report-0001")).toStrictEqual(asKept(keptReport(1)));
    expect(JSON.stringify(await store.article("report-0002"))).toBe(JSON.stringify(asKept(keptReport(2))));
    expect(await store.article("report-0003")).toBeUndefined();
  });

  test("what is read twice is one object, until it is another text or annotation", async () => {
    const store = await (await fresh()).open();
    await put(store, keptReport(1));
    const [first, again] = [await store.article("report-0001"), await store.article("report-0001")];
    expect(again!.annotation).toBe(first!.annotation);
    expect(again!.article).toBe(first!.article);
    await put(store, keptReport(1, 2));
    const other = await store.article("report-0001");
    expect(other).toEqual({ ...asKept(keptReport(1, 2)), version: { ...keptReport(1, 2).version, number: 2 } });
    const change = await store.begin();
    change.remove("report-0001");
    await change.commit();
    await put(store, keptReport(1));
    expect(await store.article("report-0001")).toStrictEqual(asKept(keptReport(1)));
  });

  test("articles come in the order asked, ids ascending by code unit", async () => {
    const store = await (await fresh()).open();
    const ids = ["b", "a", "\u0000", "", "Z", "é", "\ud83d\ude00", "\ud800", "\uffee", "a b", "10", "9", "__proto__"];
    await put(store, ...ids.map((id) => ({ ...keptReport(3), article: { ...keptReport(3).article, id } })));
    expect(await listed(store.articleIds())).toEqual([...ids].sort());
    const asked = ["é", "none", "\ud800", "b", "\u0000"];
    expect((await listed(store.articles(asked))).map((kept) => kept.article.id)).toEqual([
      "é",
      "\ud800",
      "b",
      "\u0000",
    ]);
  });

  test("another text is another version of the same article", async () => {
    const store = await (await fresh()).open();
    await put(store, keptReport(1));
    await put(store, {
      ...keptReport(1, 2),
      version: { ...keptReport(1, 2).version, firstSeen: "2031-06-01T00:00:00Z", fetched: "2031-06-02T00:00:00Z" },
    });
    await put(store, keptReport(1), keptReport(1, 3));
    const versions = await store.versions("report-0001");
    expect(versions.map(({ version }) => version.number)).toEqual([1, 2, 3, 4]);
    expect(versions.map(({ article }) => article.text)).toEqual(
      [1, 2, 1, 3].map((edition) => keptReport(1, edition).article.text),
    );
    expect(versions[1]?.version).toStrictEqual({
      ...keptReport(1, 2).version,
      number: 2,
      firstSeen: "2031-06-01T00:00:00Z",
      fetched: "2031-06-02T00:00:00Z",
    });
    expect((await store.article("report-0001"))?.article.text).toBe(keptReport(1, 3).article.text);
    expect(await store.versions("report-0009")).toEqual([]);
  });

  test("the same text keeps its number and the day it was first seen", async () => {
    const store = await (await fresh()).open();
    await put(store, keptReport(1));
    const { version } = keptReport(1);
    await put(store, {
      ...keptReport(1),
      version: { ...version, number: 7, firstSeen: "2032-01-01T00:00:00Z", fetched: "2032-01-01T00:00:00Z" },
    });
    expect((await store.article("report-0001"))?.version).toStrictEqual({
      ...version,
      fetched: "2032-01-01T00:00:00Z",
    });
    expect(await store.versions("report-0001")).toHaveLength(1);
  });

  test("a setting and an annotation are laid anew, and a setting taken away", async () => {
    const store = await (await fresh()).open();
    await put(store, keptReport(1));
    const change = await store.begin();
    change.set("report-0001", undefined, { ...keptReport(1).annotation, quotes: [] });
    await change.commit();
    const { setting: _, ...rest } = asKept(keptReport(1));
    expect(await store.article("report-0001")).toStrictEqual({
      ...rest,
      annotation: { ...rest.annotation, quotes: [] },
    });
  });

  test("what is removed leaves nothing: no version, link, hit or story", async () => {
    const store = await (await fresh()).open();
    const reports = [keptReport(1), keptReport(2)];
    await put(store, ...reports);
    const told = await store.begin();
    told.link([linkOf("report-0001", "report-0002"), linkOf("report-0000", "report-0001")], []);
    told.tell(dossierOf("s-1", reports));
    told.tell(dossierOf("s-2", [keptReport(2)]));
    await told.commit();
    const change = await store.begin();
    change.remove("report-0001");
    change.remove("report-0404");
    await change.commit();
    expect(await store.article("report-0001")).toBeUndefined();
    expect(await store.versions("report-0001")).toEqual([]);
    expect(await store.links("report-0002")).toEqual([]);
    expect(await store.dossier("s-1")).toBeUndefined();
    expect(await store.dossier("s-2")).toStrictEqual(dossierOf("s-2", [keptReport(2)]));
    expect(await listed(store.search("boats", { limit: 9 }))).toHaveLength(1);
    expect((await store.source()).totals).toEqual({
      articles: 1,
      publishers: 1,
      lineages: 1,
      stories: 1,
      facts: 1,
      links: 0,
    });
  });
});
