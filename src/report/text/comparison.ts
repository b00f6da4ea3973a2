import type { Article, Comparison, Span } from "../../model/index.ts";
import { counted, directionWords, linkWords, PROMISE, scoreWords, sourceName, titleOf } from "../phrases.ts";
import { type Layout, layoutOf, plain, shorten, widthOf, wrap } from "./lines.ts";

const MOST_SENTENCES = 60;
/** Private-use characters that stand for colour until lines are broken; taken out of the words first. */
const [CHANGED, MASKED, PLAIN] = ["\ue000", "\ue001", "\ue002"];

/** Two articles side by side for a terminal: reasons, then matching sentences in two columns. */
export function* renderComparisonText(
  comparison: Comparison,
  a: Article,
  b: Article,
  options: { readonly color?: boolean; readonly columns?: number },
): Generator<string> {
  const layout = layoutOf(options);
  yield `${[...head(comparison, a, b, layout), ...sentences(comparison, a, b, layout)].map((l) => l.trimEnd()).join("\n")}\n`;
}

function head(comparison: Comparison, a: Article, b: Article, { paint, columns }: Layout): string[] {
  const { kind, score, containment, reasons, masked } = comparison;
  const isLink = kind !== "shared-quotes";
  return [
    paint.bold("secondsource compare"),
    paint.dim(PROMISE),
    "",
    ...wrap(`${sourceName(a)}: ${titleOf(a)}`, columns, "A  ", "   "),
    ...wrap(`${sourceName(b)}: ${titleOf(b)}`, columns, "B  ", "   "),
    "",
    `${paint.bold(linkWords(kind))}${isLink ? `, ${scoreWords(score)} such pairs truly derive` : ""}`,
    plain(directionWords(comparison, "A", "B")),
    `${Math.round(containment * 100)} % of the shorter text stands in the other, quotations left out`,
    `${counted(comparison.alignedSentences.length, "aligned sentence")}, ${counted(masked.a.length + masked.b.length, "masked quotation")}`,
    ...(reasons.length > 0 ? ["", paint.bold("Reasons")] : []),
    ...reasons.slice(0, 12).flatMap((reason) => wrap(reason, columns, " - ", "   ")),
  ];
}

function sentences(comparison: Comparison, a: Article, b: Article, layout: Layout): string[] {
  const { paint, columns } = layout;
  const pairs = comparison.alignedSentences.slice(0, MOST_SENTENCES);
  if (pairs.length === 0) return ["", "No sentence of one text matches one of the other."];
  const width = Math.floor((columns - 3) / 2);
  const changed = { a: spansOf(comparison, "a"), b: spansOf(comparison, "b") };
  const rows = pairs.flatMap((pair) => {
    // Without colour a mark that goes on over a line break takes two columns more.
    const room = paint.isColorSupported ? width : width - 2;
    const left = wrap(marked(a, pair.a, changed.a, comparison.masked.a), room);
    const right = wrap(marked(b, pair.b, changed.b, comparison.masked.b), room);
    return [...besides(left, right, width, layout), ""];
  });
  const more = comparison.alignedSentences.length - pairs.length;
  const legend = `${CHANGED}changed words${PLAIN} ${MASKED}quotations left out of the score${PLAIN}`;
  const nameA = shorten(sourceName(a), width);
  return [
    "",
    paint.bold("Sentence against sentence"),
    painted(legend, layout),
    "",
    `${nameA}${" ".repeat(width - widthOf(nameA))} │ ${shorten(sourceName(b), width)}`,
    paint.dim(`${"─".repeat(width)}─┼─${"─".repeat(width)}`),
    ...rows,
    ...(more > 0 ? [`… ${counted(more, "more pair")}: --format html or json shows them.`] : []),
  ];
}

function spansOf(comparison: Comparison, side: "a" | "b"): Span[] {
  return comparison.changedWords.flatMap((change) => change[side] ?? []);
}

/** A passage as one line with marks around changed words and masked quotations. */
function marked(article: Article, at: Span, changed: readonly Span[], masked: readonly Span[]): string {
  const state = new Uint8Array(at.end - at.start);
  for (const [spans, value] of [
    [masked, 2],
    [changed, 1],
  ] as const) {
    for (const { start, end } of spans) state.fill(value, Math.max(0, start - at.start), Math.max(0, end - at.start));
  }
  const text = article.text.slice(at.start, at.end).replace(/[\ue000-\ue002]/g, " ");
  let line = "";
  for (let i = 0; i < text.length; i++) {
    const [before, now] = [state[i - 1] ?? 0, state[i]!];
    if (before !== now) line += (before ? PLAIN : "") + (now === 1 ? CHANGED : now === 2 ? MASKED : "");
    line += text[i];
  }
  return line + (state.at(-1) ? PLAIN : "");
}

/** Two wrapped passages as rows; a mark that goes on over a line break is closed and opened again. */
function besides(left: readonly string[], right: readonly string[], width: number, layout: Layout): string[] {
  const [a, b] = [carried(left), carried(right)];
  return Array.from({ length: Math.max(a.length, b.length) }, (_, row) => {
    const [l, r] = [a[row] ?? "", b[row] ?? ""];
    return `${painted(l, layout)}${" ".repeat(Math.max(0, width - shownWidth(l, layout)))} │ ${painted(r, layout)}`;
  });
}

function carried(rows: readonly string[]): string[] {
  let open = "";
  return rows.map((row) => {
    const whole = open + row;
    const last = Math.max(whole.lastIndexOf(CHANGED!), whole.lastIndexOf(MASKED!));
    open = last > whole.lastIndexOf(PLAIN!) ? whole[last]! : "";
    return open ? whole + PLAIN : whole;
  });
}

function shownWidth(row: string, { paint }: Layout): number {
  const marks = row.match(/[\ue000-\ue002]/g)?.length ?? 0;
  return widthOf(row) - (paint.isColorSupported ? marks : 0);
}

/** Marks become colours or brackets: from an opening mark to the next closing one. One pass, whatever marks a text brings itself. */
function painted(row: string, layout: Layout): string {
  let [shown, open, words] = ["", "", ""];
  for (const piece of row.split(/([\ue000-\ue002])/)) {
    if (open === "" && (piece === CHANGED || piece === MASKED)) open = piece;
    else if (open === "") shown += piece;
    else if (piece !== PLAIN) words += piece;
    else {
      shown += styled(open, words, layout);
      [open, words] = ["", ""];
    }
  }
  return shown + open + words;
}

function styled(mark: string, words: string, { paint }: Layout): string {
  if (paint.isColorSupported) return mark === CHANGED ? paint.red(words) : paint.dim(words);
  return mark === CHANGED ? `[${words}]` : `{${words}}`;
}
