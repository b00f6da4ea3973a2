import type { Store, WatchedPage } from "../../index.ts";
import { msOf } from "./clock.ts";
import { DAY } from "./retry.ts";
import { closed, QUIET_MS } from "./visits.ts";

/** Visits that are made whatever becomes of the story: those of the first day. */
const SURE_VISITS = 3;

/** The page without its further visits, when its story is over; undefined while that lives. */
export async function isOver(store: Store, page: WatchedPage, now: number): Promise<WatchedPage | undefined> {
  if (page.article === undefined || page.visits < SURE_VISITS) return undefined;
  const story = await store.storyOf(page.article);
  const end = story === undefined ? undefined : (await store.dossier(story))?.story.end;
  const last = end === undefined ? undefined : msOf(end.slice(0, 10)) + DAY;
  return last !== undefined && now - last > QUIET_MS ? closed(page, "read", "its story is over") : undefined;
}
