import { expect, test } from "vitest";
import { applyEntities, type EntityPieces, type EntityTable } from "../../src/model/index.ts";

const at = (start: number) => ({ start, end: start + 5 });
const mention = (article: string, start: number) => ({ article, span: at(start), form: "name" }) as const;
const whole = { id: "e-1", name: "Ilse Tarrant", type: "person" } as const;
const country = { id: "e-2", name: "Velmark", type: "country", country: "VLM" } as const;
const TABLE: EntityTable = [
  { article: "a", local: "x", entity: whole },
  { article: "b", local: "y", entity: whole },
  { article: "b", local: "z", entity: country },
];
const claim = {
  span: at(0),
  head: at(0),
  predicate: "say",
  contexts: [],
  polarity: "asserted",
  modality: "actual",
} as const;
const event = { span: at(0), type: "MAKE", contexts: [], polarity: "asserted", modality: "actual" } as const;
const PIECES: EntityPieces = {
  entities: [
    { id: "y", name: "Tarrant", type: "person", mentions: [mention("b", 40), mention("b", 9)] },
    { id: "x", name: "Ilse Tarrant", type: "person", mentions: [mention("a", 3)] },
    { id: "x", name: "Other", type: "other", mentions: [mention("c", 1)] },
  ],
  quotes: [
    { id: "q", article: "b", span: at(0), kind: "direct", marks: "present", speaker: { entity: "y", name: "Tarrant" } },
    { id: "r", article: "b", span: at(0), kind: "direct", marks: "present", speaker: { name: "she" } },
  ],
  claims: [
    {
      ...{ ...claim, id: "c", article: "b" },
      roles: [{ role: "actor", span: at(0), name: "Tarrant", entity: "y" }],
      sources: [{ name: "Tarrant", entity: "y" }],
    },
  ],
  events: [
    {
      ...{ ...event, id: "v", article: "b" },
      actors: [{ span: at(0), name: "the Velmarkers", entity: "z" }],
      recipients: [{ span: at(0), name: "Tarrant", entity: "y", country: "ORM" }],
    },
  ],
};

test("entities that the table makes one are one, with all mentions in order; an unknown one stays", () => {
  expect(applyEntities(PIECES, TABLE).entities).toEqual([
    { ...whole, mentions: [mention("a", 3), mention("b", 9), mention("b", 40)] },
    { id: "x", name: "Other", type: "other", mentions: [mention("c", 1)] },
  ]);
});

test("speakers, roles, sources and parties carry the story's id and name; a country fills a gap only", () => {
  const { quotes, claims, events } = applyEntities(PIECES, TABLE);
  expect(quotes.map(({ speaker }) => speaker)).toEqual([{ entity: "e-1", name: "Ilse Tarrant" }, { name: "she" }]);
  expect(claims[0]).toMatchObject({ roles: [{ entity: "e-1", name: "Ilse Tarrant" }] });
  expect(claims[0]).toMatchObject({ sources: [{ entity: "e-1", name: "Ilse Tarrant" }] });
  expect(events[0]?.actors).toEqual([{ span: at(0), name: "Velmark", entity: "e-2", country: "VLM" }]);
  expect(events[0]?.recipients).toMatchObject([{ entity: "e-1", name: "Ilse Tarrant", country: "ORM" }]);
});

test("nothing is changed in place", () => {
  const before = JSON.stringify(PIECES);
  applyEntities(PIECES, TABLE);
  expect(JSON.stringify(PIECES)).toBe(before);
});
