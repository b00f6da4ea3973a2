import {
  counted,
  dateWords,
  lineageWords,
  linkWords,
  relationWords,
  scoreWords,
  sourceName,
  titleOf,
} from "../phrases.ts";
import { percent, shareOf } from "../shares.ts";
import { type TreeRow, treeOf } from "../tree.ts";
import type { LineageGroup, StoryView } from "../view.ts";
import { type Layout, left, shorten, wrap } from "./lines.ts";

const MOST = { rows: 30, across: 4 };

/** The lineages of a story as trees; articles that stand alone are one paragraph. */
export function lineageLines(told: StoryView, layout: Layout): string[] {
  return [
    ...told.texts.slice(0, MOST.rows).flatMap((group, index) => lineage(group, index, layout)),
    ...left(told.texts.length, MOST.rows, "lineages", "   "),
    ...loneLines(told, layout),
    ...acrossLines(told, layout),
  ];
}

function lineage(group: LineageGroup, index: number, layout: Layout): string[] {
  const { rows } = treeOf(group.articles, group.links);
  const title = `${group.articles.length} articles, one text, ${lineageWords(group.lineage, group.articles.length)}`;
  return [
    ...wrap(title, layout.columns, `   ${index + 1}) `, "      ").map((line) => layout.paint.green(line)),
    ...rows.slice(0, MOST.rows).flatMap((row) => treeLines(row, layout)),
    ...left(rows.length, MOST.rows, "articles", "      "),
  ];
}

function treeLines({ article, link, parent, depth }: TreeRow, { paint, columns }: Layout): string[] {
  const indent = `      ${"  ".repeat(Math.min(depth, 6))}`;
  const date = dateWords(article.published);
  const name = `${sourceName(article)}${date ? `, ${date}` : ""}`;
  const title = paint.dim(shorten(titleOf(article), Math.max(12, columns - indent.length - 4)));
  const mark = depth > 0 && link?.direction !== "undetermined" ? "└ " : link ? "○ " : "● ";
  const tie =
    link && parent
      ? [
          `${relationWords(link, article, parent)}: ${percent(shareOf(article, link))} of this text (sure ${scoreWords(link.score)})`,
        ]
      : [];
  return [
    ...wrap(name, columns, `${indent}${mark}`, `${indent}  `),
    `${indent}  ${title}`,
    ...tie.flatMap((words) => wrap(words, columns, `${indent}  `)),
  ];
}

function loneLines({ lone }: StoryView, { columns }: Layout): string[] {
  if (lone.length === 0) return [];
  const names = lone.slice(0, MOST.rows).map((article) => sourceName(article));
  const more = lone.length > MOST.rows ? ` and ${lone.length - MOST.rows} more` : "";
  const words = lone.length === 1 ? "stands alone" : "stand alone";
  return wrap(`${lone.length} ${words}: ${names.join(", ")}${more}`, columns, "   ", "     ");
}

/** One line for each kind of link between lineages, with the names of the first pair. */
function acrossLines(told: StoryView, { columns, paint }: Layout): string[] {
  const pairs = new Map<string, { count: number; names: string }>();
  for (const { a, b, kind } of told.across) {
    const [x, y] = [told.lineageOf.get(a)?.id ?? a, told.lineageOf.get(b)?.id ?? b].sort();
    const key = [x, y, kind].join("\u0001");
    const known = pairs.get(key);
    const names = `${sourceName(told.articleOf.get(a)!)} and ${sourceName(told.articleOf.get(b)!)}: ${linkWords(kind)}`;
    pairs.set(key, known ? { ...known, count: known.count + 1 } : { count: 1, names });
  }
  const all = [...pairs.values()].map(({ count, names }) => {
    const more = count > 1 ? `, ${counted(count, "pair")} of these two lineages` : "";
    return `${names}${more}; not counted as shared lineage`;
  });
  const shown = all.slice(0, MOST.across).flatMap((words) => wrap(words, columns, "   ~ ", "     ").map(paint.dim));
  return [...shown, ...left(all.length, MOST.across, "links between lineages", "   ")];
}
