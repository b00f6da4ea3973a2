import { sqliteStore } from "../../../src/store/sqlite/open.ts";
import { dossierOf, keptReport } from "../invented.ts";

/**
 * Run as a process: puts one report a commit, beginning behind those that are there, and prints each number once it is kept. A commit
 * that a kill cut off before it was acknowledged comes to light late where the killing process holds the file still: the driver lets go of it when memory is collected.
 */
const [path = ""] = process.argv.slice(2);

try {
  const store = await sqliteStore(path);
  for (let number = (await store.source()).totals.articles; ; number++) {
    const change = await store.begin();
    change.put(keptReport(number));
    change.tell(dossierOf(`s-${number}`, [keptReport(number)]));
    change.keep("numbers", String(number), Uint8Array.of(number % 256));
    change.log({ at: "2031-05-01T00:00:00Z", what: "article-added", subject: String(number) });
    await change.commit();
    process.stdout.write(`${number}\n`);
  }
} catch (error) {
  process.stderr.write(`${(error as Error).name}: ${(error as Error).message}`);
  process.exitCode = 3;
}
