import type { AsideKind, BlockKind } from "../model/index.ts";
import type { DraftBlock } from "./draft.ts";

/** A paragraph, heading or label on its way into a draft's text. */
export interface Part {
  readonly text: string;
  readonly kind: BlockKind;
  readonly aside?: AsideKind;
}

/** The parts as one text, parted by blank lines, with the blocks that tile it; parts without words are left out. */
export function textOfParts(parts: readonly Part[]): { readonly text: string; readonly blocks: readonly DraftBlock[] } {
  const worded = parts.filter((part) => part.text.trim() !== "");
  const blocks: DraftBlock[] = [];
  let text = "";
  for (const [i, { text: words, kind, aside }] of worded.entries()) {
    const start = text.length;
    text += i + 1 < worded.length ? `${words}\n\n` : words;
    blocks.push({ span: { start, end: text.length }, kind, ...(aside ? { aside } : {}) });
  }
  return { text, blocks };
}
