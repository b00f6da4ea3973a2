import type { AsideKind } from "../../model/index.ts";
import type { PageBlock } from "./blocks.ts";
import { dropKinds } from "./drops.ts";
import { missedBy } from "./missed.ts";
import { namesOf } from "./names.ts";
import { regionOf } from "./region.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { withoutTail } from "./tail.ts";
import { THRESHOLDS, type Thresholds } from "./thresholds.ts";
import { isClosedParagraph, isCut } from "./weights.ts";

/** Which blocks of a page are its report, and how much of what reads like one that is. */
export interface Judged {
  /** For each block `undefined` when it is main text, else why not. */
  readonly kinds: readonly (AsideKind | undefined)[];
  /** Characters of paragraphs that end like sentences: on the page, and in the main text. */
  readonly shown: number;
  readonly kept: number;
  /** Blocks of those set aside that stand as the report's own do. */
  readonly missed: readonly number[];
}

/** What else the page says about where its report stands. */
export interface Pointers {
  /** Index of the headline's block. */
  readonly headline?: number;
  /** Indices of blocks with which the report begins by the page's own data, most trusted first; -1 for none. */
  readonly witnesses?: readonly number[];
  /** Indices of blocks that say what the page's own summaries say; -1 for none. */
  readonly ledes?: readonly number[];
}

/** Finds the main text of a page. */
export function mainBlocks(
  blocks: readonly PageBlock[],
  pointers: Pointers = {},
  thresholds: Thresholds = THRESHOLDS,
): Judged {
  const scene = sceneOf(blocks, thresholds);
  const first = judge(scene, pointers, { byName: true });
  const told =
    first.kept >= thresholds.littleShare * first.shown
      ? first
      : better(first, judge(scene, pointers, { byName: false }), thresholds);
  const found = heard(scene, pointers, told);
  return { ...found, missed: missedBy(scene, found.kinds, pointers.headline) };
}

function better(first: Judged, second: Judged, { muchMore }: Thresholds): Judged {
  return second.kept >= muchMore * first.kept ? second : first;
}

/** Where the region leaves out the words that the page's data begins the report with, the region around them if it holds as much. */
function heard(scene: Scene, pointers: Pointers, told: Judged): Judged {
  for (const at of pointers.witnesses ?? []) {
    const witness = scene.blocks[at];
    if (!witness || !isClosedParagraph(witness)) continue;
    if (!told.kinds[at]) return told;
    const around = judge(scene, pointers, { byName: false, within: witness });
    if (!around.kinds[at] && around.kept >= told.kept) return around;
  }
  return told;
}

/** The same for a piece of HTML that is all article: nothing is left out for standing in the wrong place. */
export function wholeBlocks(blocks: readonly PageBlock[]): Judged {
  return judged(blocks, dropKinds(sceneOf(blocks)));
}

/** How a look at the page is taken. */
interface Look {
  readonly byName: boolean;
  readonly within?: PageBlock;
}

/** A report never stands before its headline: what does is not scored where as much follows. */
function withoutEarlier(
  blocks: readonly PageBlock[],
  dropped: readonly (AsideKind | undefined)[],
  headline = -1,
): readonly (AsideKind | undefined)[] {
  const prose = (from: number, to: number) =>
    blocks
      .slice(from, to)
      .reduce((sum, block, i) => sum + (!dropped[from + i] && isClosedParagraph(block) ? block.size : 0), 0);
  if (headline <= 0 || prose(headline + 1, blocks.length) < Math.max(100, prose(0, headline) / 2)) return dropped;
  return dropped.map((kind, i) => (i < headline ? (kind ?? "furniture") : kind));
}

function judge(scene: Scene, pointers: Pointers, look: Look): Judged {
  const { blocks } = scene;
  const dropped = dropKinds(scene, look.byName);
  const inside = regionOf(scene, withoutEarlier(blocks, dropped, pointers.headline), look.within);
  if (!inside.includes(true)) return judged(blocks, dropped);
  const kinds = blocks.map((block, i) => dropped[i] ?? (inside[i] ? linkedTeaser(block) : "furniture"));
  return judged(blocks, withoutTail(scene, withLede(scene, kinds, dropped, pointers)));
}

function judged(blocks: readonly PageBlock[], kinds: readonly (AsideKind | undefined)[]): Judged {
  let [shown, kept] = [0, 0];
  for (const [i, block] of blocks.entries()) {
    if (!isClosedParagraph(block)) continue;
    const size = block.size;
    shown += size;
    if (!kinds[i]) kept += size;
  }
  return { kinds, shown, kept, missed: [] };
}

/** More paragraphs are a notice or another story. */
const LONGEST_LEDE = 3;
/** Shorter ones are labels. */
const SHORTEST_LEDE = 24;

/** Sentences between the headline and the body belong to it unless something says what else they are. */
function withLede(
  { blocks, thresholds }: Scene,
  kinds: readonly (AsideKind | undefined)[],
  dropped: readonly (AsideKind | undefined)[],
  { headline = -1, ledes = [] }: Pointers,
): (AsideKind | undefined)[] {
  const found = [...kinds];
  const start = kinds.findIndex((kind, i) => i > headline && !kind);
  if (headline < 0 || start < 0) return found;
  const lede = [...blocks.keys()]
    .slice(headline + 1, Math.min(start, headline + 1 + thresholds.ledeReach))
    .filter((i) => !dropped[i] && blocks[i]!.linkShare < 0.2)
    .filter((i) => isClosedParagraph(blocks[i]!) || ledes.includes(i) || namesItselfLede(blocks[i]!));
  if (lede.length <= LONGEST_LEDE) for (const i of lede) found[i] = undefined;
  return found;
}

function namesItselfLede({ owner, size }: PageBlock): boolean {
  return size >= SHORTEST_LEDE && [owner, owner.parent].some((at) => at && namesOf(at).lede && namesOf(at).noise === 0);
}

/** A block that is all link and no sentence leads to another story. */
function linkedTeaser(block: PageBlock): AsideKind | undefined {
  if (block.linkShare < 0.9 || block.kind === "table") return undefined;
  return isCut(block) || !/[.!?]["”“’‘»«)]*$/u.test(block.text) ? "teaser" : undefined;
}
