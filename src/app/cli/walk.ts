import type { BigIntStats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { Message } from "../../index.ts";
import { CONFIG_FILE } from "./config-file.ts";
import { CORRECTIONS_FILE } from "./memory.ts";
import { inFolder, meantBy, type Path, pathOf, shown } from "./paths.ts";
import { keyOf, reasonOf } from "./system.ts";

/** A file that can be opened; without `size` it is a pipe, which can be read only once. */
export interface Reached {
  readonly path: Path;
  /** The path as it is shown to the reader. */
  readonly location: string;
  /** The path inside the folder that was asked for. */
  readonly relative: string;
  /** Device and inode. */
  readonly key?: string;
  /** True when the file was met in a folder, false when it was asked for by its own name. */
  readonly isMet?: boolean;
  readonly size?: number;
}

interface Place {
  readonly path: Path;
  readonly relative: string;
  /** The folder this was found in. */
  readonly above?: Place;
  /** Of a folder that was entered: which one it is, whatever it is called. */
  key?: string;
}

/** Endings that inside a folder are never an article; a file named on the command line is read whatever it is called. */
const NOT_ARTICLES = new Set(
  [
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "heic"],
    ["mp3", "m4a", "wav", "ogg", "oga", "flac", "mp4", "m4v", "mov", "avi", "webm", "mkv"],
    ["css", "js", "mjs", "cjs", "map", "woff", "woff2", "ttf", "otf", "eot"],
  ].flat(),
);

/** Files that tell about a folder and are no report in it. */
const ABOUT_FOLDER = /^(?:readme|licen[cs]e|notice)(?:\.(?:md|txt|rst|html?))?$/i;

/**
 * Walks files and folders in sorted order. Hidden files and `node_modules` are left out of folders; so are pictures, styles and
 * scripts, with a note. What is reached twice is read once. What cannot be used is a message, never an exception.
 */
export class Walk {
  readonly #messages: Message[] = [];
  readonly #seen = new Set<string>();
  readonly #skipped = new Map<string, number>();
  /** Files with the user's corrections, met in folders. */
  readonly corrections: string[] = [];

  /** The files behind one argument. */
  async *argument(asked: string): AsyncGenerator<Reached> {
    const path = await meantBy(asked);
    const status = await this.#statusOf(path);
    const place = { path, relative: shown(pathOf(basename(asked))) };
    if (status?.isDirectory()) yield* this.#folder(path);
    else if (status?.isFIFO()) yield { ...place, location: shown(path) };
    else if (status) yield* this.#file(place, status);
  }

  /** Everything that could not be used, and a note on what was left out on purpose. */
  messages(): Message[] {
    const count = [...this.#skipped.values()].reduce((sum, n) => sum + n, 0);
    if (count === 0) return this.#messages;
    const endings = [...this.#skipped.keys()].sort().map((ending) => `.${ending}`);
    const text = `${count} ${count === 1 ? "file" : "files"} left out of folders by ending (${endings.join(", ")}).`;
    return [...this.#messages, { rule: "not-an-article-file", text, level: "note" }];
  }

  /** Depth first; a stack of places instead of recursion, because folders may be nested without limit. */
  async *#folder(root: Path): AsyncGenerator<Reached> {
    const stack: Place[] = [{ path: root, relative: "" }];
    let isEmpty = true;
    const told = this.#messages.length;
    for (let place = stack.pop(); place; place = stack.pop()) {
      const status = await this.#statusOf(place.path);
      if (status?.isDirectory()) stack.push(...(await this.#inside(place, status)).reverse());
      else if (status && !this.#isLeftOut(shown(place.path))) {
        isEmpty = false;
        for await (const file of this.#file(place, status)) yield { ...file, isMet: true };
      }
    }
    if (isEmpty && told === this.#messages.length) {
      this.#tell("empty-folder", "There is nothing to read in this folder.", root);
    }
  }

  async *#file({ path, relative }: Place, status: BigIntStats): AsyncGenerator<Reached> {
    const key = keyOf(status);
    if (!status.isFile()) this.#tell("not-a-file", "This is a device, a socket or a pipe; it was not read.", path);
    else if (!this.#isRepeated(key, path))
      yield { path, location: shown(path), relative, key, size: Number(status.size) };
  }

  async #inside(place: Place, status: BigIntStats): Promise<Place[]> {
    const { path, relative } = place;
    place.key = keyOf(status);
    if (isInsideItself(place)) {
      this.#tell("symlink-loop", "This link leads back to a folder around it; it was not followed.", path);
      return [];
    }
    if (this.#isRepeated(place.key, path)) return [];
    const names = await this.#namesIn(path);
    const toPlace = (name: Path) => ({
      path: inFolder(path, name),
      relative: relative ? `${relative}/${shown(name)}` : shown(name),
      above: place,
    });
    return names.map(toPlace);
  }

  async #namesIn(folder: Path): Promise<Path[]> {
    try {
      const names = (await readdir(folder, { encoding: "buffer" })).map(pathOf);
      const wanted = names.filter((name) => !shown(name).startsWith(".") && name !== "node_modules");
      return wanted.sort((a, b) => (shown(a) < shown(b) ? -1 : 1));
    } catch (error) {
      this.#tell("unreadable-folder", `This folder could not be read (${reasonOf(error)}).`, folder);
      return [];
    }
  }

  async #statusOf(path: Path): Promise<BigIntStats | undefined> {
    try {
      return await stat(path, { bigint: true });
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === "ELOOP") this.#tell("symlink-loop", "This link leads to itself; it was not followed.", path);
      else if (reason === "ENOENT") this.#tell("missing-path", "There is no such file or folder.", path);
      else this.#tell("unreadable-path", `This path could not be looked up (${reason}).`, path);
      return undefined;
    }
  }

  #isLeftOut(path: string): boolean {
    if (basename(path) === CORRECTIONS_FILE) {
      this.corrections.push(path);
      return true;
    }
    if (basename(path) === CONFIG_FILE) return true;
    if (ABOUT_FOLDER.test(basename(path))) {
      const text = "This file is about its folder; it was left out. Name the file itself to read it.";
      this.note("about-the-folder", text, path);
      return true;
    }
    const ending = extname(path).slice(1).toLowerCase();
    if (!NOT_ARTICLES.has(ending)) return false;
    this.#skipped.set(ending, (this.#skipped.get(ending) ?? 0) + 1);
    return true;
  }

  #isRepeated(key: string, path: Path): boolean {
    const isRepeated = this.#seen.has(key);
    this.#seen.add(key);
    if (isRepeated) {
      this.note("reached-twice", "This was reached before under another name; it was read once.", shown(path));
    }
    return isRepeated;
  }

  /** Says what was left out on purpose. */
  note(rule: string, text: string, location: string): void {
    this.#messages.push({ rule, text, location, level: "note" });
  }

  #tell(rule: string, text: string, path: Path): void {
    this.#messages.push({ rule, text, location: shown(path), level: "error" });
  }
}

/** The key of the file at a path; `undefined` when there is none. */
export async function keyOfPath(path: string): Promise<string | undefined> {
  return stat(path, { bigint: true }).then(keyOf, () => undefined);
}

function isInsideItself({ key, above }: Place): boolean {
  for (let at = above; at; at = at.above) if (at.key === key) return true;
  return false;
}
