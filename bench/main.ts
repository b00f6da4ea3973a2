import { writeSection } from "./tables.ts";

/** One benchmark: measures on the data folder and returns Markdown for its section of docs/benchmarks.md. */
export interface Benchmark {
  run(dataFolder: string, options: ReadonlyMap<string, string>): Promise<string>;
}

const USAGE = "npm run bench -- NAME [--data DIR] [--no-write] [--OPTION VALUE]   (NAME: a file of bench/, e.g. speed)";

const [name, ...rest] = process.argv.slice(2);
const options = optionsFrom(rest);
const data = options.get("data") ?? process.env.SECONDSOURCE_DATA;
if (!name || !/^[a-z]+$/.test(name) || !data) {
  console.error(name && !data ? `Give the data folder with --data DIR or SECONDSOURCE_DATA.\n${USAGE}` : USAGE);
  process.exit(2);
}
const { benchmark } = (await import(`./${name}.ts`)) as { benchmark: Benchmark };
const section = await benchmark.run(data, options);
console.log(section);
if (!options.has("no-write")) writeSection(name, section);

function optionsFrom(args: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const key = args[i]!.replace(/^--/, "");
    const next = args[i + 1];
    if (next !== undefined && !next.startsWith("--")) {
      found.set(key, next);
      i++;
    } else found.set(key, "true");
  }
  return found;
}
