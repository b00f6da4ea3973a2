import { expect, test } from "vitest";
import { languageTag } from "../../src/article/language.ts";

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
