import { expect, test } from "vitest";
import type { Quote } from "../../src/model/index.ts";
import { asKept, dossierOf, keptReport, listed } from "./invented.ts";
import { onEveryKind } from "./kinds.ts";

onEveryKind((fresh) => {
  const reports = [0, 1, 2, 3, 4].map((number) => keptReport(number));
  const filled = async () => {
    const store = await (await fresh()).open();
    const change = await store.begin();
    for (const report of reports) change.put(report);
    change.tell(dossierOf("s-a", reports.slice(0, 2)));
    change.tell(dossierOf("s-b", reports.slice(2, 5)));
    await change.commit();
    return store;
  };

  test("a dossier is read as it was told, to the byte", async () => {
    const store = await filled();
    for (const [id, some] of [
      ["s-a", reports.slice(0, 2)],
      ["s-b", reports.slice(2, 5)],
    ] as const) {
      expect(await store.dossier(id)).toStrictEqual(dossierOf(id, some));
      expect(JSON.stringify(await store.dossier(id))).toBe(JSON.stringify(dossierOf(id, some)));
    }
    expect(await store.dossier("s-c")).toBeUndefined();
  });

  test("what is put, set or linked later does not reach a dossier that was told before", async () => {
    const store = await filled();
    const change = await store.begin();
    change.put(keptReport(0, 2));
    change.put({ ...keptReport(1), article: { ...keptReport(1).article, title: "Corrected headline" } });
    change.set("report-0001", undefined, { ...keptReport(1).annotation, quotes: [], quantities: [] });
    await change.commit();
    expect(await store.dossier("s-a")).toStrictEqual(dossierOf("s-a", reports.slice(0, 2)));
    const again = await store.begin();
    again.tell(dossierOf("s-a", [keptReport(0, 2), keptReport(1)]));
    await again.commit();
    expect(await store.dossier("s-a")).toStrictEqual(dossierOf("s-a", [keptReport(0, 2), keptReport(1)]));
    expect((await store.article("report-0000"))?.annotation).toStrictEqual(asKept(keptReport(0, 2)).annotation);
  });

  test("other links and lineages laid beside a story leave the rest as it was told", async () => {
    const store = await filled();
    const told = dossierOf("s-a", reports.slice(0, 2));
    const lineages = told.story.articles.map((article) => ({ id: `l-${article}`, articles: [article], weakest: 1 }));
    const change = await store.begin();
    for (const id of ["s-a", "s-none"]) change.relay(id, { links: [], lineages });
    await change.commit();
    expect(JSON.stringify(await store.dossier("s-a"))).toBe(JSON.stringify({ ...told, links: [], lineages }));
    expect(await store.dossier("s-b")).toStrictEqual(dossierOf("s-b", reports.slice(2, 5)));
    expect(await store.dossier("s-none")).toBeUndefined();
    expect((await store.source()).totals.lineages).toBe(3);
  });

  test("anything told comes back: unknown articles, items of no annotation, other orders", async () => {
    const store = await filled();
    const told = dossierOf("s-x", [keptReport(0), keptReport(77)]);
    const [quote] = told.quotes;
    const odd = {
      ...told,
      quotes: [
        quote!,
        { ...quote!, id: "q-none" },
        Object.fromEntries(Object.entries(quote!).reverse()) as unknown as Quote,
        quote!,
      ],
      times: [],
    };
    const change = await store.begin();
    change.tell(odd);
    await change.commit();
    expect(JSON.stringify(await store.dossier("s-x"))).toBe(JSON.stringify(odd));
  });

  test("a story is found by its article until it is dropped", async () => {
    const store = await filled();
    expect(await store.storyOf("report-0003")).toBe("s-b");
    expect(await store.storiesOf(["nobody's", "report-0003", "report-0003"])).toEqual([undefined, "s-b", "s-b"]);
    const change = await store.begin();
    change.drop("s-b");
    change.drop("s-none");
    await change.commit();
    expect(await store.storyOf("report-0003")).toBeUndefined();
    expect(await store.dossier("s-b")).toBeUndefined();
    expect((await listed(store.stories({ limit: 9 }))).map((story) => story.id)).toEqual(["s-a"]);
  });

  test("a passage does not make its article one of the story's", async () => {
    const store = await filled();
    const [own, guest] = [keptReport(1), keptReport(3)];
    const told = dossierOf("s-0", [own, guest]);
    const change = await store.begin();
    change.tell({ ...told, story: { ...told.story, articles: [own.article.id] } });
    await change.commit();
    expect(await store.storyOf(guest.article.id)).toBe("s-b");
    expect(await store.storyOf(own.article.id)).toBe("s-0");
  });

  test("stories come in stretches by id", async () => {
    const store = await filled();
    const first = await listed(store.stories({ limit: 1 }));
    expect(first).toStrictEqual([dossierOf("s-a", reports.slice(0, 2)).story]);
    expect((await listed(store.stories({ after: "s-a", limit: 5 }))).map((story) => story.id)).toEqual(["s-b"]);
    expect(await listed(store.stories({ after: "s-b", limit: 5 }))).toEqual([]);
    expect(await listed(store.stories({ limit: 0 }))).toEqual([]);
  });

  test("a source streams by weight or id, with totals and the messages of no story", async () => {
    const store = await filled();
    const change = await store.begin();
    change.say("b.txt", [{ rule: "empty-file", text: "b.txt is empty", level: "error" }]);
    change.say("a.txt", [
      { rule: "empty-file", text: "a.txt is empty" },
      { rule: "odd", text: "a.txt is odd" },
    ]);
    change.say("c.txt", [{ rule: "gone", text: "c.txt" }]);
    change.say("c.txt", undefined);
    await change.commit();
    const source = await store.source();
    expect(source.totals).toEqual({ articles: 5, publishers: 3, lineages: 2, stories: 2, facts: 5, links: 0 });
    for (let twice = 0; twice < 2; twice++) {
      expect((await listed(source.dossiers())).map((each) => each.story.id)).toEqual(["s-b", "s-a"]);
      expect((await listed(source.dossiers("id"))).map((each) => each.story.id)).toEqual(["s-a", "s-b"]);
      expect((await listed(source.messages())).map((each) => each.text)).toEqual([
        "a.txt is empty",
        "a.txt is odd",
        "b.txt is empty",
      ]);
    }
  });
});
