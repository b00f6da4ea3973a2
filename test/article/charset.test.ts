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

test.each([
  ["windows-1250", "Přívoz v Lorrathu zůstane čtrnáct dní zavřený, řekl v úterý starosta. Opravy zaplatí město."],
  ["iso-8859-2", "Přívoz v Lorrathu zůstane šest dní zavřený, řekl ve středu starosta. Opravy začnou příští týden."],
  [
    "iso-8859-2",
    "Rada portu w Lorrath ogłosiła we wtorek, że północny terminal będzie nieczynny; źródłem kłopotów jest rdza, a środki da miasto.",
  ],
  ["windows-1250", "Rada portu w Lorrath ogłosiła w środę, że źródłem usterki jest rdza, a łodzie wrócą za rok."],
  [
    "windows-1250",
    "A kikötői tanács kedden úgy döntött, hogy két évre bezárja az északi terminált; őszre újra megnyílik.",
  ],
  [
    "windows-1254",
    "Liman meclisi salı günü kuzey iskelesini iki yıllığına kapatmaya karar verdi; şehir ödeyecek, dedi sözcü Ağaoğlu.",
  ],
  ["windows-1257", "Uosto taryba antradienį nusprendė dviem metams uždaryti šiaurinį terminalą dėl surūdijusių polių."],
  [
    "windows-1257",
    "Ostas padome otrdien nolēma uz diviem gadiem slēgt ziemeļu termināli, jo pāļi ir sarūsējuši, teica mērs.",
  ],
  [
    "windows-1252",
    "Der Hafenrat beschloss am Dienstag, die nördliche Anlegestelle für zwei Jahre zu schließen, weil Pfähle rosten.",
  ],
  [
    "windows-1252",
    "El consejo del puerto decidió el martes cerrar durante dos años la terminal del norte, según la señora Ibáñez.",
  ],
  [
    "windows-1252",
    "O conselho do porto decidiu na terça-feira fechar a estação do norte por dois anos; não há dinheiro, disse João.",
  ],
  [
    "windows-1252",
    "Il consiglio del porto ha deciso martedì di chiudere il terminal perché i pali sono arrugginiti: così è la città.",
  ],
  [
    "windows-1252",
    "Havnerådet besluttede tirsdag at lukke færgelejet i nord i to år på grund af rust, sagde borgmester Søren Lykkegård.",
  ],
  [
    "windows-1252",
    "Hamnrådet beslöt i tisdags att stänga den norra färjeterminalen i två år på grund av rost i pålarna.",
  ],
  ["windows-1252", "Hafnarráðið ákvað á þriðjudag að loka norðurbryggjunni í tvö ár vegna ryðs, sagði bæjarstjórinn."],
  ["windows-1252", "The caf\u00e9 stays open."],
  [
    "macintosh",
    "Le conseil du port a décidé mardi de fermer la gare maritime située au nord : les pilotis sont rouillés, a déclaré le maire.",
  ],
] as const)("%s is told from the letters of one language: %s", (charset, text) => {
  expect(decodeBytes(encode(text, charset))).toMatchObject({ text, charset });
});

test("UTF-8 that was encoded twice is set right with a note, a mention of it is not", async () => {
  const twice = new TextEncoder().encode(new TextDecoder("latin1").decode(new TextEncoder().encode(FRENCH)));
  const { articles, messages } = await readAll(rawOf(twice));
  expect(articles[0]?.text).toBe(FRENCH);
  expect(messages.map(({ rule, level }) => [rule, level])).toEqual([["guessed-encoding", "note"]]);
  const mention = `${FRENCH} La page montrait « dÃ©cidÃ© » au lieu de « décidé », et « Ã » partout.`;
  expect(decodeBytes(new TextEncoder().encode(mention)).text).toBe(mention);
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
