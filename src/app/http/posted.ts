import type { Change, Store } from "../../index.ts";
import type { Corrections } from "../../question/index.ts";

/** What was posted: articles as they came, or corrections. */
export type Posted = { readonly bytes: Uint8Array; readonly mediaType: string } | { readonly corrections: Corrections };

/** Posts that were accepted by a server that ended before it had read them, by time. */
const SHELF = "posted";
const LINE_END = 10;

/** Keeps posts as they came, in one change: nothing is read, so it takes no time. */
export async function keepPosted(store: Pick<Store, "begin">, posts: readonly Posted[]): Promise<void> {
  const change = await store.begin();
  const now = new Date().toISOString();
  try {
    for (const [at, post] of posts.entries())
      change.keep(SHELF, `${now} ${String(at).padStart(6, "0")}`, bytesOf(post));
    await change.commit();
  } catch (error) {
    await change.abandon();
    throw error;
  }
}

/** Whether posts of a server before wait. */
export async function isPosted(store: Pick<Store, "all">): Promise<boolean> {
  for await (const _ of store.all(SHELF, { limit: 1 })) return true;
  return false;
}

/** Each with what takes it off, in the change that keeps what stands in it. */
export async function* postedIn(
  store: Pick<Store, "all">,
): AsyncGenerator<readonly [post: Posted, take: (change: Pick<Change, "keep">) => void]> {
  let last = "";
  for (;;) {
    const [key, bytes] = (await firstBehind(store, last)) ?? [];
    if (key === undefined || !bytes) return;
    last = key;
    yield [postOf(bytes), (change) => change.keep(SHELF, key, undefined)];
  }
}

async function firstBehind(
  store: Pick<Store, "all">,
  after: string,
): Promise<readonly [key: string, bytes: Uint8Array] | undefined> {
  for await (const one of store.all(SHELF, { after, limit: 1 })) return one;
  return undefined;
}

/** A line of JSON that says what it is, and the bytes of articles behind it. */
function bytesOf(post: Posted): Uint8Array {
  const { bytes, ...head } = { bytes: undefined, ...post };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  return bytes ? Buffer.concat([line, bytes]) : line;
}

function postOf(all: Uint8Array): Posted {
  const end = all.indexOf(LINE_END);
  const head = JSON.parse(Buffer.from(all.subarray(0, end)).toString()) as { readonly mediaType: string };
  return "corrections" in head ? (head as unknown as Posted) : { ...head, bytes: all.subarray(end + 1) };
}
