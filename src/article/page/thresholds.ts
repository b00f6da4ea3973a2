/** The numbers that the choice of a page's main text turns on. */
export interface Thresholds {
  /** A name that holds this share of the page's paragraphs over all elements of its markup is layout, whatever it says ... */
  readonly layoutShare: number;
  /** ... unless more than this share of what they hold is links. */
  readonly layoutLinks: number;
  /** Largest share of the page's paragraphs in a subtree whose names say more often that it is not the report than that it is. */
  readonly noiseShare: number;
  /** Share of the page's sentences below which a second look is taken without names, and how much more it must keep. */
  readonly littleShare: number;
  readonly muchMore: number;
  /** Part of the best score that a rival for it has. */
  readonly rivalScore: number;
  /** How much more prose of the same kind an element around the region must hold, and the largest share of links in it. */
  readonly climbGain: number;
  readonly climbLinks: number;
  /** Part of the region's score that a sibling needs to be its continuation. */
  readonly siblingScore: number;
  /** Blocks after the headline that the sentences under it may stand among. */
  readonly ledeReach: number;
  /** Share of the report's sentences that a markup must hold to be its own, and the largest share that may follow the last of them. */
  readonly ownShare: number;
  readonly tailShare: number;
}

/**
 * Fitted by `npx tsx train/pages.ts` on the open halves of two sets of pages: no number gained a tenth of a page over the round values
 * that the fit begins with, on all pages or with any tenth of the publishers left out, so these are those. Figures:
 * docs/benchmarks.md. `test/article/page/region.test.ts` holds what they are for.
 */
export const THRESHOLDS: Thresholds = {
  layoutShare: 0.3,
  layoutLinks: 0.1,
  noiseShare: 0.3,
  littleShare: 0.25,
  muchMore: 2,
  rivalScore: 0.75,
  climbGain: 1.5,
  climbLinks: 0.3,
  siblingScore: 0.2,
  ledeReach: 10,
  ownShare: 0.5,
  tailShare: 0.3,
};
