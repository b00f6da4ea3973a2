import { readFileSync, statSync } from "node:fs";
import {
  type EarlierStory,
  type Message,
  type NameCorrections,
  readCorrections,
  readNames,
  type StoryCorrections,
} from "../../index.ts";
import { isRecord } from "../../model/record.ts";
import { WrongCall } from "./call.ts";
import { reasonOf } from "./system.ts";

/** A file of this name inside a folder of the pile holds corrections; it is never read as an article. */
export const CORRECTIONS_FILE = "secondsource-corrections.json";

/** Longest file that is read, in bytes. */
const LONGEST = 500_000_000;

type Corrections = StoryCorrections & NameCorrections;

/** What a call brings from before: the user's corrections and the stories of an earlier run. */
export interface Memory {
  readonly corrections?: Corrections;
  readonly earlier?: readonly EarlierStory[];
  readonly messages: readonly Message[];
}

/** The files that a call names. */
export interface MemoryFiles {
  readonly corrections?: string;
  readonly earlier?: string;
}

/**
 * Reads the files of a call. A named file that cannot be used at all is a wrong call; what is wrong inside one is a message
 * with its place. `lying` are corrections found in the folders of the pile, used when none are named.
 */
export function memoryOf(named: MemoryFiles, lying: readonly string[]): Memory {
  const messages: Message[] = [];
  const files = named.corrections === undefined ? lying : [named.corrections];
  for (const path of lying) messages.push(noticeOf(path, named.corrections === undefined));
  const corrections = files.map((path) => correctionsIn(path, path === named.corrections, messages));
  const earlier = named.earlier === undefined ? undefined : earlierIn(named.earlier);
  return { ...(files.length > 0 && { corrections: joined(corrections) }), ...(earlier && { earlier }), messages };
}

function noticeOf(location: string, isUsed: boolean): Message {
  const text = isUsed
    ? "Your corrections of stories in this file were used."
    : "This corrections file was left out, because --corrections names another.";
  return { rule: "story-corrections", text, location, level: "note" };
}

function correctionsIn(path: string, isNamed: boolean, messages: Message[]): Corrections {
  try {
    const value = JSON.parse(textOf(path)) as unknown;
    const {
      people,
      publishers,
      stories = {},
      asOf: _,
      coverage: __,
      ...alone
    } = isRecord(value) ? value : { stories: value };
    const read = readCorrections(isRecord(stories) ? { ...stories, ...alone } : stories);
    const { names, messages: said } = readNames({ people, publishers });
    messages.push(...[...read.messages, ...said].map((message) => ({ ...message, location: path })));
    const given = {
      ...(people !== undefined && { people: names.people }),
      ...(publishers !== undefined && { publishers: names.publishers }),
    };
    return { ...read.corrections, ...given } as Corrections;
  } catch (error) {
    const text = `The corrections could not be read: ${wordsOf(error, path)}`;
    if (isNamed) throw new WrongCall(`--corrections ${path}: ${text}`);
    messages.push({ rule: "story-correction", text, location: path, level: "error" });
    return {};
  }
}

function joined(all: readonly Corrections[]): Corrections {
  const people = all.flatMap((one) => one.people ?? []);
  const publishers = all.flatMap((one) => one.publishers ?? []);
  return {
    merge: all.flatMap(({ merge = [] }) => merge),
    split: all.flatMap(({ split = [] }) => split),
    move: all.flatMap(({ move = [] }) => move),
    ...(all.length === 1 && all[0]!.order && { order: all[0]!.order }),
    ...(people.length > 0 && {
      people: {
        merge: people.flatMap(({ merge = [] }) => merge),
        split: people.flatMap(({ split = [] }) => split),
        rename: people.flatMap(({ rename = [] }) => rename),
      },
    }),
    ...(publishers.length > 0 && { publishers }),
  };
}

/** The stories of a report in JSON, or of the lines that `stories --format jsonl` writes. */
function earlierIn(path: string): EarlierStory[] {
  try {
    const text = textOf(path);
    const stories = storiesIn(text);
    if (stories) return stories;
  } catch (error) {
    throw new WrongCall(`--earlier ${path}: this could not be read: ${wordsOf(error, path)}`);
  }
  throw new WrongCall(
    `--earlier ${path}: there are no stories in this; give a report in JSON or stories as JSON Lines.`,
  );
}

function storiesIn(text: string): EarlierStory[] | undefined {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const found = isStoryLine(lines[0] ?? "")
    ? lines.map((line) => JSON.parse(line) as unknown)
    : (JSON.parse(text) as { stories?: unknown } | null)?.stories;
  if (!Array.isArray(found)) return undefined;
  const stories = found.map(storyIn);
  return stories.every((story) => story !== undefined) ? stories : undefined;
}

/** True for a line that is a story of its own; a report on one line holds its stories in a list. */
function isStoryLine(line: string): boolean {
  try {
    return storyIn(JSON.parse(line)) !== undefined;
  } catch {
    return false;
  }
}

function storyIn(value: unknown): EarlierStory | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, story = id, articles } = value as { id?: unknown; story?: unknown; articles?: unknown };
  if (typeof story !== "string" || !Array.isArray(articles)) return undefined;
  return articles.every((article) => typeof article === "string") ? { id: story, articles } : undefined;
}

function textOf(path: string): string {
  if (statSync(path).size > LONGEST) throw new Error(`it is longer than ${LONGEST} bytes.`);
  return readFileSync(path, "utf8").replace(/^\ufeff/, "");
}

/** Why a file could not be read; for broken JSON with line and column. */
function wordsOf(error: unknown, path: string): string {
  if (!(error instanceof SyntaxError)) return `${reasonOf(error)}.`;
  const text = textOf(path);
  const before = text.slice(0, breakIn(text)).split("\n");
  return `not JSON at line ${before.length}, column ${before.at(-1)!.length + 1}.`;
}

/** Offset at which a text stops being the start of JSON: the longest start that only lacks its end, by halving. */
function breakIn(text: string): number {
  let [sound, broken] = [0, text.length + 1];
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (lacksOnlyItsEnd(text.slice(0, middle))) sound = middle;
    else broken = middle;
  }
  return sound;
}

function lacksOnlyItsEnd(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const at = /at position (\d+)/.exec(message)?.[1];
    return /end of JSON input|Unterminated/.test(message) || Number(at) === start.length;
  }
}
