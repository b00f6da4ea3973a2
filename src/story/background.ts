import { loadStoryModel } from "./load.ts";

let shares: Map<string, number> | undefined;

/** Zipf: the r-th commonest word makes up about 1 / (r * 12) of running English. */
const ZIPF = 12;
/** Length in words of the article that a share is said for. */
const ARTICLE_WORDS = 400;
/** Lone letters and digits are in no list of words and in most articles. */
const LONE = /^[a-z\d]$/;
const LONE_SHARE = 0.9;
const RAREST = 1 - Math.exp(-ARTICLE_WORDS / (ZIPF * 60_000));

/** Share of English articles (0..1) that use a stem at least once, estimated from its frequency rank. */
export function generalShare(stem: string): number {
  shares ??= readShares();
  const share = shares.get(stem);
  if (share !== undefined) return share;
  if (LONE.test(stem)) return LONE_SHARE;
  const space = stem.indexOf(" ");
  if (space < 0) return RAREST;
  return Math.min(RAREST, generalShare(stem.slice(0, space)), generalShare(stem.slice(space + 1)));
}

function readShares(): Map<string, number> {
  const stems = loadStoryModel().background.split(" ");
  return new Map(stems.map((stem, index) => [stem, 1 - Math.exp(-ARTICLE_WORDS / (ZIPF * (index + 1)))]));
}
