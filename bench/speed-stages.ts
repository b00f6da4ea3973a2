import { readFileSync, writeFileSync } from "node:fs";
import { type AnnotatedArticle, annotate, findLineages } from "../src/index.ts";
import { findStories } from "../src/story/index.ts";
import { articleOf, type Doc } from "../train/copies.ts";

/** What each stage takes of the processor over the texts of a file, one thread; prints one line of JSON. */
const [file, ...parts] = process.argv.slice(2);
const docs = readFileSync(file!, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Doc)
  .filter(({ text }) => text);
const found: Record<string, number> = { texts: docs.length };

const time = <T>(name: string, work: () => T): T => {
  const cpu = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(cpu);
  found[name] = (user + system) / 1e6;
  return made;
};

const shallow = docs.map(articleOf);
if (parts.includes("annotate")) {
  // The models are loaded with the first text, as the peer's are before it is timed.
  annotate(shallow[0]!.article);
  const annotated = time("annotate", () => shallow.map(({ article }) => annotate(article)));
  found.tokens = annotated.reduce((sum, { tokens }) => sum + tokens.length, 0);
}
if (parts.includes("lineage")) {
  findLineages(shallow.slice(0, 2));
  found.links = time("lineage", () => findLineages(shallow)).links.length;
}
if (parts.includes("story")) {
  const ready: AnnotatedArticle[] = shallow.map(({ article }) => ({
    article,
    annotation: annotate(article, "shallow"),
  }));
  findStories(ready.slice(0, 2));
  found.stories = time("story", () => findStories(ready)).length;
}
writeFileSync(1, `${JSON.stringify(found)}\n`);
