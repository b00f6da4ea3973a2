import fc from "fast-check";
import { expect, test } from "vitest";
import { mapPage, placeInPage } from "../../../src/index.ts";
import { articlesOf } from "../inputs.ts";
import { PROSE, pageOf } from "../prose.ts";

const wordsAt = (html: string, at: { start: number; end: number } | undefined) => at && html.slice(at.start, at.end);

test("every sentence of a report is found again in the saved page", async () => {
  const html = pageOf(PROSE);
  const [article] = await articlesOf(html, "a.html");
  const source = mapPage(article!.text, html);
  for (const sentence of PROSE) {
    const start = article!.text.indexOf(sentence);
    expect(wordsAt(source.html, placeInPage(source, { start, end: start + sentence.length }))).toBe(sentence);
  }
});

test("references, marks inside words, odd spaces and another charset lead to what stands in the file", async () => {
  const html = `<html><head><meta charset="iso-8859-1"><title>x</title></head><body><article><p>Tern &amp;\n  Sons pa<b>id</b> &#128176; 3&nbsp;million for\u00e5ret, the harbour office said on Monday in Port Elsa.</p></article></body></html>`;
  const bytes = Uint8Array.from(html, (letter) => letter.charCodeAt(0));
  const [article] = await articlesOf(bytes, "a.html");
  const source = mapPage(article!.text, bytes);
  const found = (words: string) => {
    const start = article!.text.indexOf(words);
    expect(start).toBeGreaterThanOrEqual(0);
    return wordsAt(source.html, placeInPage(source, { start, end: start + words.length }));
  };
  expect(found("Tern & Sons")).toBe("Tern &amp;\n  Sons");
  expect(found("&")).toBe("&amp;");
  expect(found("paid")).toBe("pa<b>id");
  expect(found("💰")).toBe("&#128176;");
  expect(found("for\u00e5ret")).toBe("for\u00e5ret");
});

test("words that are not on the page have no place in it", async () => {
  const html = pageOf(PROSE);
  const [article] = await articlesOf(html, "a.html");
  const longer = `${article!.text}\n\nWords from elsewhere.`;
  const start = longer.indexOf("Words from");
  expect(placeInPage(mapPage(longer, html), { start, end: longer.length })).toBeUndefined();
  expect(mapPage("", html).runs).toEqual([]);
});

const piece = fc.oneof(
  fc.constantFrom(
    "<p>",
    "</p>",
    "<div>",
    "<b>",
    "</b>",
    "<br>",
    "<td>",
    "<pre>",
    "<script>x</script>",
    "<!-- c -->",
    "&amp;",
    "&#x1F4B0;",
    "&nope",
    "&shy;",
    "\u00ad",
    "<",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

test("whatever the markup, all that is shown is mapped, in order, and equal but for references", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const html = `<html><body><p>Prose that is there.</p>${pieces.join("")}`;
      const [article] = await articlesOf(html, "a.html");
      const text = article?.text ?? "";
      const { runs } = mapPage(text, html);
      let [at, from] = [0, 0];
      for (const { text: words, source } of runs) {
        expect(text.slice(at, words.start)).toMatch(/^[\s\u00ad\u200b]*$/u);
        expect(source.start).toBeGreaterThanOrEqual(from);
        if (!html.slice(source.start, source.end).startsWith("&"))
          expect(html.slice(source.start, source.end)).toBe(text.slice(words.start, words.end));
        [at, from] = [words.end, source.start];
      }
      expect(text.slice(at)).toMatch(/^[\s\u00ad\u200b]*$/u);
    }),
    { seed: 14, numRuns: 300 },
  );
});
