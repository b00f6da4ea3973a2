import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findLineages, LineageIndex } from "../../src/lineage/index.ts";
import type { AnnotatedArticle } from "../../src/model/index.ts";
import { articleOf, type Doc, linesOf, readSet } from "../../train/copies.ts";
import { table } from "../tables.ts";

const COPIES = ["same-event-independent", "l2r-news", "mixset", "onestop", "wmt21-news", "roundtrip-news"];

/** Speed on a pile of real texts, and the worst case of thousands of copies of one article. */
export function scaleTable(data: string, size: number): string {
  const pile = realPile(data, size);
  const copies = nearCopies(pile[0]!, 5000);
  const rows = [
    timed(`${pile.length} different articles`, pile),
    timed("5000 light edits of one article", copies),
    addingOne(pile),
  ];
  return table(["pile", "seconds", "milliseconds an article", "links", "lineages"], rows);
}

function timed(name: string, pile: readonly AnnotatedArticle[]): (string | number)[] {
  const start = performance.now();
  const map = findLineages(pile);
  const seconds = (performance.now() - start) / 1000;
  return [name, seconds.toFixed(1), ((1000 * seconds) / pile.length).toFixed(2), map.links.length, map.lineages.length];
}

/** The slowest and the middle time of adding one more article to a pile that is in already. */
function addingOne(pile: readonly AnnotatedArticle[]): (string | number)[] {
  const index = new LineageIndex();
  const last = pile.length - Math.min(200, Math.floor(pile.length / 10));
  const times: number[] = [];
  pile.forEach((source, i) => {
    const start = performance.now();
    index.add(source);
    if (i >= last) times.push(performance.now() - start);
  });
  times.sort((a, b) => a - b);
  const [middle, slow] = [times[times.length >> 1]!, times[Math.floor(times.length * 0.95)]!];
  return [`one more to ${last}: median, 95%`, "", `${middle.toFixed(1)}, ${slow.toFixed(1)}`, "", ""];
}

function realPile(data: string, size: number): AnnotatedArticle[] {
  const docs = COPIES.flatMap((name) =>
    [...readSet(data, name).docs.values()].map((d) => ({ ...d, id: `${name}/${d.id}` })),
  );
  const folder = join(data, "stories");
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(".jsonl"))
        .sort()
    : [];
  for (const file of files) {
    for (const doc of linesOf<Doc>(join(folder, file))) if (doc.text) docs.push({ ...doc, id: `${file}/${doc.id}` });
  }
  const real = docs.map(articleOf);
  // Short of texts, the pile is filled up with texts whose sentences are real but mixed from two documents.
  for (let i = 0; real.length < size; i++) real.push(articleOf(mixOf(docs, i)));
  return real.slice(0, size);
}

function mixOf(docs: readonly Doc[], i: number): Doc {
  const [a, b] = [docs[(i * 7919) % docs.length]!, docs[(i * 104_729 + 13) % docs.length]!];
  const half = (text: string, from: number): string =>
    text
      .split(/(?<=[.!?])\s+/)
      .filter((_, k) => k % 4 === from)
      .join(" ");
  return { id: `mix/${i}`, text: `${half(a.text, i % 4)}\n${half(b.text, (i + 1) % 4)}` };
}

/** Copies that differ in one number and one word each. */
function nearCopies(source: AnnotatedArticle, count: number): AnnotatedArticle[] {
  return Array.from({ length: count }, (_, i) =>
    articleOf({
      id: `copy/${String(i).padStart(5, "0")}`,
      text: `${source.article.text} Edition ${i} of ${(i * 37) % 1000}.`,
    }),
  );
}
