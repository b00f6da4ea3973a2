import { compareText, type Entity, mergedEntities, type Report, type ReportSource } from "../model/index.ts";
import { SCHEMA } from "../model/marks.ts";
import { Guard } from "./guard.ts";
import { gathered, LISTS, type ListName, placedRows } from "./report-order.ts";
import type { Placed } from "./runs.ts";

/**
 * The whole report as one object, in the order of the JSON report: for piles that fit in memory. A story that cannot be read
 * is a message in it.
 */
export async function collectReport(source: ReportSource): Promise<Report> {
  const lists = Object.fromEntries(LISTS.map((name) => [name, [] as object[]])) as Record<ListName, object[]>;
  const rows: Placed<object>[] = [];
  for await (const some of placedRows(source, new Guard(), (noun) => noun)) for (const row of some) rows.push(row);
  rows.sort((x, y) => compareText(x.key, y.key));
  for (const { list, parts } of gathered(rows)) lists[list].push(asOne(parts));
  const { claims, ...always } = lists;
  return { schema: SCHEMA.report, ...always, ...(claims.length > 0 && { claims }) } as unknown as Report;
}

function asOne(parts: readonly object[]): object {
  return parts.length === 1 ? parts[0]! : mergedEntities(parts as readonly Entity[])[0]!;
}
