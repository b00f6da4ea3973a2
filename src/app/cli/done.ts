import type { Message } from "../../index.ts";
import { counted } from "./counted.ts";
import type { Inputs } from "./inputs.ts";
import { statusFor, tellMessages } from "./notices.ts";
import type { Output } from "./output.ts";
import { printable } from "./printable.ts";
import type { World } from "./world.ts";

/** What a command made. */
export interface Done {
  /** In words: `report as html`. */
  readonly what: string;
  /** Bytes written; absent when the reader went away, who then wants to hear nothing. */
  readonly bytes: number | undefined;
  readonly articles?: number;
  /** Whether the messages stand in it, before the same eyes: then they are not told again. */
  readonly hasMessages?: boolean;
  /** Whether it is read in a browser: then the line says where it opens. */
  readonly isPage?: boolean;
}

/** Tells what could not be used and, as the last line, what was written, where, from how much; returns the exit status. */
export function tell(
  { quiet }: { readonly quiet?: boolean },
  world: World,
  output: Pick<Output, "name" | "url">,
  { raws }: Pick<Inputs, "raws">,
  messages: readonly Message[],
  done: Done,
): number {
  if (!done.hasMessages) tellMessages(messages, world);
  if (!quiet && done.bytes !== undefined) world.stderr.write(`${printable(lastLine(done, output, raws, messages))}\n`);
  return statusFor(messages);
}

function lastLine(
  { what, bytes, articles, isPage }: Done,
  { name, url }: Pick<Output, "name" | "url">,
  raws: Inputs["raws"],
  messages: readonly Message[],
): string {
  const failed = new Set(messages.flatMap(({ level, location }) => (level === "error" && location ? [location] : [])));
  const inputs = new Set([...raws.map(({ location }) => location), ...failed]).size;
  const read = articles === undefined ? "" : `${counted(articles, "article")} of `;
  const open = isPage && url !== undefined ? `; open ${url}` : "";
  const size = (bytes ?? 0).toLocaleString("en");
  return `wrote ${what} to ${name} (${size} bytes); read ${read}${counted(inputs, "input")}, ${failed.size} with problems${open}`;
}
