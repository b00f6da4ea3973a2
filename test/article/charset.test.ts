import { expect, test } from "vitest";
import { decodeBytes } from "../../src/article/charset.ts";
import { rawOf, readAll } from "./inputs.ts";

const RUSSIAN =
  "Совет порта проголосовал во вторник за закрытие северного паромного терминала на два года из-за ржавчины.";
const FRENCH =
  "Le conseil du port a voté mardi la fermeture du terminal situé au nord : « C’est décidé », a déclaré la présidente.";
const CHINESE = "港口委员会星期二投票决定关闭北部的渡轮码头，为期两年，这是因为钢桩上出现了锈迹。";

/** Encodes with a single-byte table made from the decoder itself. */
function encode(text: string, charset: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(charset).decode(new Uint8Array([byte])), byte]),
  );
  if (charset === "windows-1252") table.set("’", 0x92);
  return new Uint8Array([...text].map((character) => table.get(character) ?? 63));
}

function encodeWide(text: string, charset: string): Uint8Array {
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++)
      table.set(new TextDecoder(charset).decode(new Uint8Array([lead, trail])), [lead, trail]);
  return new Uint8Array([...text].flatMap((character) => table.get(character) ?? [character.charCodeAt(0)]));
}

function utf16(text: string, isBig: boolean): Uint8Array {
  return new Uint8Array(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );
}

test("byte-order marks and UTF-16 without one", () => {
  expect(decodeBytes(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toMatchObject({ text: "A", charset: "utf-8" });
  expect(decodeBytes(new Uint8Array([0xff, 0xfe, ...utf16(FRENCH, false)])).text).toBe(FRENCH);
  expect(decodeBytes(utf16(FRENCH, true)).text).toBe(FRENCH);
  expect(decodeBytes(utf16(FRENCH, false)).text).toBe(FRENCH);
});

test.each([
  ["windows-1251", RUSSIAN, encode],
  ["koi8-r", RUSSIAN, encode],
  ["windows-1252", FRENCH, encode],
  ["gb18030", CHINESE, encodeWide],
] as const)("%s, declared and guessed", (charset, text, encoder) => {
  const bytes = encoder(text, charset);
  expect(decodeBytes(bytes, charset).text).toBe(text);
  expect(decodeBytes(bytes)).toMatchObject({ text, charset, how: "guessed" });
});

test("valid UTF-8 outweighs a wrong label", () => {
  expect(decodeBytes(new TextEncoder().encode(RUSSIAN), "windows-1252").text).toBe(RUSSIAN);
});

test("a page's own charset is believed", async () => {
  const html = `<html><head><meta charset="windows-1251"></head><body><p>${RUSSIAN} ${RUSSIAN}</p></body></html>`;
  const { articles, messages } = await readAll(rawOf(encode(html, "windows-1251"), "a.html"));
  expect(messages).toEqual([]);
  expect(articles[0]!.text).toBe(`${RUSSIAN} ${RUSSIAN}`);
});
