import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fact, labelOf, overlaps, type Raw, type Report } from "../src/index.ts";
import { analyse, placeOf, rawOf, rawsOfExample } from "./piles.ts";
import { allCounts, lineageCounts, raised } from "./raised.ts";
import { badSpans } from "./spans.ts";
import { type Draft, drafts, happening, recordOf, textOf } from "./written.ts";

const RUNS = { seed: 20250311, numRuns: 4, endOnFailure: true };

describe("promise 1: a derived report never raises the lineages of a fact", () => {
  test("nor the lineages of the pile: a copy, whole or cut, joins its origin", async () => {
    await fc.assert(
      fc.asyncProperty(drafts, fc.nat(), fc.integer({ min: 4, max: 6 }), async (pile, pick, sentences) => {
        const origin = pile[pick % pile.length]!;
        const copy = recordOf("zz-copy", { ...origin, publisher: "Copy Post" }, textOf(origin, sentences));
        const [before, after] = [await reportOn(pile), await reportOn(pile, [copy])];
        expect(after.lineages.length).toBeLessThanOrEqual(before.lineages.length);
      }),
      RUNS,
    );
  });

  test("a copy, whole or cut, of a generated report", async () => {
    await fc.assert(
      fc.asyncProperty(drafts, fc.nat(), fc.integer({ min: 4, max: 6 }), async (pile, pick, sentences) => {
        const origin = pile[pick % pile.length]!;
        const copy = recordOf("zz-copy", { ...origin, publisher: "Copy Post" }, textOf(origin, sentences));
        const before = await reportOn(pile);
        const after = await reportOn(pile, [copy]);
        expect(raised(before, after, lineageCounts)).toEqual([]);
      }),
      RUNS,
    );
  });

  for (const [what, derived] of [
    ["a spun copy", "ferry-newsmill24"],
    ["a round-trip translation", "ferry-orb-daily"],
    ["a rewrite", "water-chronicle"],
    ["an agency copy", "quay-beacon"],
  ] as const) {
    test(`${what} of the example pile`, async () => {
      const family = rawsOfExample("pile").filter(({ name }) => name.startsWith(derived.split("-")[0] ?? ""));
      const before = await reportFrom(family.filter(({ name }) => name !== derived));
      const after = await reportFrom(family);
      expect(after.articles.map(labelOf)).toContain(derived);
      expect(raised(before, after, lineageCounts)).toEqual([]);
    });
  }
});

describe("promise 2: order of the input and repetition change nothing", () => {
  test("a generated pile of files, shuffled", async () => {
    await fc.assert(
      fc.asyncProperty(drafts, fc.infiniteStream(fc.double({ noNaN: true })), async (pile, keys) => {
        const raws = pile.map((draft, index) => rawOf(`r${index}`, textOf(draft)));
        const shuffled = raws
          .map((raw) => ({ raw, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ raw }) => raw);
        expect(JSON.stringify(await reportFrom(shuffled))).toBe(JSON.stringify(await reportFrom(raws)));
      }),
      RUNS,
    );
  });

  test("files of one name from many folders, backwards", async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (pile) => {
        const raws = pile.map((draft, index) => rawOf("same", textOf(draft), `folder${index}/same.txt`));
        expect(JSON.stringify(await reportFrom([...raws].reverse()))).toBe(JSON.stringify(await reportFrom(raws)));
      }),
      RUNS,
    );
  });

  test("the example pile, backwards", async () => {
    const raws = rawsOfExample("pile");
    expect(JSON.stringify(await reportFrom([...raws].reverse()))).toBe(JSON.stringify(await reportFrom(raws)));
  });
});

