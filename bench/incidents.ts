import { join } from "node:path";
import type { Annotation } from "../src/model/index.ts";
import { annotated, share } from "./events.ts";
import { readRows } from "./rows.ts";

interface Incident {
  readonly story: string;
  readonly articles: readonly string[];
  readonly date: string;
  readonly killed: number;
  readonly injured: number;
  readonly suspectKilled: number;
  readonly suspectInjured: number;
}
interface ArticleRow {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
}
type Measure = "killed" | "injured";

/** Rows of the table of incidents, for the stories that were read and those that were not. */
export function incidentRows(dataFolder: string, options: ReadonlyMap<string, string>): (string | number)[][] {
  const most = Number(options.get("incidents") ?? 400);
  const articles = new Map(readRows<ArticleRow>(join(dataFolder, "stories", "gva.jsonl")).map((row) => [row.id, row]));
  const incidents = readRows<Incident>(join(dataFolder, "facts", "incidents.jsonl")).sort((a, b) =>
    a.story < b.story ? -1 : 1,
  );
  return [0, 1].map((half) => {
    const own = incidents.filter((_, i) => i % 2 === half).slice(0, most);
    const rows = own.flatMap((incident) =>
      incident.articles.flatMap((id) => (articles.has(id) ? [{ incident, article: articles.get(id)! }] : [])),
    );
    const read = rows.map(({ incident, article }) => ({ incident, article, found: countsIn(article, incident.date) }));
    if (options.get("show") === "incidents" && half === 0) for (const one of read) show(one);
    return [half === 0 ? "read" : "held out", rows.length, ...measures(read, "killed"), ...measures(read, "injured")];
  });
}

interface Read {
  readonly incident: Incident;
  readonly article: ArticleRow;
  readonly found: Record<Measure, number>;
}

function countsIn({ title, text }: ArticleRow, date: string): Record<Measure, number> {
  const { annotation } = annotated(`${title ?? ""}\n\n${text}`, date);
  return { killed: largest(annotation, "killed"), injured: largest(annotation, "injured") };
}

/** The largest count that the article's claims give. */
function largest({ claims, quantities }: Annotation, measure: Measure): number {
  let most = 0;
  for (const claim of claims) {
    if (
      claim.measure !== measure ||
      claim.polarity === "denied" ||
      claim.modality === "historical" ||
      claim.modality === "possible"
    )
      continue;
    const value = quantities.find(({ id }) => id === claim.quantity)?.value ?? claim.implied?.value;
    if (value !== undefined && value > most) most = value;
  }
  return most;
}

function accepts(incident: Incident, measure: Measure, value: number): boolean {
  const suspects = measure === "killed" ? incident.suspectKilled : incident.suspectInjured;
  return (
    value === incident[measure] || value === incident[measure] + suspects || value === incident[measure] - suspects
  );
}

function measures(read: readonly Read[], measure: Measure): number[] {
  const some = read.filter(({ incident }) => incident[measure] > 0);
  const found = some.filter((one) => one.found[measure] > 0);
  const isRight = ({ incident, found: counts }: Read) => accepts(incident, measure, counts[measure]);
  return [
    share(read.filter(isRight).length / read.length),
    share(found.length / some.length),
    share(found.filter(isRight).length / found.length),
  ];
}

function show({ incident, article, found }: Read): void {
  for (const measure of ["killed", "injured"] as const)
    if (!accepts(incident, measure, found[measure]))
      console.error(
        [
          incident.story,
          measure,
          `gold ${incident[measure]}`,
          `found ${found[measure]}`,
          article.title,
          article.text.slice(0, 700).replaceAll("\n", " "),
        ].join(" | "),
      );
}
