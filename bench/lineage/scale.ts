import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findLineages, LineageIndex } from "../../src/lineage/index.ts";
import { type AnnotatedArticle, mix32 } from "../../src/model/index.ts";
import { articleOf, type Doc, linesOf, readSet } from "../../train/copies.ts";
import { table } from "../tables.ts";

const COPIES = ["same-event-independent", "l2r-news", "mixset", "onestop", "wmt21-news", "roundtrip-news"];

/** Speed on a pile of real texts, and the worst case of thousands of copies of one article. */
export function scaleTable(data: string, size: number): string {
  const pile = realPile(data, size);
  const copies = nearCopies(pile[0]!, Math.ceil(size / 4));
  const rows = [timed("different articles", pile), timed("light edits of one article", copies)];
  const head = ["pile", "articles", "seconds", "adding one to the last tenth, ms: median, 95%", "links", "lineages"];
  return table(head, rows);
}

/** Articles added to a full index, each of them timed. */
const ADDED = 1000;

/** What one more article costs once `size` are filed: the real texts first, then texts mixed from them. */
export function growthTable(data: string, size: number): string {
  const docs = realDocs(data);
  const index = new LineageIndex();
  const article = (i: number): AnnotatedArticle => articleOf(i < docs.length ? docs[i]! : medleyOf(docs, i));
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  for (let i = 0; i < size; i++) index.add(article(i));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const used = (process.cpuUsage(cpu).user / 1e6).toFixed(0);
  const memory = (process.memoryUsage().rss / 2 ** 30).toFixed(1);
  const times = Array.from({ length: ADDED }, (_, k) => timeOf(() => index.add(article(size + k))));
  const spent = `${seconds} (${used} of processor)`;
  const row = [size, spent, shares(times.map(([wall]) => wall)), shares(times.map(([, own]) => own)), `${memory} GiB`];
  const head = [
    "articles in the index",
    "seconds to file them",
    "adding one more, ms: median, 95%, 99%",
    "of processor",
    "memory",
  ];
  return table(head, [row]);
}

/** Milliseconds by the clock and of the processor; other work on the machine stretches only the first. */
function timeOf(run: () => unknown): [wall: number, processor: number] {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  run();
  const { user, system } = process.cpuUsage(cpu);
  return [performance.now() - from, (user + system) / 1000];
}

/** Median, 95% and 99% quantile. */
function shares(times: readonly number[]): string {
  const sorted = [...times].sort((x, y) => x - y);
  return [0.5, 0.95, 0.99].map((share) => sorted[Math.floor(sorted.length * share)]!.toFixed(1)).join(", ");
}

/**
 * A text of some 20 real sentences: runs of five from each of four documents, the figures in them changed. Seeded by its
 * number. Any two such texts share a run of five sentences at most, as reports share passages, and no two are copies.
 */
function medleyOf(docs: readonly Doc[], i: number): Doc {
  const parts = [0, 1, 2, 3].map((part) => {
    const seed = mix32(i * 4 + part);
    const sentences = docs[seed % docs.length]!.text.slice(0, 20_000).split(/(?<=[.!?])\s+/);
    const from = mix32(seed + 1) % Math.max(1, sentences.length - 5);
    return sentences.slice(from, from + 5).join(" ");
  });
  return { id: `medley/${i}`, text: parts.join("\n").replace(/\d/g, (digit) => String((Number(digit) + i) % 10)) };
}

/** One run over a pile; processor time as well, since other work on the machine stretches the clock. */
function timed(name: string, pile: readonly AnnotatedArticle[]): (string | number)[] {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const times: number[] = [];
  let last = start;
  const map = findLineages(pile, {
    onProgress: () => {
      const now = performance.now();
      times.push(now - last);
      last = now;
    },
  });
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu).user / 1e6;
  const late = times.slice(Math.floor(times.length * 0.9)).sort((a, b) => a - b);
  const [middle, slow] = [late[late.length >> 1]!, late[Math.floor(late.length * 0.95)]!];
  const spent = `${seconds.toFixed(0)} (${used.toFixed(0)} of processor)`;
  return [name, pile.length, spent, `${middle.toFixed(1)}, ${slow.toFixed(1)}`, map.links.length, map.lineages.length];
}

function realPile(data: string, size: number): AnnotatedArticle[] {
  const docs = realDocs(data);
  const real = docs.map(articleOf);
  // Short of texts, the pile is filled up with texts whose sentences are real but mixed from two documents.
  for (let i = 0; real.length < size; i++) real.push(articleOf(mixOf(docs, i)));
  return real.slice(0, size);
}

/** The texts of the copies sets and of the stories sets, in a fixed order. */
function realDocs(data: string): Doc[] {
  const docs: Doc[] = COPIES.flatMap((name) =>
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
  return docs;
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
