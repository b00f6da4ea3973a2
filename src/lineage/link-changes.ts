import { type ArticleId, compareText, type Link, type Message } from "../model/index.ts";

/** What became of the links when articles came or went. `a` is the earlier article of a link, by day and id. */
export interface LinkChanges {
  /** New links, and links of articles that were replaced; in order of (a, b). */
  readonly put: readonly Link[];
  /** Links that are no more, in order of (a, b). */
  readonly drop: readonly (readonly [a: ArticleId, b: ArticleId])[];
  /** Articles that could not be read or compared. */
  readonly messages: readonly Message[];
}

interface Change {
  /** Whether the link was there before. */
  readonly wasThere: boolean;
  readonly a: ArticleId;
  readonly b: ArticleId;
  readonly link?: Link;
}

/** Notes what is put and dropped, and tells what is left of it in the end. */
export class ChangeLog {
  readonly #changes = new Map<string, Change>();
  readonly #messages: Message[] = [];

  put(link: Link): void {
    this.#note(link.a, link.b, link);
  }

  drop(a: ArticleId, b: ArticleId): void {
    this.#note(a, b);
  }

  say(message: Message): void {
    this.#messages.push(message);
  }

  changes(): LinkChanges {
    const noted = [...this.#changes.values()].sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
    return {
      put: noted.flatMap(({ link }) => link ?? []),
      drop: noted.flatMap(({ link, wasThere, a, b }) => (!link && wasThere ? [[a, b] as const] : [])),
      messages: this.#messages,
    };
  }

  #note(a: ArticleId, b: ArticleId, link?: Link): void {
    const key = `${a}\u0000${b}`;
    const wasThere = this.#changes.get(key)?.wasThere ?? link === undefined;
    this.#changes.set(key, { wasThere, a, b, ...(link && { link }) });
  }
}
