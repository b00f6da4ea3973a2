import fc from "fast-check";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { type Layer, nested, spanLayer } from "../../../src/report/html/layers.ts";
import { escapeHtml, html, safeHref } from "../../../src/report/html/markup.ts";

const layer = (start: number, end: number, name: string): Layer => spanLayer({ start, end }, name, "");
const shape = (text: string, layers: readonly Layer[]) =>
  nested(text, layers)
    .toString()
    .replace(/<span class="(\w+)" title="">/g, "($1:")
    .replaceAll("</span>", ")");

test.each([
  ["spans side by side", [layer(0, 2, "a"), layer(2, 4, "b")], "(a:ab)(b:cd)ef"],
  ["a span in a span", [layer(1, 5, "a"), layer(2, 3, "b")], "a(a:b(b:c)de)f"],
  ["a span that crosses another is cut", [layer(0, 4, "a"), layer(2, 6, "b")], "(a:ab(b:cd))(b:ef)"],
  ["the same span twice", [layer(1, 2, "a"), layer(1, 2, "b")], "a(a:(b:b))cdef"],
  ["a span past the end", [layer(4, 99, "a")], "abcd(a:ef)"],
])("%s", (_, layers, expected) => {
  expect(shape("abcdef", layers)).toBe(expected);
});

test("any spans give well-formed markup that holds the whole text", () => {
  const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 12 });
  fc.assert(
    fc.property(fc.string({ minLength: 40, maxLength: 40 }), spans, (text, pairs) => {
      const layers = pairs.map(([x, y]) => layer(Math.min(x, y), Math.max(x, y), "s"));
      const page = nested(text, layers).toString();
      const seen: string[] = [];
      const parser = new Parser({ ontext: (words) => void seen.push(words) });
      parser.end(page);
      expect(seen.join("")).toBe(text);
      expect(page.match(/<span/g)?.length ?? 0).toBe(page.match(/<\/span/g)?.length ?? 0);
    }),
    { seed: 13 },
  );
});

test("templates escape everything but their own markup", () => {
  expect(html`<b title="${'"'}">${"<i>"}${html`<u>${"&"}</u>`}${[1, undefined, false]}</b>`.toString()).toBe(
    '<b title="&quot;">&lt;i&gt;<u>&amp;</u>1</b>',
  );
  expect(escapeHtml("a\u0000b")).toBe("a\ufffdb");
});

test.each([
  ["https://news.example/a?b=c", "https://news.example/a?b=c"],
  ["http://news.example", "http://news.example/"],
  ["javascript:alert(1)", undefined],
  [" https://news.example", undefined],
  ["data:text/html,x", undefined],
  ["//news.example", undefined],
  ["https://", undefined],
])("%j is a link: %j", (address, expected) => {
  expect(safeHref(address)).toBe(expected);
});
