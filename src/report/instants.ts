const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * Milliseconds since 1970 of an ISO 8601 date or date-time; a time without zone is UTC, so that no machine reads it
 * otherwise. `undefined` for what is none, or no day of the calendar.
 */
export function instantOf(text: string | undefined): number | undefined {
  const found = ISO.exec(text ?? "");
  if (!found) return undefined;
  const [year, month, day, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const at = Date.UTC(year!, month! - 1, day!, hour, minute, second);
  const read = new Date(at);
  if (read.getUTCFullYear() !== year || read.getUTCDate() !== day || hour > 23 || minute > 59) return undefined;
  return at - offsetOf(found[7]);
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetOf(zone = "Z"): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith("-") ? -1 : 1) * minutes * 60_000;
}

/** `YYYY-MM-DD` of what begins with a day of the calendar, as it is written there; `undefined` otherwise. */
export function dayOf(text: string | undefined): string | undefined {
  const day = (text ?? "").slice(0, 10);
  return instantOf(day) === undefined ? undefined : day;
}
