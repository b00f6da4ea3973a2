import { expect, test, vi } from "vitest";
import { isPlainlyEnglish, languageTag } from "../../src/article/language.ts";

test.each([
  ["en_US", "en"],
  ["de-AT", "de"],
  ["eng", "en"],
  ["ger", "de"],
  ["English", "en"],
  ["ENGLISH", "en"],
  ["Deutsch", "de"],
  ["Turkish", "tr"],
  ["Русский", "ru"],
  ["zh-Hant", "zh"],
  ["fil", "fil"],
])("%s is %s", (declared, tag) => {
  expect(languageTag(declared)).toBe(tag);
});

test.each(["utf-8", "kr", "jp", "ua", "xx", "und", "", "news", "none", 5, null])("%s names no language", (declared) => {
  expect(languageTag(declared)).toBeUndefined();
});

const ENGLISH =
  "The council of Ormvale said on Monday that it would close the old bridge because its piers were cracked. The mayor told " +
  "reporters that she had asked the engineers who built it for a report, and that drivers should take the road by the mill.";
const GERMAN =
  "Der Rat von Ormvale teilte am Montag mit, dass er die alte Brücke sperren werde, weil ihre Pfeiler Risse haben. Die " +
  "Bürgermeisterin sagte, sie habe die Erbauer um einen Bericht gebeten, und Autofahrer sollten den Weg über die Mühle nehmen.";

test("plain English is told before the identifier is there, the rest when it has been loaded", async () => {
  // Files before this one in the same process may have loaded the identifier.
  vi.resetModules();
  const languages = new (await import("../../src/article/language.ts")).Languages();
  expect([languages.of(ENGLISH), languages.isLacking]).toEqual(["en", false]);
  expect([languages.of(GERMAN), languages.isLacking]).toEqual(["und", true]);
  await languages.load();
  expect([languages.of(ENGLISH), languages.of(GERMAN), languages.isLacking]).toEqual(["en", "de", false]);
  expect(languages.of("The 12 of 14.")).toBe("und");
});

test("English that stands before or behind another language is left to the identifier", () => {
  expect(isPlainlyEnglish(ENGLISH)).toBe(true);
  expect(isPlainlyEnglish(GERMAN)).toBe(false);
  expect(isPlainlyEnglish(`${ENGLISH.slice(0, 120)} ${GERMAN}`)).toBe(false);
  expect(isPlainlyEnglish(`${GERMAN.slice(0, 200)} ${ENGLISH}`)).toBe(false);
});
