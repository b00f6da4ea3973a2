import { type AnnotatedArticle, annotatePile } from "../src/index.ts";
import { rawsOfExample } from "./piles.ts";

const read = new Map<string, Promise<readonly AnnotatedArticle[]>>();

/** The articles of a folder under `examples/`, annotated in full; read once a process, nobody may change them. */
export function annotatedExample(name: string): Promise<readonly AnnotatedArticle[]> {
  const found = read.get(name) ?? annotatedIn(name);
  read.set(name, found);
  return found;
}

async function annotatedIn(name: string): Promise<readonly AnnotatedArticle[]> {
  const found: AnnotatedArticle[] = [];
  for await (const one of annotatePile(rawsOfExample(name), { threads: 1 })) if ("article" in one) found.push(one);
  return found.sort((x, y) => (x.article.id < y.article.id ? -1 : 1));
}
