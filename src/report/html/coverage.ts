import { type Html, html } from "./markup.ts";
import type { TimeScale } from "./time-scale.ts";

const DAY = 86_400_000;
/** Days above which bars stand for weeks. */
const MOST_DAYS = 60;

/** How many articles came out on each day (each week of a long story), as bars over the axis of the timeline. */
export function coverage(times: readonly { from: number }[], scale: TimeScale, height: number): Html {
  const first = Math.min(...times.map(({ from }) => from));
  const span = Math.max(...times.map(({ from }) => from)) - first;
  const step = span > MOST_DAYS * DAY ? 7 * DAY : DAY;
  const counts = new Map<number, number>();
  for (const { from } of times) {
    const start = Math.floor(from / step) * step;
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const bars = [...counts].sort(([a], [b]) => a - b).map(([start, count]) => bar(start, step, count, most));
  return html`<g class="coverage"><title>Articles a ${step === DAY ? "day" : "week"}</title>${bars.map((one) => one(scale, height))}</g>`;
}

function bar(start: number, step: number, count: number, most: number): (scale: TimeScale, height: number) => Html {
  return (scale, height) => {
    const [x, end] = [scale.place(start), scale.place(start + step - 1)];
    const tall = Math.max(2, Math.round((count / most) * (height - 22)));
    const width = Math.max(4, end - x - 2);
    return html`<rect x="${x}" y="${height - tall}" width="${width}" height="${tall}"/><text x="${x + width / 2}" y="${height - tall - 3}" text-anchor="middle">${count}</text>`;
  };
}
