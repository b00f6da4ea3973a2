import { compareArticles } from "../../src/lineage/index.ts";
import { THRESHOLD } from "../../src/lineage/score.ts";
import { type AnnotatedArticle, type LinkKind, mix32 } from "../../src/model/index.ts";
import { articleOf, type CopySet, type Doc, readSet } from "../../train/copies.ts";
import { table } from "../tables.ts";

const KINDS: readonly LinkKind[] = ["copy", "excerpt", "rewrite", "translation", "common-source", "shared-quotes"];

/** Pairs whose kind is known, and how that is known. */
interface KindSet {
  readonly name: string;
  readonly kind: LinkKind | "none";
  readonly pairs: readonly (readonly [AnnotatedArticle, AnnotatedArticle])[];
}

/** What kind each link is said to be, by what it truly is. */
export function kindTable(data: string): string {
  const rows = kindSets(data)
    .filter(({ pairs }) => pairs.length > 0)
    .map(({ name, kind, pairs }) => {
      const said = pairs.map(([a, b]) => saidOf(a, b));
      const count = (each: string): number => said.filter((kind) => kind === each).length;
      return [name, kind, pairs.length, count("no link"), ...KINDS.map(count)];
    });
  return table(["pairs", "truly", "number", "no link", ...KINDS], rows);
}

/** Shared quotations are told whatever the score; all other kinds from the shipped threshold on. */
function saidOf(a: AnnotatedArticle, b: AnnotatedArticle): string {
  const { kind, score } = compareArticles(a, b);
  return kind === "shared-quotes" || score >= THRESHOLD ? kind : "no link";
}

function kindSets(data: string): KindSet[] {
  const [l2r, onestop] = [readSet(data, "l2r-news"), readSet(data, "onestop")];
  const [wmt, roundtrip] = [readSet(data, "wmt21-news"), readSet(data, "roundtrip-news")];
  const originals = [...l2r.docs.values(), ...onestop.docs.values()].filter((doc) => /\.(human|adv)$/.test(doc.id));
  const cut = originals.filter((doc) => sentencesOf(doc.text).length >= 8);
  const rewrites = siblings(l2r);
  const isOneLanguage = (a: Doc, b: Doc): boolean => a.lang === b.lang;
  return [
    { name: "light edits", kind: "copy", pairs: originals.map((doc) => pairOf(doc, edited(doc))) },
    { name: "cut from the second", kind: "excerpt", pairs: cut.map((doc) => pairOf(excerpt(doc), doc)) },
    { name: "cut from the first", kind: "excerpt", pairs: cut.map((doc) => pairOf(doc, excerpt(doc))) },
    { name: "cut and edited", kind: "excerpt", pairs: cut.map((doc) => pairOf(doc, edited(excerpt(doc)))) },
    { name: "roundtrip excerpts", kind: "excerpt", pairs: labelled(roundtrip, /^excerpt$/) },
    { name: "l2r", kind: "rewrite", pairs: labelled(l2r, /./) },
    { name: "onestop", kind: "rewrite", pairs: labelled(onestop, /./) },
    { name: "mixset news, rewritten", kind: "rewrite", pairs: labelled(readSet(data, "mixset"), /_rewrite$/, isNews) },
    { name: "round trips", kind: "translation", pairs: labelled(roundtrip, /^roundtrip$/, isOneLanguage) },
    { name: "two human translations", kind: "translation", pairs: labelled(wmt, /^human-human$/) },
    { name: "human, machine translation", kind: "translation", pairs: labelled(wmt, /^human-machine$/) },
    { name: "two languages", kind: "translation", pairs: labelled(roundtrip, /^translation$/) },
    { name: "rewrites of an unseen text", kind: "common-source", pairs: rewrites.map(([a, b]) => pairOf(a, b)) },
    { name: "the same, credited", kind: "common-source", pairs: rewrites.map(([a, b]) => [credited(a), credited(b)]) },
    { name: "independent", kind: "none", pairs: labelled(readSet(data, "same-event-independent"), /./, () => true, 0) },
  ];
}

function pairOf(a: Doc, b: Doc): readonly [AnnotatedArticle, AnnotatedArticle] {
  return [articleOf(a), articleOf(b)];
}

function labelled(
  set: CopySet,
  type: RegExp,
  keeps: (a: Doc, b: Doc) => boolean = () => true,
  label = 1,
): (readonly [AnnotatedArticle, AnnotatedArticle])[] {
  const wanted = set.pairs.filter((pair) => pair.label === label && type.test(pair.type));
  return wanted.flatMap((pair) => {
    const [a, b] = [set.docs.get(pair.a), set.docs.get(pair.b)];
    return a && b && keeps(a, b) ? [pairOf(a, b)] : [];
  });
}

function isNews(doc: Doc): boolean {
  return doc.category === "news";
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/);
}

/** A run of 30-50% of the sentences, from a seeded place. */
function excerpt(doc: Doc): Doc {
  const sentences = sentencesOf(doc.text);
  const seed = mix32(doc.text.length);
  const count = Math.ceil(sentences.length * (0.3 + (seed % 100) / 500));
  const from = mix32(seed + 1) % (sentences.length - count + 1);
  return { ...doc, id: `${doc.id}~cut`, text: sentences.slice(from, from + count).join(" ") };
}

/** About one word in thirty left out and each figure changed, as an editor's cuts and corrections do. */
function edited(doc: Doc): Doc {
  const words = doc.text.split(" ").filter((_, i) => mix32(i * 31 + doc.text.length) % 30 !== 0);
  const text = words.join(" ").replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));
  return { ...doc, id: `${doc.id}~edited`, text };
}

/** Two rewrites of one original, neither being the original. */
function siblings(set: CopySet): [Doc, Doc][] {
  const rewrites = [...set.docs.values()].filter((doc) => !doc.id.endsWith(".human"));
  const stem = (doc: Doc): string => doc.id.split(".")[0]!;
  return rewrites.flatMap((a, i) =>
    rewrites.slice(i + 1).flatMap((b): [Doc, Doc][] => (stem(a) === stem(b) ? [[a, b]] : [])),
  );
}

/** The article as if both had named one agency. */
function credited(doc: Doc): AnnotatedArticle {
  const { article, annotation } = articleOf(doc);
  const credits = [{ span: { start: 0, end: 0 }, agency: "Reuters", how: "credit-line" as const }];
  return { article: { ...article, credits }, annotation };
}
