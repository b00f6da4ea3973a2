import type { ReportSource } from "../model/index.ts";
import type { PageFile } from "./html/folder.ts";
import type { RenderOptions } from "./options.ts";

/**
 * The report as a folder: a page for each story, whatever their number, and last `index.html`, which lists them all. Reads
 * the source once; holds one story, and a line for each story of the pile.
 */
export async function* renderFolder(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<PageFile> {
  yield* (await import("./html/folder.ts")).renderFolder(source, options);
}
