import { loadStoryModel } from "./load.ts";

let shares: Map<string, number> | undefined;

/** Zipf: the r-th commonest word makes up about 1 / (r * 12) of running English. */
const ZIPF = 12;
/** Length in words of the article that a share is said for. */
const ARTICLE_WORDS = 400;
/** Lone letters and digits are in no list of words and in most articles. */
const LONE = "abcdefghijklmnopqrstuvwxyz0123456789";
const LONE_SHARE = 0.9;
/** Share of what is rarer than any word of the list, as two stems in a row are. */
export const RAREST = 1 - Math.exp(-ARTICLE_WORDS / (ZIPF * 60_000));
/** Words in fewer articles than this are not common. */
const COMMON = 0.02;

/** Share of English articles (0..1) that use a stem at least once, estimated from its frequency rank. */
export function generalShare(stem: string): number {
  shares ??= readShares();
  return shares.get(stem) ?? RAREST;
}

/** Whether at least one in fifty English articles uses a stem. */
export function isCommon(stem: string): boolean {
  return generalShare(stem) >= COMMON;
}

function readShares(): Map<string, number> {
  const stems = loadStoryModel().background.split(" ");
  const lone = Array.from(LONE, (sign) => [sign, LONE_SHARE] as const);
  const ranked = stems.map((stem, index) => [stem, 1 - Math.exp(-ARTICLE_WORDS / (ZIPF * (index + 1)))] as const);
  return new Map([...lone, ...ranked]);
}
