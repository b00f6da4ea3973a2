import { expect, test } from "vitest";
import { linkOf, listed } from "./invented.ts";
import { onEveryKind } from "./kinds.ts";

onEveryKind((fresh) => {
  test("links come by either article, in order, as they were put last", async () => {
    const store = await (await fresh()).open();
    const change = await store.begin();
    change.link([linkOf("b", "c"), linkOf("a", "b"), linkOf("b", "a"), linkOf("c", "d"), linkOf("b", "b")], []);
    change.link(
      [linkOf("a", "b", 0.5), linkOf("a", "b", 0.25)],
      [
        ["b", "a"],
        ["x", "y"],
      ],
    );
    await change.commit();
    expect(await store.links("b")).toStrictEqual([linkOf("a", "b", 0.25), linkOf("b", "b"), linkOf("b", "c")]);
    expect(await store.links("d")).toStrictEqual([linkOf("c", "d")]);
    expect(await store.links("z")).toEqual([]);
  });

  test("a shelf is read by stretches", async () => {
    const store = await (await fresh()).open();
    const change = await store.begin();
    for (const key of ["", "a", "a\u0000", "a\u0000b", "b", "\u{10000}", "\uffff"])
      change.keep("cards", key, Uint8Array.of(1));
    change.keep("cards2", "z", Uint8Array.of(1));
    await change.commit();
    const keys = async (page: Parameters<typeof store.all>[1]) =>
      (await listed(store.all("cards", page))).map(([key]) => key);
    expect(await keys({ limit: 2 })).toEqual(["", "a"]);
    expect(await keys({ after: "a", limit: 2 })).toEqual(["a\u0000", "a\u0000b"]);
    expect(await keys({ after: "aa", limit: Number.POSITIVE_INFINITY })).toEqual(["b", "\u{10000}", "\uffff"]);
    expect(await keys({ after: "\uffff", limit: 5 })).toEqual([]);
  });

  test("shelves keep bytes by key; a change reads its own", async () => {
    const store = await (await fresh()).open();
    const bytes = (...values: number[]) => Uint8Array.from(values);
    const first = await store.begin();
    for (const key of ["b", "d", "a"]) first.keep("lines", key, bytes(key.charCodeAt(0), 0, 255));
    first.keep("lines ", "a", bytes());
    await first.commit();
    const change = await store.begin();
    const mine = bytes(9);
    change.keep("lines", "c", mine);
    mine[0] = 1;
    change.keep("lines", "d", undefined);
    change.keep("lines", "a", bytes(7));
    expect((await change.get("lines", ["d", "c", "a", "b"])).map((v) => v && [...v])).toEqual([
      undefined,
      [9],
      [7],
      [98, 0, 255],
    ]);
    expect((await listed(change.all("lines"))).map(([key, v]) => [key, ...v])).toEqual([
      ["a", 7],
      ["b", 98, 0, 255],
      ["c", 9],
    ]);
    expect((await listed(store.all("lines"))).map(([key]) => key)).toEqual(["a", "b", "d"]);
    await change.commit();
    expect((await listed(store.all("lines"))).map(([key, v]) => [key, ...v])).toEqual([
      ["a", 7],
      ["b", 98, 0, 255],
      ["c", 9],
    ]);
    expect((await store.get("lines ", ["a", "z"])).map((v) => v && [...v])).toEqual([[], undefined]);
    expect(await listed(store.all("none"))).toEqual([]);
  });

  test("a long shelf comes whole and in order", async () => {
    const store = await (await fresh()).open();
    const change = await store.begin();
    for (let n = 0; n < 1300; n++) change.keep("many", `k${(n * 7919) % 1300}`, Uint8Array.of(n % 256));
    await change.commit();
    const keys = (await listed(store.all("many"))).map(([key]) => key);
    expect(keys).toHaveLength(1300);
    expect(keys).toEqual([...keys].sort());
  });

  test("the log only grows, numbered from 1", async () => {
    const store = await (await fresh()).open();
    expect(await store.seq()).toBe(0);
    const at = "2031-05-01T00:00:00Z";
    for (const some of [["a", "b"], ["c"]]) {
      const change = await store.begin();
      for (const subject of some)
        change.log({ at, what: "article-added", subject, after: { subject, list: [1, { x: null }] } });
      await change.commit();
    }
    expect(await store.seq()).toBe(3);
    expect(await listed(store.log(1, 9))).toStrictEqual([
      { seq: 2, at, what: "article-added", subject: "b", after: { subject: "b", list: [1, { x: null }] } },
      { seq: 3, at, what: "article-added", subject: "c", after: { subject: "c", list: [1, { x: null }] } },
    ]);
    expect((await listed(store.log(0, 1))).map((entry) => entry.seq)).toEqual([1]);
  });

  test("corrections are kept by kind, the latest ones", async () => {
    const store = await (await fresh()).open();
    expect(await store.corrections("stories")).toBeUndefined();
    for (const corrections of [{ apart: [["a", "b"]] }, { together: [["a", "c"]], note: "ü\u0000" }]) {
      const change = await store.begin();
      change.correct("stories", corrections);
      change.correct("people", [corrections]);
      await change.commit();
    }
    expect(await store.corrections("stories")).toStrictEqual({ together: [["a", "c"]], note: "ü\u0000" });
    expect(await store.corrections("publishers")).toBeUndefined();
  });
});
