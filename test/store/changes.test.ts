import { expect, test } from "vitest";
import { type Kept, StoreBusy } from "../../src/store/store.ts";
import { asKept, dossierOf, keptReport, listed } from "./invented.ts";
import { onEveryKind } from "./kinds.ts";

onEveryKind((fresh, kind) => {
  test("nothing is seen before the commit, everything after it", async () => {
    const place = await fresh();
    const [writer, reader] = [await place.open(), await place.open()];
    const change = await writer.begin();
    change.put(keptReport(1));
    change.keep("lines", "k", Uint8Array.of(1));
    change.log({ at: "2031-05-01T00:00:00Z", what: "article-added", subject: "report-0001" });
    expect(await reader.article("report-0001")).toBeUndefined();
    expect(await writer.seq()).toBe(0);
    await change.commit();
    expect(await reader.article("report-0001")).toStrictEqual(asKept(keptReport(1)));
    expect(await reader.seq()).toBe(1);
  });

  test("what is abandoned, or fails on its way, leaves nothing", async () => {
    const store = await (await fresh()).open();
    const abandoned = await store.begin();
    abandoned.put(keptReport(1));
    await abandoned.abandon();
    await abandoned.abandon();
    const failing = await store.begin();
    failing.put(keptReport(2));
    failing.set("report-0404", undefined, keptReport(3).annotation);
    await expect(failing.commit()).rejects.toThrow(RangeError);
    expect(await listed(store.articleIds())).toEqual([]);
    const change = await store.begin();
    change.put(keptReport(3));
    await change.commit();
    expect(await listed(store.articleIds())).toEqual(["report-0003"]);
    expect(() => change.put(keptReport(4))).toThrow(/over/);
    await expect(change.commit()).rejects.toThrow(/over/);
  });

  test("data that is not plain is refused at the call, and the change goes on", async () => {
    const store = await (await fresh()).open();
    const change = await store.begin();
    let deep: unknown = 1;
    for (let level = 0; level < 5000; level++) deep = { deep };
    const { article, ...rest } = keptReport(1);
    expect(() => change.put({ ...rest, article: { ...article, extra: { deep } } })).toThrow(RangeError);
    expect(() => change.correct("stories", new Map())).toThrow(TypeError);
    change.put(keptReport(2));
    await change.commit();
    expect(await listed(store.articleIds())).toEqual(["report-0002"]);
  });

  test("a second writer waits, then is told; it writes when the first has ended", async () => {
    const place = await fresh();
    const first = await place.open({ patienceMs: 100 });
    const second = await place.open({ patienceMs: 100 });
    const change = await first.begin();
    await expect(second.begin()).rejects.toThrow(StoreBusy);
    await expect(second.begin()).rejects.toThrow(/another process/);
    await expect(first.begin()).rejects.toThrow(StoreBusy);
    change.put(keptReport(1));
    const patient = await place.open({ patienceMs: 60_000 });
    const waiting = patient.begin();
    await change.commit();
    const next = await waiting;
    next.put(keptReport(2));
    await next.commit();
    expect(await listed(first.articleIds())).toEqual(["report-0001", "report-0002"]);
  });

  test("a list that is being read stays as it was, whatever is committed beside it", async () => {
    const place = await fresh();
    const store = await place.open();
    const reports = Array.from({ length: 30 }, (_, number) => keptReport(number));
    const filling = await store.begin();
    for (const report of reports) filling.put(report);
    for (const report of reports) filling.tell(dossierOf(`s-${report.article.id}`, [report]));
    await filling.commit();
    const source = await store.source();
    const seen: string[] = [];
    for await (const { story, articles } of source.dossiers("id")) {
      seen.push(articles[0]!.title!);
      if (seen.length % 10 !== 1) continue;
      const change = await store.begin();
      change.drop(`s-report-00${String(29 - seen.length).padStart(2, "0")}`);
      change.drop(story.id);
      change.put(keptReport(29, seen.length + 1));
      await change.commit();
    }
    expect(seen).toEqual(reports.map(({ article }) => article.title));
    expect(await listed((await store.source()).dossiers())).toHaveLength(24);
    for await (const _ of store.articleIds()) break;
    expect(await listed(store.articles([]))).toEqual([]);
  });

  test("twenty readers at once beside a writer each see whole commits", async () => {
    const place = await fresh();
    const store = await place.open();
    const write = async () => {
      for (let round = 1; round <= 10; round++) {
        const change = await store.begin();
        for (const number of [1, 2, 3]) change.put(keptReport(number, round));
        await change.commit();
      }
    };
    const editions = (kept: readonly Kept[]) => new Set(kept.map(({ version }) => version.number)).size;
    const read = async () => {
      for (let round = 0; round < 10; round++)
        expect(editions(await listed(store.articles(["report-0001", "report-0002", "report-0003"])))).toBeLessThan(2);
    };
    await Promise.all([write(), ...Array.from({ length: 20 }, read)]);
    expect((await store.article("report-0001"))?.version.number).toBe(10);
  });

  if (kind === "memory") return; // What is in memory is gone when its process ends: nothing to open again.
  test("what was committed is there when the store is opened again", async () => {
    const place = await fresh();
    const store = await place.open();
    const change = await store.begin();
    change.put(keptReport(1));
    change.tell(dossierOf("s-1", [keptReport(1)]));
    await change.commit();
    await store.close();
    const again = await place.open({ readOnly: true });
    expect(await again.dossier("s-1")).toStrictEqual(dossierOf("s-1", [keptReport(1)]));
    await expect(again.begin()).rejects.toThrow(/reading only/);
  });
});
