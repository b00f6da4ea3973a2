import type { Dossier, ReportSource, Totals } from "../../model/index.ts";
import { Guard } from "../guard.ts";
import { Notices } from "../notices.ts";
import type { RenderOptions } from "../options.ts";
import { PROMISE, sourceName, supportParts, TERMS, totalParts } from "../phrases.ts";
import { isTold, viewOf } from "../view.ts";
import { type Layout, layoutOf, left, wrap } from "./lines.ts";
import { singleLines, storyLines } from "./story.ts";

/** What a terminal shows; everything is in the JSON. `singlesTold`: stories reported once with facts and quotations. */
const MOST = { stories: 12, listed: 100, singles: 20, singlesTold: 10, rowsOfSingle: 3, messages: 20 };

/**
 * The report for a terminal, wrapped to the given columns: the first stories in full, more by title, then what is reported
 * once. One pass over the source; holds the titles it lists.
 */
export async function* renderText(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<string> {
  const layout = layoutOf(options);
  const guard = new Guard(options.onMessage);
  const notices = new Notices(MOST.messages);
  const rest = new Rest(layout);
  yield lines(head(source.totals, layout));
  for await (const dossier of source.dossiers("weight")) {
    const text = guard.over(dossier, () => {
      notices.add(dossier.messages);
      return lines(isTold(dossier, source) ? rest.story(dossier) : rest.single(dossier));
    });
    if (text) yield text;
  }
  notices.add(guard.messages);
  await notices.addFrom(source);
  yield lines([...rest.listed(), ...rest.singles(), ...messages(notices, layout)]);
}

const lines = (all: readonly string[]) => all.map((line) => `${line.trimEnd()}\n`).join("");

function head(totals: Totals, { paint, columns }: Layout): string[] {
  return [
    paint.bold("secondsource"),
    paint.dim(PROMISE),
    ...wrap(TERMS, columns).map(paint.dim),
    "",
    ...wrap(totalParts(totals).join(" · "), columns),
  ];
}

/** What stands after the stories in full: titles of more of them, and stories that one article reports. */
class Rest {
  readonly #layout: Layout;
  readonly #listed: string[] = [];
  readonly #singles: string[] = [];
  #shared = 0;
  #once = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** A story in full while there is room for it; else nothing, and its title is kept for the list. */
  story(dossier: Dossier): string[] {
    const index = this.#shared;
    const text = index < MOST.stories ? storyLines(viewOf(dossier), index, this.#layout) : [];
    if (index >= MOST.stories && index < MOST.listed) this.#listed.push(...listedLines(dossier, index, this.#layout));
    this.#shared++;
    return text;
  }

  /** Keeps the title of a story that one article reports, and of the first of them a few facts and quotations. */
  single(dossier: Dossier): string[] {
    const { story, articles } = dossier;
    const from = articles[0] ? ` (${sourceName(articles[0])})` : "";
    const title = wrap(`${story.title}${from}`, this.#layout.columns, "   • ", "     ");
    const told = this.#once < MOST.singlesTold ? singleLines(viewOf(dossier), this.#layout, MOST.rowsOfSingle) : [];
    if (this.#once++ < MOST.singles) this.#singles.push(...title, ...told);
    return [];
  }

  listed(): string[] {
    if (this.#listed.length === 0) return [];
    return [...this.#title("More stories"), ...this.#listed, ...left(this.#shared, MOST.listed, "stories", "")];
  }

  singles(): string[] {
    if (this.#once === 0) return [];
    return [...this.#title("Reported once"), ...this.#singles, ...left(this.#once, MOST.singles, "stories", "   ")];
  }

  #title(words: string): string[] {
    const { paint, columns } = this.#layout;
    return ["", paint.dim("─".repeat(columns)), paint.bold(words)];
  }
}

function listedLines({ story }: Dossier, index: number, { columns, paint }: Layout): string[] {
  return [
    ...wrap(story.title, columns, `${index + 1}. `, "    "),
    ...wrap(supportParts(story.support).join(" · "), columns, "    ").map((line) => paint.yellow(line)),
  ];
}

function messages(notices: Notices, { columns, paint }: Layout): string[] {
  if (notices.count === 0) return [];
  const shown = notices.shown.flatMap((message) => {
    const place = message.location ?? message.article;
    const paintLine = message.level === "error" ? paint.red : paint.dim;
    return wrap(`${message.rule}: ${message.text}${place ? ` [${place}]` : ""}`, columns, "   ", "     ").map(
      paintLine,
    );
  });
  return ["", paint.bold("Messages"), ...shown, ...left(notices.count, MOST.messages, "messages", "   ")];
}
