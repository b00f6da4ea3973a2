import { expect, test } from "vitest";
import { table } from "../../../src/annotation/claims/lexicon.ts";
import { annotate } from "../../../src/annotation/index.ts";
import { articleOf } from "../reading.ts";

type Row = [type: string, mode: string, predicates: string, near: string, contexts: string[], example: string];
const { rows } = table<{ rows: Row[] }>("plover", { rows: [] });

test.each(rows.map(([type, mode, , , , example]) => [type, mode, example] as const))(
  "%s %s: %s",
  (type, mode, example) => {
    const { events } = annotate(articleOf(example), "full");
    const codes = events.map((event) => [event.type, event.mode ?? ""]);
    expect(codes).toContainEqual([type, mode]);
  },
);
