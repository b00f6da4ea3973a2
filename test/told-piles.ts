import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnnotatedArticle, annotatePile, type Raw } from "../src/index.ts";
import { rawOf, rawsOfExample } from "./piles.ts";

const read = new Map<string, Promise<readonly AnnotatedArticle[]>>();

/** The articles of a folder under `examples/`, or of the `second` pile that only tests read, annotated in full; read once a process, nobody may change them. */
export function annotatedExample(name: string): Promise<readonly AnnotatedArticle[]> {
  const found = read.get(name) ?? annotatedIn(name);
  read.set(name, found);
  return found;
}

async function annotatedIn(name: string): Promise<readonly AnnotatedArticle[]> {
  const found: AnnotatedArticle[] = [];
  for await (const one of annotatePile(rawsOf(name), { threads: 1 })) if ("article" in one) found.push(one);
  return found.sort((x, y) => (x.article.id < y.article.id ? -1 : 1));
}

function rawsOf(name: string): Raw[] {
  return name === "second" ? [secondPile()] : rawsOfExample(name);
}

/** Seventeen reports of four stories: copies, a translation, a spun copy, a correction, numbers and sides that differ. */
export function secondPile(): Raw {
  const file = "second-pile.jsonl";
  return rawOf("second", readFileSync(join(import.meta.dirname, file)), file);
}
