import type { Report, ReportSource } from "../model/index.ts";
import { SCHEMA } from "../model/marks.ts";
import { Guard } from "./guard.ts";
import { inReportOrder, LISTS, type ListName } from "./report-order.ts";

/**
 * The whole report as one object, in the order of the JSON report: for piles that fit in memory. A story that cannot be read
 * is a message in it.
 */
export async function collectReport(source: ReportSource): Promise<Report> {
  const lists = Object.fromEntries(LISTS.map((name) => [name, [] as object[]])) as Record<ListName, object[]>;
  const wanted = { make: (noun: object) => noun, budget: Number.POSITIVE_INFINITY };
  for await (const { list, made } of inReportOrder(source, new Guard(), wanted)) lists[list].push(made);
  const { claims, ...always } = lists;
  return { schema: SCHEMA.report, ...always, ...(claims.length > 0 && { claims }) } as unknown as Report;
}