describe("promise 3: every span slices to words", () => {
  test("in generated piles and the examples", async () => {
    const examples = [await reportFrom(rawsOfExample("pile")), await reportFrom(rawsOfExample("tiny"))];
    for (const report of examples) expect(badSpans(report)).toEqual([]);
    await fc.assert(
      fc.asyncProperty(drafts, async (pile) => {
        expect(badSpans(await reportOn(pile.map((draft) => ({ ...draft, happening: decorated(draft) }))))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("promise 4: removing a report never raises a count", () => {
  test("of the lineages of the pile", async () => {
    await fc.assert(
      fc.asyncProperty(drafts, fc.nat(), async (pile, pick) => {
        const records = pile.map((draft, index) => recordOf(`r${index}`, draft));
        const before = await reportFrom([recordsOf(records)]);
        const after = await reportFrom([recordsOf(records.filter((_, index) => index !== pick % pile.length))]);
        expect(before.articles.length - after.articles.length).toBe(1);
        expect(after.lineages.length).toBeLessThanOrEqual(before.lineages.length);
      }),
      RUNS,
    );
  });

  test("of any fact that stays", async () => {
    await fc.assert(
      fc.asyncProperty(drafts, fc.nat(), async (pile, pick) => {
        const gone = pick % pile.length;
        const records = pile.map((draft, index) => recordOf(`r${index}`, draft));
        const before = await reportFrom([recordsOf(records)]);
        const after = await reportFrom([recordsOf(records.filter((_, index) => index !== gone))]);
        expect(raised(before, after, allCounts)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("promise 5: an unknown publisher is its own publisher", () => {
  test("in every support of a generated pile", async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (pile) => {
        const report = await reportOn(pile);
        expect(report.facts.flatMap((fact) => wrongPublishers(report, fact))).toEqual([]);
        const stories = report.stories.filter((s) => s.support.publishers !== publishersOf(report, s.articles));
        expect(stories.map((story) => story.id)).toEqual([]);
        expect(report.facts.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });
});

describe("promise 6: one number changed gives two values of one fact", () => {
  test("in two copies of a generated report", async () => {
    await fc.assert(
      fc.asyncProperty(happening, fc.nat(2), fc.integer({ min: 1, max: 9 }), async (what, style, more) => {
        const other = { ...what, hurt: what.hurt + more };
        const report = await reportOn([
          { happening: what, style },
          { happening: other, style },
        ]);
        const [a, b] = [sideOf(report, "r0", what.hurt), sideOf(report, "r1", other.hurt)];
        expect({ found: a.length > 0, shared: a.filter((side) => b.includes(side)) }).toEqual({
          found: true,
          shared: [],
        });
        const facts = new Set(b.map((side) => side.split("#")[0]));
        expect(a.some((side) => facts.has(side.split("#")[0]))).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("promise 7: no input makes it crash", () => {
  const names = fc.constantFrom("a.txt", "a.html", "a.jsonl", "a.json", "a.xml", "a.warc", "a.gz", "a");

  test("any bytes under any name", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(names, fc.uint8Array({ maxLength: 300 })), { maxLength: 3 }),
        async (files) => {
          const report = await reportFrom(files.map(([name, bytes], i) => rawOf(`n${i}`, bytes, name)));
          expect(report.schema).toBe("secondsource/report@1");
          expect(badSpans(report)).toEqual([]);
        },
      ),
      { ...RUNS, numRuns: 25 },
    );
  });

  test("pieces of markup, records and prose in any order", async () => {
    const piece = fc.oneof(
      fc.constantFrom(...PIECES),
      fc.string({ unit: "binary", maxLength: 20 }),
      happening.map((what) => textOf({ happening: what, style: 0 }, 2)),
    );
    await fc.assert(
      fc.asyncProperty(names, fc.array(piece, { maxLength: 12 }), async (name, pieces) => {
        const report = await reportFrom([rawOf("n", pieces.join(""), name)]);
        expect(badSpans(report)).toEqual([]);
      }),
      { ...RUNS, numRuns: 25 },
    );
  });

  test.each([
    ["an empty file", ""],
    ["deep tags", `<html><body>${"<div>".repeat(20_000)}x`],
    ["deep JSON", `${"[".repeat(50_000)}`],
    ["one long word", "a".repeat(200_000)],
    ["one long line of marks", "“”\"'(–)".repeat(20_000)],
    ["quotations never closed", "“a ".repeat(20_000)],
    ["one sentence of reporting words", "said Orth, ".repeat(5_000)],
    ["line feeds", "\n".repeat(500_000)],
    ["a page of line breaks", `<html><body><p>${"a<br>".repeat(50_000)}`],
    ["other posts without end", "Next Post\n".repeat(20_000)],
    ["capitals without end", "Ab Cd ".repeat(20_000)],
    ["numbers without end", "1,000.5 ".repeat(20_000)],
    ["lone surrogates", "said \ud800 \udfff “\ud83d” he said"],
  ])("%s", async (_, text) => {
    const report = await reportFrom([rawOf("hostile", text, "hostile.txt")]);
    expect(badSpans(report)).toEqual([]);
  });
});

const PIECES = [
  "<html><body><article>",
  "</p></div>",
  "<script type='application/ld+json'>{",
  "<p>",
  "&amp;&#x1F600;&#0;",
  "<![CDATA[",
  "<rss version='2.0'><channel><item>",
  '{"id":"x","text":"',
  '"}\n',
  "WARC/1.0\r\n",
  "\u202e\u0000\ufeff",
  " “We did,” said ",
  " 31 February 2025 ",
  "Next Post\n",
  "LORRATH, March 3 (NORTHLINE) - ",
];

async function reportFrom(raws: readonly Raw[]): Promise<Report> {
  return (await analyse(raws)).report;
}

function recordsOf(records: readonly string[]): Raw {
  return rawOf("pile", records.join("\n"), "pile.jsonl");
}

function reportOn(pile: readonly Draft[], more: readonly string[] = []): Promise<Report> {
  return reportFrom([recordsOf([...pile.map((draft, index) => recordOf(`r${index}`, draft)), ...more])]);
}

/** Names with characters outside the basic plane, so that a span that counts anything but UTF-16 code units shows. */
function decorated({ happening: what }: Draft): Draft["happening"] {
  return { ...what, town: `${what.town} 🜁`, owner: `Über 𝔏arkfield Works` };
}

/** Supports of a fact, whole or of one value, that miscount publishers; a fact may stand for all sides or for one. */
function wrongPublishers(report: Report, fact: Fact): string[] {
  const count = (at: readonly number[]) =>
    publishersOf(
      report,
      at.map((index) => fact.mentions[index]!.article),
    );
  const values = fact.disagreement?.values ?? [];
  const sides = [fact.mentions.map((_, index) => index), ...values.map(({ mentions }) => mentions)];
  const wrong = values.filter(({ mentions, support }) => support.publishers !== count(mentions)).map((v) => v.value);
  return sides.some((side) => fact.support.publishers === count(side)) ? wrong : [...wrong, fact.text];
}

function publishersOf(report: Report, ids: readonly string[]): number {
  const own = report.articles.filter(({ id }) => ids.includes(id));
  return new Set(own.map(({ id, publisher }) => (publisher ? `name ${publisher}` : `id ${id}`))).size;
}

/** The fact and the value, as `fact#value`, behind a number of an article. */
function sideOf(report: Report, id: string, number: number): string[] {
  const article = report.articles.find((a) => a.id === id)!;
  const at = placeOf(article, String(number));
  return report.facts.flatMap((fact) =>
    (fact.disagreement?.values ?? []).flatMap(({ mentions }, value) =>
      mentions.some((i) => fact.mentions[i]?.article === id && overlaps(fact.mentions[i].span, at))
        ? [`${fact.id}#${value}`]
        : [],
    ),
  );
}
