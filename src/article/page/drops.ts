import type { AsideKind } from "../../model/index.ts";
import type { PageBlock } from "./blocks.ts";
import { namesOf } from "./names.ts";
import type { Outline } from "./outline.ts";
import type { Element } from "./tree.ts";
import { proseOf, type Weights } from "./weights.ts";

const NEVER = new Set(["nav", "footer", "aside", "form", "button", "figcaption", "menu", "dialog"]);
const ROLES = new Set([
  "navigation",
  "complementary",
  "contentinfo",
  "banner",
  "search",
  "menu",
  "menubar",
  "dialog",
  "alert",
  "alertdialog",
]);
/**
 * A name that holds this share of the page's paragraphs over all elements of the same markup is layout, whatever it says
 * (`p.paywall`, `div.sidebar-grid`). Set on the open halves of two sets of news pages; `test/article/page/region.test.ts`
 * holds it.
 */
const LAYOUT_SHARE = 0.35;
/** ... unless lists of links stand in them. */
const LAYOUT_LINKS = 0.12;

/**
 * For each block why it is not main text, `undefined` where nothing says so: in navigation, forms, hidden parts, or in a small
 * subtree whose name says that it is not the report. Without `byName` only tags, roles and hiding are looked at.
 */
export function dropKinds(
  blocks: readonly PageBlock[],
  outline: Outline,
  weights: Weights,
  byName = true,
): (AsideKind | undefined)[] {
  const verdicts = new Map<Element, AsideKind | "open">();
  // Outer elements come first: each hands on what is said of it to what stands in it.
  for (const at of outline.elements) {
    const verdict =
      at.tag === "body" ? "open" : (ownVerdict(at, outline, weights, byName) ?? outerVerdict(at, verdicts));
    verdicts.set(at, verdict);
  }
  return blocks.map(({ owner }) => {
    const verdict = verdicts.get(owner)!;
    return verdict === "open" ? undefined : verdict;
  });
}

function outerVerdict({ parent }: Element, verdicts: ReadonlyMap<Element, AsideKind | "open">): AsideKind | "open" {
  return (parent && verdicts.get(parent)) ?? "open";
}

/** What one element says of all that stands in it, `open` that it is main text, nothing where only what is around it can tell. */
function ownVerdict(at: Element, outline: Outline, weights: Weights, byName: boolean): AsideKind | "open" | undefined {
  const share = proseOf(weights, at) / Math.max(1, weights.total);
  const names = namesOf(at);
  if (names.consent) return "furniture";
  if (names.comments && names.content <= names.noise) return "furniture";
  if (share > 0.5) return undefined;
  if (NEVER.has(at.tag) && share < 0.4) return at.tag === "figcaption" ? "caption" : "furniture";
  if (isMetered(at, weights)) return undefined;
  if (isHidden(at) || ROLES.has(at.attributes.role ?? "")) return "furniture";
  if (!byName) return undefined;
  if (names.embed) return "open";
  if (isNoise(at, outline, weights, share)) return names.caption ? "caption" : "furniture";
  return undefined;
}

function isNoise(at: Element, { markup }: Outline, weights: Weights, share: number): boolean {
  const { noise, content } = namesOf(at);
  if (noise === 0 || !((noise > content && share < 0.25) || share < 0.12)) return false;
  const alike = weights.byMarkup.get(markup.get(at)!);
  return !alike || alike.prose < LAYOUT_SHARE * weights.total || alike.linked > LAYOUT_LINKS * alike.size;
}

/** A hidden paragraph in the midst of the report, which a script shows to readers who may read on. */
function isMetered(at: Element, weights: Weights): boolean {
  return at.tag === "p" && at.parent !== undefined && proseOf(weights, at.parent) > 0.4 * weights.total;
}

function isHidden(element: Element): boolean {
  const { attributes } = element;
  if (attributes.hidden !== undefined || attributes["aria-hidden"] === "true") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? "");
}
