import { annotate, READ } from "../../annotation/index.ts";
import { settingFrom, settled } from "../../article/index.ts";
import { lineageDigestOf } from "../../lineage/index.ts";
import { type AnnotatedArticle, type Annotation, type Article, emptyAnnotation, guarded } from "../../model/index.ts";
import { type StoryPlace, storyDigestOf } from "../../story/index.ts";
import { packedIn, rowsIn, sortable, textIn, textsIn } from "./columns.ts";
import { eachRow, messageRow, type Row } from "./stage.ts";

/** What the first look at two articles needs, and where the words of the article lie, apart: the last is read when it is needed. */
export const digest = eachRow(
  "annotates an article {article, furniture, site, titles} and makes what others find it by",
  (row) => {
    const article = packedIn<Article>(row, "article");
    const setting = settingFor(article, row);
    const shown = settled(article, setting);
    const annotation = annotate(shown, READ);
    return [
      { of: "text", id: article.id, ...textColumns({ article: shown, annotation }), setting: JSON.stringify(setting) },
      ...lineageRows({ article: shown, annotation }),
      ...storyRows(shown),
    ];
  },
);

function settingFor(article: Article, row: Row) {
  const { id, location } = article;
  const guard = { rule: "setting-failed", skipped: `what the pile tells of ${id}`, article: id, location };
  const site = typeof row.site === "string" ? { siteName: row.site } : {};
  const titles = () => rowsIn(row, "titles").map((one) => [textIn(one, "key"), textsIn(one, "holders")] as const);
  const found = guarded(guard, () => settingFrom(article, { furniture: textsIn(row, "furniture"), ...site }, titles()));
  return "made" in found ? found.made : { article: id, aside: [] };
}

/** The lists that comparing two texts reads stand in `text`, the others in `notes`. */
function textColumns({ article, annotation }: AnnotatedArticle): { text: string; notes: string } {
  const { sentences, quotes, tokens: _, ...notes } = annotation;
  return { text: JSON.stringify({ article, sentences, quotes }), notes: JSON.stringify(notes) };
}

/** An annotated article of the column `text`, and of `notes` where it is given. */
export function annotatedIn(text: string, notes = "{}"): AnnotatedArticle {
  const { article, sentences, quotes } = JSON.parse(text) as { article: Article } & Pick<
    Annotation,
    "sentences" | "quotes"
  >;
  const rest = JSON.parse(notes) as Partial<Annotation>;
  return { article, annotation: { ...emptyAnnotation(article.id), ...rest, sentences, quotes } };
}

function lineageRows(source: AnnotatedArticle): object[] {
  const { id, location } = source.article;
  const guard = { rule: "lineage-failed", skipped: `the lineages of ${id}`, article: id, location };
  const found = guarded(guard, () => lineageDigestOf(source));
  if ("message" in found) return [messageRow(found.message)];
  if (!found.made) return [];
  const { standing, language, words, keys, names, sketch } = found.made;
  const columns = {
    keys: keys.keys.map(String),
    worth: [...keys.worth],
    total: keys.total,
    names: [...names.keys].map(String),
    name_worth: [...names.worth],
    name_total: names.total,
  };
  const first = { of: "lineage", id, standing: sortable(standing), day: dayOf(standing), language, words };
  return [{ ...first, ...columns, sketch: sketch ?? null }];
}

/** One row for the article, one for each of its sections. */
function storyRows(article: Article): object[] {
  const { id, location } = article;
  const guard = { rule: "story-failed", skipped: `the stories of ${id}`, article: id, location };
  const found = guarded(guard, () => storyDigestOf(article));
  if ("message" in found) return [messageRow(found.message)];
  const { standing, places, packed, dates } = found.made;
  const whole = { reading: packed, dates: JSON.stringify(dates), day: dayOf(standing) };
  return places.map((place, section) => ({
    of: "story",
    id,
    section,
    ...placeColumns(place),
    ...(section === 0 ? whole : { reading: null, dates: null, day: dayOf(place.standing) }),
  }));
}

function placeColumns({ standing, keys: { keys, worth } }: StoryPlace): object {
  return { standing: sortable(standing), keys: [...keys].map(String), worth: [...worth] };
}

/** The day of a standing, for buckets; none for the undated, who stand behind all. */
function dayOf(standing: string): string | null {
  const day = standing.slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}
