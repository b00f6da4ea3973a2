// Takes the pictures of the documentation anew from the real program and a real browser (Debian's `chromium`).
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const OUT = "docs/pictures";
const PLACES = [
  process.env.SECONDSOURCE_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const executablePath = PLACES.find((place) => place && existsSync(place));
if (!executablePath)
  throw new Error("no Chromium on this machine: apt-get install chromium, or name one in SECONDSOURCE_CHROMIUM");

const folder = mkdtempSync(join(tmpdir(), "secondsource-pictures-"));
const program = (...words) =>
  execFileSync(process.execPath, ["bin/secondsource.js", ...words, "--quiet"], { stdio: "inherit" });
const [report, compared] = ["report.html", "compared.html"].map((name) => join(folder, name));
program("report", "examples/pile", "--out", report);
program("compare", "examples/pile/ferry-ledger.txt", "examples/pile/ferry-coast-mail.txt", "--out", compared);
mkdirSync(OUT, { recursive: true });

/** Each picture: the page, its window, what is done before, and the element that is taken (else the window). */
const PICTURES = [
  { name: "head", file: report, size: [1280, 900] },
  { name: "fact", file: report, size: [1280, 700], act: (page) => openFact(page) },
  { name: "dispute", file: report, of: "#s2 .dispute >> nth=0" },
  { name: "lineages", file: report, of: "#s1 .lineage >> nth=0" },
  { name: "timeline", file: report, of: "#s1 .timeline" },
  { name: "side", file: report, of: "#s1 .witnesses >> nth=0", height: 620 },
  { name: "find", file: report, size: [1280, 460], act: (page) => find(page) },
  { name: "phone", file: report, size: [390, 760], dark: true },
  {
    name: "compared",
    file: compared,
    size: [1100, 760],
    act: (page) => page.locator(".pair").evaluate((pair) => pair.scrollIntoView()),
  },
];

async function openFact(page) {
  const fact = page.locator("#s1 .fact").nth(1);
  await fact.locator("summary").click();
  await fact.locator("a.words").nth(1).click();
  await fact.evaluate((row) => scrollTo(0, row.getBoundingClientRect().top + scrollY - 60));
}

async function find(page) {
  await page.locator(".find input").fill("steering gear");
  await page.locator(".find input").press("Enter");
  await page.locator(".find input").press("Enter");
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const { name, file, size = [1280, 900], act, of, dark = false, height } of PICTURES) {
  const page = await browser.newPage({
    viewport: { width: size[0], height: size[1] },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  await page.goto(pathToFileURL(file).href);
  await act?.(page);
  const path = join(OUT, `${name}.png`);
  if (of !== undefined) await page.locator(of).evaluate((element) => element.scrollIntoView());
  if (of === undefined) await page.screenshot({ path });
  else if (height === undefined) await page.locator(of).screenshot({ path });
  else {
    const { x, y, width } = await page.locator(of).boundingBox();
    await page.screenshot({ path, clip: { x, y, width, height } });
  }
  await page.close();
}
await browser.close();
