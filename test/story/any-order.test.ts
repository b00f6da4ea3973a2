import { expect, test } from "vitest";
import { type Article, emptyAnnotation, mix32 } from "../../src/model/index.ts";
import { findStories, type StoryGroup, type StoryUpdate, StoryWindow } from "../../src/story/index.ts";

/** A report of one of some invented events of a few weeks, or a roundup of several; the names of an affair tie events. */
function reportOf(seed: number): Article {
  const draw = (k: number, most: number) => mix32(seed * 131 + k) % most;
  const event = draw(0, 22);
  const id = `r${draw(1, 90_000)}-${seed}`;
  const text =
    seed % 17 === 5 ? [0, 1, 2].map((k) => leadOf(draw(20 + k, 22), seed, 3)).join("\n\n") : leadOf(event, seed, 4);
  const day = new Date(Date.UTC(2031, 3, 1 + event + draw(2, 3))).toISOString().slice(0, 10);
  const isDated = draw(3, 40) > 0;
  const body = [{ start: 0, end: text.length }];
  return { id, location: id, text, language: "en", body, aside: [], credits: [], ...(isDated && { published: day }) };
}

function leadOf(event: number, seed: number, sentences: number): string {
  const affair = event >> 1;
  const name = (k: number) => `N${mix32(event * 31 + k).toString(36)}`;
  const word = (k: number) => `w${mix32(event * 977 + (mix32(seed * 7 + k) % 9)).toString(36)}`;
  return Array.from({ length: sentences }, (_, s) => {
    return `In Town${affair} the ${word(s)} of ${name(s % 3)} and ${name(1)} met A${affair}x over the ${word(s + 9)} and ${word(s + 20)}, police officer ${name(2)} said of the ${word(s + 40)}.`;
  }).join(" ");
}

const PILE = Array.from({ length: 100 }, (_, seed) => reportOf(seed));
/** Every eighth article is a copy of the one before: of one lineage with it. */
const lineageOf = ({ id }: Article) => {
  const at = PILE.findIndex((other) => other.id === id);
  return at % 8 === 7 ? PILE[at - 1]!.id : id;
};

/** Stories as the updates have left them. */
class Told {
  readonly #stories = new Map<string, StoryGroup>();

