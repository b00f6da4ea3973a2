import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Change, Store } from "../../src/store/store.ts";
import { dossierOf, keptReport, linkOf, listed } from "./invented.ts";
import { KINDS, type Place } from "./kinds.ts";

type Step = (change: Change) => void;

const NUMBER = fc.nat(6);
const ID = NUMBER.map((number) => `report-000${number}`);
const STORY = fc.nat(3).map((number) => `s-${number}`);
const REPORTS = fc.uniqueArray(NUMBER, { maxLength: 4 });
const EDITION = fc.integer({ min: 1, max: 3 });
const PUT = fc.tuple(NUMBER, EDITION).map(
  ([number, edition]): Step =>
    (change) =>
      change.put(keptReport(number, edition)),
);
const RELAY = fc.tuple(NUMBER, EDITION).map(
  ([number, edition]): Step =>
    (change) => {
      change.put(keptReport(number, edition));
      const { article, annotation } = keptReport(number, edition);
      change.set(article.id, edition === 1 ? undefined : { article: article.id, aside: [] }, {
        ...annotation,
        times: [],
      });
    },
);
const REMOVE = ID.map(
  (id): Step =>
    (change) =>
      change.remove(id),
);
const LINK = fc.tuple(ID, ID, fc.boolean()).map(
  ([a, b, put]): Step =>
    (change) =>
      put ? change.link([linkOf(a, b)], []) : change.link([], [[a, b]]),
);
const TELL = fc.tuple(STORY, REPORTS, EDITION).map(
  ([id, numbers, edition]): Step =>
    (change) =>
      change.tell(
        dossierOf(
          id,
          numbers.map((n) => keptReport(n, edition)),
        ),
      ),
);
const DROP = STORY.map(
  (id): Step =>
    (change) =>
      change.drop(id),
);
const KEEP = fc.tuple(STORY, ID, fc.option(fc.uint8Array({ maxLength: 4 }), { nil: undefined })).map(
  ([shelf, key, value]): Step =>
    (change) =>
      change.keep(shelf, key, value),
);
const SAY = fc.tuple(ID, fc.boolean()).map(
  ([key, there]): Step =>
    (change) =>
      change.say(key, there ? [{ rule: "odd", text: key }] : undefined),
);
const LOG = fc.tuple(ID, fc.jsonValue()).map(
  ([subject, after]): Step =>
    (change) =>
      change.log({ at: "2031-05-01", what: "odd", subject, after }),
);
const CORRECT = fc.tuple(STORY, fc.jsonValue()).map(
  ([kind, value]): Step =>
    (change) =>
      change.correct(kind, value),
);
const STEP = fc.oneof(PUT, PUT, RELAY, REMOVE, LINK, TELL, TELL, DROP, KEEP, SAY, LOG, CORRECT);
const CHANGES = fc.array(fc.record({ steps: fc.array(STEP, { maxLength: 8 }), isKept: fc.nat(3).map((n) => n > 0) }), {
  minLength: 1,
  maxLength: 5,
});
const RUNS = Number(process.env.SECONDSOURCE_RUNS ?? 12);

/** Everything that a store can be asked. */
async function everything(store: Store): Promise<unknown> {
  const ids = Array.from({ length: 8 }, (_, number) => `report-000${number}`);
  const source = await store.source();
  const of = <T>(ask: (id: string) => Promise<T>) => Promise.all(ids.map(ask));
  return {
    ids: await listed(store.articleIds()),
    articles: await listed(store.articles(ids)),
    versions: await of((id) => store.versions(id)),
    links: await of((id) => store.links(id)),
    storyOf: await of((id) => store.storyOf(id)),
    stories: await listed(store.stories({ limit: 100 })),
    weight: await listed(source.dossiers()),
    messages: await listed(source.messages()),
    totals: source.totals,
    log: await listed(store.log(0, 100)),
    shelves: await Promise.all(
      ["s-0", "s-1", "s-2", "s-3"].map(async (shelf) =>
        (await listed(store.all(shelf))).map(([key, value]) => [key, [...value]]),
      ),
    ),
    corrections: await Promise.all(["s-0", "s-1"].map((kind) => store.corrections(kind))),
    hits: (
      await Promise.all(
        ["boats", "opened lock", "subscribe"].map((words) => listed(store.search(words, { limit: 50 }))),
      )
    ).map((hits) => hits.map((hit) => hit.article).sort()),
  };
}

afterAll(async () => {
  for (const kind of KINDS) await kind.stop?.();
});

const THERE = KINDS.filter((kind) => !kind.missing);

test(`the same changes give the same answers: ${THERE.map((kind) => kind.name).join(" = ")}`, {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(CHANGES, async (changes) => {
      const places: Place[] = await Promise.all(THERE.map((kind) => kind.fresh()));
      try {
        const stores = await Promise.all(places.map((place) => place.open()));
        for (const { steps, isKept } of changes) for (const store of stores) await run(store, steps, isKept);
        const [first, ...others] = await Promise.all(stores.map(everything));
        for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(first));
      } finally {
        for (const place of places) await place.gone();
      }
    }),
    { numRuns: RUNS, seed: 11 },
  );
});

async function run(store: Store, steps: readonly Step[], isKept: boolean): Promise<void> {
  const change = await store.begin();
  for (const step of steps) step(change);
  await (isKept ? change.commit() : change.abandon());
}
