import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

const PLACES = [
  process.env.SECONDSOURCE_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** The browser of this machine, when it has one: Debian's package `chromium`. */
export const CHROMIUM = PLACES.find((place) => place !== undefined && existsSync(place));

/** Starts it without a window. */
export async function startBrowser(): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath: CHROMIUM!, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

/** A page opened from disk, and what it asked for or said that a report must not. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests for anything but files and the server itself, messages of the console, errors, dialogs. */
  readonly complaints: string[];
}

/** Opens an address in a context of its own; what a server serves may ask that server. */
export async function opened(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints: string[] = [];
  const own = /^https?:/.test(url) ? new URL(url).origin : undefined;
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!["file:", "blob:", "data:"].includes(protocol) && origin !== own) complaints.push(`request ${request.url()}`);
  });
  context.on("console", (message) => complaints.push(`console ${message.text()}`));
  context.on("weberror", (error) => complaints.push(`error ${error.error().message}`));
  context.on("dialog", (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  const page = await context.newPage();
  await page.goto(url);
  return { page, context, complaints };
}

const FOLDER = mkdtempSync(join(tmpdir(), "secondsource-page-"));

/** Writes a page to disk and gives its address. */
export function onDisk(name: string, text: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return pathToFileURL(path).href;
}
