/** `application_id` of our SQLite files, big-endian at offset 68 of the file: "2src". */
export const STORE_MARK = 0x32737263;

const MARK_OFFSET = 68;
const SQLITE = "SQLite format 3\u0000";

/** True when a file that begins with `head` (100 bytes are enough) is a store of ours: an output, never news. */
export function isStoreFile(head: Uint8Array): boolean {
  if (head.length < MARK_OFFSET + 4) return false;
  const isSqlite = [...SQLITE].every((character, at) => head[at] === character.charCodeAt(0));
  return isSqlite && new DataView(head.buffer, head.byteOffset).getUint32(MARK_OFFSET) === STORE_MARK;
}
