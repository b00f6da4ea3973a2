import { readArticles } from "../article/index.ts";
import { pushTo } from "../model/grouping.ts";
import { type Article, compareMessages, type Message } from "../model/index.ts";
import type { Raws } from "./desk.ts";

/** Code units of text that are committed together. */
const MOST_TEXT = 4_000_000;

/** Articles with the posts inside them, and what was said meanwhile. */
export interface Portion {
  readonly articles: (readonly [Article, ...Article[]])[];
  /** All messages so far of the locations that were spoken of. */
  readonly said: ReadonlyMap<string, readonly Message[]>;
  /** Those of them that no portion before had. */
  readonly unheard: readonly Message[];
  readonly isLast: boolean;
}

/** Articles are handed on with the posts inside them, a portion at a time. */
export async function* portionsOf(raws: Raws, size: number): AsyncGenerator<Portion> {
  const said = new Map<string, Message[]>();
  let portion = emptyPortion();
  const taken = (isLast: boolean): Portion => {
    const { articles, told, unheard } = portion;
    portion = emptyPortion();
    return {
      articles,
      isLast,
      unheard: unheard.sort(compareMessages),
      said: new Map([...told].map((at) => [at, [...(said.get(at) ?? [])].sort(compareMessages)])),
    };
  };
  let isEmpty = true;
  for await (const raw of raws) {
    isEmpty = false;
    portion.told.add(raw.location);
    for await (const reading of readArticles(raw)) {
      if ("message" in reading) {
        const at = reading.message.location ?? raw.location;
        pushTo(said, at, reading.message);
        portion.unheard.push(reading.message);
        portion.told.add(at);
        continue;
      }
      const { article } = reading;
      const last = portion.articles.at(-1);
      if (article.partOf && last && last[0].id === article.partOf.article) last.push(article);
      else {
        if (portion.articles.length >= size || portion.size >= MOST_TEXT) yield taken(false);
        portion.articles.push([article]);
      }
      portion.size += article.text.length;
    }
  }
  if (!isEmpty) yield taken(true);
}

interface Filling {
  readonly articles: [Article, ...Article[]][];
  readonly told: Set<string>;
  readonly unheard: Message[];
  size: number;
}

function emptyPortion(): Filling {
  return { articles: [], told: new Set(), unheard: [], size: 0 };
}
