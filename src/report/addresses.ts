import type { Article } from "../model/index.ts";

/** The web address of an article in normal form; `undefined` where it has none, or none of http or https. */
export function addressOf({ url }: Pick<Article, "url">): string | undefined {
  return /^https?:\/\//i.test(url ?? "") && URL.canParse(url!) ? new URL(url!).href : undefined;
}
