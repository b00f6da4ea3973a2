import { stableId } from "../../model/hash.ts";
import type { Link } from "../../model/index.ts";

/** Address of a fact, a disagreement or an utterance on the page: its own id, so that a link to it outlives the page. */
export function placeOf(id: string): string {
  return /^[a-z]-[\w.-]{1,60}$/i.test(id) ? id : stableId("x", id);
}

/** Address of a link between two articles. */
export function placeOfLink({ a, b, kind }: Link): string {
  return stableId("link", a, b, kind);
}
