import { createHash } from "node:crypto";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import type { Article, Comparison, Report } from "../../src/model/index.ts";
import { sourceOf } from "../../src/pile/partition.ts";
import { renderComparison, renderFolder } from "../../src/report/index.ts";
import { codedPile } from "./coded-pile.ts";
import { pile } from "./pile.ts";
import { inOneOrder, rendered } from "./rendered.ts";

const NASTY = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "javascript:alert(1)",
  "' onmouseover='alert(1)",
  "</style></title></script><svg onload=alert(1)>",
  "\u202eevil\u0000\u001b[31m",
  "<!--",
  "]]>",
  "&lt;b&gt;",
  "{{x}}$" + "{y}",
  "\ud800",
];
const words = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 12 }));
const hostile = fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
const seeded = { seed: 20260301, numRuns: 60 };

/** The sample pile with hostile words in every field that comes from outside. */
function poisoned(word: string): Report {
  const report = codedPile();
  const article = (a: Article): Article => ({
    ...a,
    text: word + a.text.slice(word.length) + word,
    title: word,
    publisher: word,
    byline: word,
    url: `${word}`,
    location: word,
    language: word,
    published: word,
    credits: a.credits.map((c) => ({ ...c, agency: word })),
  });
  return {
    ...report,
    articles: report.articles.map(article),
    stories: report.stories.map((s) => ({
      ...s,
      title: word,
      start: word,
      support: { ...s.support, origins: [word] },
    })),
    events: report.events.map((e) => ({
      ...e,
      ...{ mode: word, cameo: word, contexts: [word], date: word, place: word },
      actors: e.actors.map((one) => ({ ...one, name: word, country: word, sector: word })),
    })),
    claims: (report.claims ?? []).map((c) => ({ ...c, predicate: word, date: word, mode: word })),
    facts: report.facts.map((f) => ({
      ...f,
      text: word,
      ...(f.disagreement
        ? { disagreement: { ...f.disagreement, values: f.disagreement.values.map((v) => ({ ...v, value: word })) } }
        : {}),
    })),
    utterances: report.utterances.map((u) => ({ ...u, speakers: u.speakers.map((s) => ({ ...s, name: word })) })),
    links: report.links.map((l) => ({ ...l, evidence: l.evidence.map((e) => ({ ...e, signal: word })) })),
    messages: [{ rule: word, text: word, location: word, level: "error" }],
  };
}

/** Every element, with every attribute value, that a browser would see. */
function elementsOf(page: string): { tags: Set<string>; handlers: string[]; links: string[] } {
  const found = { tags: new Set<string>(), handlers: [] as string[], links: [] as string[] };
  const parser = new Parser({
    onopentag(name, attributes) {
      found.tags.add(name);
      found.handlers.push(...Object.keys(attributes).filter((key) => key.startsWith("on")));
      for (const key of ["href", "src", "action", "style"]) if (attributes[key]) found.links.push(attributes[key]);
    },
  });
  parser.end(page);
  return found;
}

const PLAIN = elementsOf(await rendered(pile(), "html")).tags;

test("no words of an input become markup in the page", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (word) => {
      const page = await rendered(poisoned(word), "html");
      const { tags, handlers, links } = elementsOf(page);
      expect([...tags].filter((tag) => !PLAIN.has(tag))).toEqual([]);
      expect(page.match(/<script/g)).toHaveLength(1);
      expect(handlers).toEqual([]);
      expect(links.filter((link) => !/^(#|https?:\/\/)/.test(link))).toEqual([]);
      expect([...page].filter((c) => c < " " && c !== "\n" && c !== "\t" && c !== "\r")).toEqual([]);
    }),
    seeded,
  );
});

test("no words of an input become markup in the pages of a folder", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (word) => {
      for await (const { text } of renderFolder(sourceOf(poisoned(word)))) {
        const { handlers, links } = elementsOf(text);
        expect(text.match(/<script/g)).toHaveLength(1);
        expect(handlers).toEqual([]);
        expect(links.filter((link) => !/^(#|https?:\/\/|(?:\.\.\/index|stories\/[\w-]+)\.html$)/.test(link))).toEqual(
          [],
        );
      }
    }),
    { ...seeded, numRuns: 20 },
  );
});

test("no words of an input move the cursor of a terminal or reorder a line", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (word) => {
      const text = await rendered(poisoned(word), "text");
      expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    }),
    seeded,
  );
});

test("no words of an input become tags or links in Markdown", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (word) => {
      const text = await rendered(poisoned(word), "md");
      expect(text).not.toMatch(/(?<!\\)[<>[\]]/);
    }),
    seeded,
  );
});

const TABLES = ["csv", "events-csv", "crosswalk-csv", "gdelt"] as const;

test.each(TABLES)("no cell of %s is a formula or steers a terminal", async (format) => {
  await fc.assert(
    fc.asyncProperty(hostile, fc.constantFrom("=", "+", "-", "@"), async (word, sign) => {
      const table = await rendered(poisoned(sign + word), format);
      expect(table).not.toMatch(/(^|[,\t])"?[=+@]/m);
      expect(table).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/);
      if (format !== "gdelt") return;
      const widths = table
        .trimEnd()
        .split("\n")
        .map((line) => line.split("\t").length);
      expect(new Set(widths)).toEqual(new Set([68]));
    }),
    seeded,
  );
});

test.each(["jsonld", "plover", "stix", "misp"] as const)(
  "%s is JSON that ends no script and steers no terminal",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(hostile, async (word) => {
        const text = await rendered(poisoned(word), format);
        expect(text).not.toMatch(/[<\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/);
        for (const part of format === "plover" ? text.trimEnd().split("\n") : [text]) JSON.parse(part);
      }),
      seeded,
    );
  },
);

test("JSON and JSON-LD hold hostile words as they are", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (word) => {
      const report = poisoned(word);
      expect(inOneOrder(JSON.parse(await rendered(report, "json")))).toEqual(inOneOrder(report));
      JSON.parse(await rendered(report, "jsonld"));
    }),
    seeded,
  );
});

test("the page may load nothing and runs its own script only", async () => {
  const page = await rendered(pile(), "html");
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "";
  const inner = (tag: string) => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? "";
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  expect(policy).toBe(
    `default-src 'none'; style-src ${hash(inner("style"))}; script-src ${hash(inner("script"))}; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/\ssrc=|@import|url\(/);
});

test("a comparison of hostile texts is harmless too", () => {
  fc.assert(
    fc.property(hostile, (word) => {
      const [a, b] = poisoned(word).articles;
      const page = [...renderComparison(compared(a!, b!, word), a!, b!, "html")].join("");
      const { handlers, links } = elementsOf(page);
      expect(handlers).toEqual([]);
      expect(links.filter((link) => !/^(#|https?:\/\/)/.test(link))).toEqual([]);
      expect(page.match(/<script/g)).toHaveLength(1);
      const text = [...renderComparison(compared(a!, b!, word), a!, b!, "text")].join("");
      expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    }),
    seeded,
  );
});

function compared(a: Article, b: Article, word: string): Comparison {
  const whole = { start: 0, end: 60 };
  return {
    ...{ a: a.id, b: b.id, kind: "rewrite", score: 0.5, direction: "a-to-b", evidence: [], containment: 0.4 },
    alignedSentences: [{ a: whole, b: whole, score: 0.5 }],
    changedWords: [{ a: { start: 2, end: 9 }, b: { start: 5, end: 12 } }],
    masked: { a: [{ start: 20, end: 30 }], b: [] },
    reasons: [word],
  };
}
