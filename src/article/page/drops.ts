import type { AsideKind } from "../../model/index.ts";
import { namesOf } from "./names.ts";
import type { Scene } from "./scene.ts";
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
 * For each block why it is not main text, `undefined` where nothing says so: in navigation, forms, hidden parts, or in a small
 * subtree whose name says that it is not the report. Without `byName` only tags, roles and hiding are looked at.
 */
export function dropKinds(scene: Scene, byName = true): (AsideKind | undefined)[] {
  const { blocks, outline } = scene;
  const verdicts = new Map<Element, AsideKind | "open">();
  // Outer elements come first: each hands on what is said of it to what stands in it.
  for (const at of outline.elements) {
    const verdict = at.tag === "body" ? "open" : (ownVerdict(at, scene, byName) ?? outerVerdict(at, verdicts));
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
function ownVerdict(at: Element, scene: Scene, byName: boolean): AsideKind | "open" | undefined {
  const { weights } = scene;
  const share = proseOf(weights, at) / Math.max(1, weights.total);
  const names = namesOf(at);
  if (names.consent) return "furniture";
  if (names.comments && names.content <= names.noise) return "furniture";
  if (share > 0.5) return undefined;
  if (NEVER.has(at.tag) && share < 0.4) return at.tag === "figcaption" ? "caption" : "furniture";
  if (at.tag === "figure" && share < PICTURE_SHARE && !holdsWords(at)) return "caption";
  if (isMetered(at, weights)) return undefined;
  if (isHidden(at) || ROLES.has(at.attributes.role ?? "")) return "furniture";
  if (!byName) return undefined;
  if (names.embed) return "open";
  if (isNoise(at, scene, share)) return names.caption ? "caption" : "furniture";
  return undefined;
}

/** A subtree with less of the page's paragraphs is no report when any of its names says so. */
const SMALL_SHARE = 0.12;
/** A figure with more of the page's paragraphs frames the report itself; set on no data. */
const PICTURE_SHARE = 0.12;
/** What a figure may frame besides pictures. */
const FRAMED = new Set(["blockquote", "table", "pre", "ul", "ol", "dl", "h1", "h2", "h3"]);

function holdsWords(figure: Element): boolean {
  const stack = [figure];
  for (let steps = 0; stack.length > 0 && steps < MOST_STEPS; steps++) {
    const at = stack.pop()!;
    if (FRAMED.has(at.tag) || namesOf(at).embed) return true;
    for (const child of at.children) if (typeof child !== "string") stack.push(child);
  }
  return stack.length > 0;
}

/** A figure with more elements is no picture; figures in figures stay cheap. */
const MOST_STEPS = 100;

function isNoise(at: Element, { outline, weights, thresholds }: Scene, share: number): boolean {
  const { noise, content } = namesOf(at);
  if (noise === 0 || !((noise > content && share < thresholds.noiseShare) || share < SMALL_SHARE)) return false;
  const alike = weights.byMarkup.get(outline.markup.get(at)!);
  if (!alike || alike.prose < thresholds.layoutShare * weights.total) return true;
  return alike.linked > thresholds.layoutLinks * alike.size;
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
