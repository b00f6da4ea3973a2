import { createHash } from "node:crypto";
import type { Dossier, ReportSource } from "../../model/index.ts";
import { jsonText } from "../json-text.ts";
import type { RenderOptions } from "../options.ts";
import { itemsPerStory } from "../per-story.ts";
import { OWN_NAMESPACE, uuid5 } from "../uuid.ts";
import { headObjects, type StixObject, storyObjects } from "./objects.ts";

/**
 * The report as a STIX 2.1 bundle, one object a line, story by story: a `grouping` a story (context `unspecified`), a `report` an article with its
 * `url`, a `relationship` a link, a `note` a fact with the counts of its support as a property extension. Ids are name-based
 * (UUIDv5) and times are those of the articles, so the same pile is the same bytes; the bundle is named by what is in it.
 */
export async function* renderStix(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<string> {
  const written = new Set<string>();
  const fresh = ({ id }: StixObject) => !written.has(id) && written.add(id);
  const head = `{"type":"bundle","objects":[\n${headObjects().map(jsonText).join(",\n")}`;
  const digest = createHash("sha256").update(head);
  yield head;
  const objects = (dossier: Dossier) => storyObjects(dossier).filter(fresh);
  for await (const chunk of itemsPerStory(source, options, objects, ",\n")) {
    digest.update(chunk);
    yield chunk;
  }
  yield `\n],"id":"bundle--${uuid5(OWN_NAMESPACE, digest.digest("hex"))}"}\n`;
}
