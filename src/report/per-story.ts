import type { Dossier, ReportSource } from "../model/index.ts";
import { Guard } from "./guard.ts";
import { jsonText } from "./json-text.ts";
import type { RenderOptions } from "./options.ts";

/** What `make` writes of each story, in order of story id. A story that fails is left out and told of. */
export async function* perStory(
  source: ReportSource,
  { onMessage }: RenderOptions,
  make: (dossier: Dossier) => string,
): AsyncGenerator<string> {
  const guard = new Guard(onMessage);
  for await (const dossier of source.dossiers("id")) {
    const text = guard.over(dossier, () => make(dossier));
    if (text) yield text;
  }
}

/** The items of a JSON list that each story has, one a line, with the commas between them. */
export async function* itemsPerStory(
  source: ReportSource,
  options: RenderOptions,
  make: (dossier: Dossier) => Iterable<object>,
  before = "\n",
): AsyncGenerator<string> {
  let glue = before;
  const lines = (dossier: Dossier) => [...make(dossier)].map(jsonText).join(",\n");
  for await (const text of perStory(source, options, lines)) {
    yield glue + text;
    glue = ",\n";
  }
}
