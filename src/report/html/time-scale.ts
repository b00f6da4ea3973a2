/** Where times lie on an axis. Long gaps are cut, so that two bursts a year apart are not two dots. */
export interface TimeScale {
  /** Distance from the left end for a time in milliseconds. */
  place(time: number): number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  /** Where a gap was cut. */
  readonly cuts: readonly number[];
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly width: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 91 * DAY, 365 * DAY];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** Pixels: of a cut, of a segment of no duration, between two ticks. */
const CUT = 36;
const LEAST = 40;
const BETWEEN = 84;

/** Lays times over `width` pixels. */
export function timeScale(times: readonly number[], width: number): TimeScale {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const segments = laidOut(segmentsOf(sorted), width);
  const place = (time: number) => {
    const at = segments.findLast(({ from }) => from <= time) ?? segments[0]!;
    const share = at.to > at.from ? (Math.min(time, at.to) - at.from) / (at.to - at.from) : 0.5;
    return Math.round(at.x + Math.max(0, share) * at.width);
  };
  return {
    ...{ place, ticks: segments.flatMap(ticksOf) },
    cuts: segments.slice(1).map(({ x }) => x - CUT / 2),
  };
}

/** Parts the times at gaps that are longer than half as long again as all shorter gaps together. */
function segmentsOf(sorted: readonly number[]): [number, number][] {
  const gaps = sorted.slice(1).map((time, index) => time - sorted[index]!);
  const byLength = [...gaps].sort((a, b) => a - b);
  let sum = 0;
  let longest = Number.POSITIVE_INFINITY;
  for (const gap of byLength) {
    if (sum > 0 && gap > 1.5 * sum && gap > DAY) longest = Math.min(longest, gap);
    sum += gap;
  }
  const segments: [number, number][] = [[sorted[0] ?? 0, sorted[0] ?? 0]];
  for (const [index, gap] of gaps.entries()) {
    const time = sorted[index + 1]!;
    if (gap >= longest) segments.push([time, time]);
    else segments.at(-1)![1] = time;
  }
  return segments.length > 4 ? [[sorted[0]!, sorted.at(-1)!]] : segments;
}

function laidOut(parts: readonly [number, number][], width: number): Segment[] {
  const room = width - (parts.length - 1) * CUT - parts.length * LEAST;
  const total = parts.reduce((sum, [from, to]) => sum + to - from, 0);
  let x = 0;
  return parts.map(([from, to]) => {
    const segment = { from, to, x, width: LEAST + (total > 0 ? (room * (to - from)) / total : room / parts.length) };
    x += segment.width + CUT;
    return segment;
  });
}

function ticksOf({ from, to, x, width }: Segment): { x: number; label: string }[] {
  if (to === from) return [{ x: Math.round(x + width / 2), label: labelOf(from, DAY) }];
  const most = Math.max(1, Math.floor(width / BETWEEN));
  const step = STEPS.find((one) => (to - from) / one <= most) ?? Math.ceil((to - from) / most / DAY) * DAY;
  const ticks: { x: number; label: string }[] = [];
  for (let time = Math.ceil(from / step) * step; time <= to && ticks.length <= most; time += step)
    ticks.push({ x: Math.round(x + ((time - from) / (to - from)) * width), label: labelOf(time, step) });
  return ticks.length > 0 ? ticks : [{ x: Math.round(x), label: labelOf(from, DAY) }];
}

function labelOf(time: number, step: number): string {
  const day = new Date(time);
  const [date, month] = [day.getUTCDate(), MONTHS[day.getUTCMonth()]!];
  if (step >= 30 * DAY) return `${month} ${day.getUTCFullYear()}`;
  const hour = time % DAY === 0 ? "" : ` ${String(day.getUTCHours()).padStart(2, "0")}:00`;
  return `${date} ${month}${hour}`;
}

/** When an article came out, as far as it says: a day is a day and not its noon. `undefined` when it is no full date. */
export function timeOf(published: string | undefined): { readonly from: number; readonly to: number } | undefined {
  if (!published || !/^\d{4}-\d\d-\d\d/.test(published)) return undefined;
  const isDay = /^\d{4}-\d\d-\d\d(?:T00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?$/.test(published);
  const from = Date.parse(isDay ? `${published.slice(0, 10)}T00:00:00Z` : published);
  if (Number.isNaN(from)) return undefined;
  return { from, to: isDay ? from + DAY : from };
}