  take({ put, drop, messages }: StoryUpdate): void {
    expect(messages).toEqual([]);
    for (const id of drop) expect(this.#stories.delete(id)).toBe(true);
    for (const story of put) this.#stories.set(story.id, story);
  }

  get all(): StoryGroup[] {
    return [...this.#stories.keys()].sort().map((id) => this.#stories.get(id)!);
  }
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const keyed = items.map((item, i) => ({ item, key: mix32(seed * 7919 + i) }));
  return keyed.sort((x, y) => x.key - y.key).map(({ item }) => item);
}

function storiesOf(pile: readonly Article[]): StoryGroup[] {
  const [window, told] = [new StoryWindow(), new Told()];
  for (const article of pile) window.enter(article, lineageOf(article));
  told.take(window.changes());
  expect(
    window
      .stories()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(told.all.map(({ id }) => id));
  return told.all;
}

const WHOLE = storiesOf(PILE);

test("the pile has stories of several articles, threads between them and passages of roundups", () => {
  expect(WHOLE.filter(({ articles }) => articles.length > 2).length).toBeGreaterThan(6);
  expect(WHOLE.flatMap(({ passages = [] }) => passages).length).toBeGreaterThan(1);
  expect(WHOLE.flatMap(({ thread = [] }) => thread).length).toBeGreaterThan(3);
});

test.each([1, 2, 3])(
  "one by one in any order, with articles that leave and come back and a save on the way: the stories of one batch (%i)",
  (seed) => {
    let window = new StoryWindow();
    const told = new Told();
    const mixed = shuffled(PILE, seed);
    mixed.forEach((article, i) => {
      window.enter(article, lineageOf(article));
      told.take(window.changes());
      const other = mixed[mix32(i + seed) % (i + 1)]!;
      if (i % 5 === 2) window.leave(other.id);
      if (i % 10 === 2) told.take(window.changes());
      if (i % 5 === 2) window.enter(other, lineageOf(other));
      if (i === 57) window = StoryWindow.from(structuredClone(window.state()));
    });
    told.take(window.changes());
    expect(told.all).toEqual(WHOLE);
  },
);

test("five portions give the stories of one batch, and so does what is left when a portion goes", () => {
  const [window, told, mixed] = [new StoryWindow(), new Told(), shuffled(PILE, 8)];
  for (let k = 0; k < 5; k++) {
    for (const article of mixed.slice(20 * k, 20 * (k + 1))) window.enter(article, lineageOf(article));
    told.take(window.changes());
  }
  expect(told.all).toEqual(WHOLE);
  for (const { id } of mixed.slice(0, 30)) window.leave(id);
  told.take(window.changes());
  expect(told.all).toEqual(storiesOf(mixed.slice(30)));
});

test("an article that changes its lineage or its text is told as if it had always been so", () => {
  const [window, told] = [new StoryWindow(), new Told()];
  for (const article of PILE) window.enter(article, article.id);
  told.take(window.changes());
  for (const article of PILE) window.enter(article, lineageOf(article));
  window.enter({ ...PILE[3]!, text: PILE[40]!.text, body: PILE[40]!.body }, lineageOf(PILE[3]!));
  window.enter(PILE[3]!, lineageOf(PILE[3]!));
  told.take(window.changes());
  expect(told.all).toEqual(WHOLE);
});

test("a window is taken up from its portions at any moment, and they are few when one article comes", () => {
  const kept = { member: new Map<string, Uint8Array>(), near: new Map<string, Uint8Array>() };
  const keep = (window: StoryWindow) => {
    const changed = window.changedPortions();
    for (const { of, id, bytes } of changed) {
      if (bytes) kept[of].set(id, bytes);
      else kept[of].delete(id);
    }
    return changed;
  };
  const portions = () => ({ members: kept.member.values(), near: kept.near.values() });
  let window = new StoryWindow();
  const mixed = shuffled(PILE, 5);
  mixed.forEach((article, i) => {
    window.enter(article, i % 3 === 0 ? article.id : lineageOf(article));
    if (i % 3 === 0) window.relate(article.id, lineageOf(article));
    if (i % 4 === 1) window.leave(mixed[i - 1]!.id);
    if (i % 4 === 1) window.enter(mixed[i - 1]!, lineageOf(mixed[i - 1]!));
    if (i % 7 !== 0) return;
    keep(window);
    window = StoryWindow.fromPortions(portions());
    expect(window.changedPortions()).toEqual([]);
  });
  keep(window);
  const again = StoryWindow.fromPortions(portions());
  expect(again.changes().put).toEqual(WHOLE);
  const text = "Gherkins ripened quietly beneath warm skies.";
  again.enter({
    ...PILE[0]!,
    id: "far",
    title: text,
    text,
    body: [{ start: 0, end: text.length }],
    published: "2031-06-30",
  });
  expect(keep(again).map(({ of, id }) => [of, id])).toEqual([
    ["member", "far"],
    ["near", "far"],
  ]);
});

test("a window that is taken up tells nothing that was told", () => {
  const window = new StoryWindow();
  for (const article of PILE) window.enter(article, lineageOf(article));
  window.changes();
  expect(StoryWindow.from(window.state()).changes()).toEqual({ put: [], drop: [], messages: [] });
});

test("nothing is told twice", () => {
  const window = new StoryWindow();
  for (const article of PILE) window.enter(article);
  window.changes();
  expect(window.changes()).toEqual({ put: [], drop: [], messages: [] });
});

test("a closed story stays as it was told, and what comes later says so", () => {
  const window = new StoryWindow();
  for (const article of PILE) window.enter(article, lineageOf(article));
  const closed = window.close("2031-04-16");
  expect(closed.length).toBeGreaterThan(1);
  for (const story of closed) expect(WHOLE).toContainEqual(story);
  const open = new Set(window.articles());
  expect(closed.flatMap(({ articles }) => articles).some((id) => open.has(id))).toBe(false);
  expect(closed.flatMap(({ articles }) => articles).length + open.size).toBe(PILE.length);
  window.enter({ ...PILE[0]!, id: "late", published: "2031-04-02" });
  const { put, drop, messages } = window.changes();
  expect(put.map(({ articles }) => articles)).toContainEqual(["late"]);
  expect(drop).toEqual([]);
  expect(messages.map(({ rule, article }) => [rule, article])).toEqual([["story-closed", "late"]]);
});

test("an article that fails is left out with a message", () => {
  const window = new StoryWindow();
  window.enter(PILE[0]!);
  window.enter({ ...PILE[1]!, id: "broken", body: undefined as never });
  const { put, messages } = window.changes();
  expect(put.map(({ articles }) => articles)).toEqual([[PILE[0]!.id]]);
  expect(messages.map(({ rule, article }) => [rule, article])).toEqual([["story-failed", "broken"]]);
});

test("a pair that cannot be judged costs one message and keeps no story from being told", () => {
  let judged = 0;
  const window = new StoryWindow({
    ofPair: () => {
      if (++judged % 50 === 0) throw new Error("no likelihood");
      return { all: 0, timeless: 0 };
    },
    among: () => ({ score: 0.9, timeless: 0.9 }),
  });
  for (const article of PILE) window.enter(article, lineageOf(article));
  const { put, messages } = window.changes();
  expect(put.flatMap(({ articles }) => articles).sort()).toEqual(PILE.map(({ id }) => id).sort());
  expect(messages.length).toBeGreaterThan(0);
  for (const { rule, text } of messages) expect([rule, text.includes("no likelihood")]).toEqual(["story-failed", true]);
});

test("a story that cannot be told costs that story and a message", () => {
  const pile = PILE.slice(0, 20).map((article) => ({ article, annotation: emptyAnnotation(article.id) }));
  const whole = findStories(pile);
  const broken = whole.find(({ articles }) => articles.length > 1)!;
  const faulty = pile.map((each) => {
    return broken.articles.includes(each.article.id) ? { ...each, annotation: undefined as never } : each;
  });
  const messages: string[] = [];
  const told = findStories(faulty, undefined, { onMessage: ({ rule, text }) => messages.push(`${rule} ${text}`) });
  expect(told).toEqual(whole.filter((story) => story !== broken));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(new RegExp(`^story-failed .*${broken.id}`));
});

test("an endless story costs as little for one more report as a small one", () => {
  const judgedFor = (size: number) => {
    let judged = 0;
    const window = new StoryWindow({
      ofPair: () => {
        judged++;
        return { all: 0, timeless: 0 };
      },
      among: () => {
        judged++;
        return { score: 0.02, timeless: 0.02 };
      },
    });
    for (let k = 0; k <= size; k++) {
      const text = `${leadOf(3, k, 4)} ${Array.from({ length: 12 }, (_, i) => `x${mix32(k * 71 + i).toString(36)}`).join(" ")}`;
      if (k === size) window.changes();
      judged = 0;
      const body = [{ start: 0, end: text.length }];
      window.enter({ ...PILE[0]!, id: `endless-${k}`, text, body, published: "2031-05-01" });
    }
    window.changes();
    return judged;
  };
  const [small, large] = [judgedFor(300), judgedFor(900)];
  expect(small).toBeGreaterThan(0);
  expect(large).toBeLessThan(2 * small);
});
