import { parseDate } from "../../src/article/times.ts";
import type { GoldPage } from "../../train/pages/gold.ts";
import { compareShingles } from "../../train/pages/shingles.ts";
import { table } from "../tables.ts";
import type { Read } from "./candidates.ts";
import { hasOneHeadline, plainWords } from "./headlines.ts";

/** A page with what was read of it. */
export interface Case {
  readonly page: GoldPage;
  readonly read: Read;
  readonly body: string;
}

/** Titles, times, authors and lost text of news pages against what their publishers' own parsers read, as a Markdown table. */
export function factsOf(cases: readonly Case[]): string {
  const named = cases.filter((one) => peopleOf(one).length > 0);
  const timed = cases.filter(({ page }) => page.published !== undefined);
  const days = timed.map(dateOf);
  const [single, several] = parted(cases, ({ page }) => hasOneHeadline(page));
  const rows: (string | number)[][] = [
    ["title equal but for case and marks", ...share(cases, titleIsEqual)],
    ["... on pages whose card, data and heading give one headline", ...share(single, titleIsEqual)],
    ["... on pages that give several, of which gold is one", ...share(several, titleIsEqual)],
    ["title equal, or the page itself gives ours in two places or more", ...share(cases, titleIsToldOnPage)],
    ["published: to two minutes, or the day where only that is known", ...share(days, (found) => found === "exact")],
    ["published: the right day at least", ...share(days, (found) => found === "exact" || found === "day")],
    ["published: a wrong day", ...share(days, (found) => found === "wrong")],
    ["all authors who are people", ...share(named, (one) => namesAll(one))],
    ["loses more than a fifth of the report", ...share(cases, losesMuch)],
    ["... of these with a message", ...share(cases.filter(losesMuch), isTold)],
    [
      "a message though less is lost",
      ...share(
        cases.filter((one) => !losesMuch(one)),
        isTold,
      ),
    ],
  ];
  return table(["fact", "of", "pages", "%"], rows);
}

function parted<T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): [number, number, string] {
  const count = all.filter(holds).length;
  return [all.length, count, ((100 * count) / Math.max(1, all.length)).toFixed(1)];
}

function titleIsEqual({ page, read }: Case): boolean {
  return plainWords(page.title) === plainWords(read.article?.title);
}

/** Pages have several titles (shown, in data, on cards); which one is gold is the choice of the publisher's parser. */
function titleIsToldOnPage(one: Case): boolean {
  if (titleIsEqual(one)) return true;
  const ours = plainWords(one.read.article?.title);
  const html = plainWords(new TextDecoder().decode(one.page.html));
  return ours !== "" && html.includes(ours) && html.split(ours).length > 2;
}

const MINUTES = 2;

function dateOf({ page, read }: Case): "exact" | "day" | "wrong" | "none" {
  const found = read.article?.published;
  const gold = page.published ?? "";
  if (!found) return "none";
  const isDayOnly = gold.includes(" 00:00:00");
  if (isDayOnly)
    return found.slice(0, 10) === gold.slice(0, 10) ? "exact" : distance(found, gold) < 1440 ? "day" : "wrong";
  // A time without a zone is the publisher's own clock.
  const isClock = !/[+-]\d\d:\d\d$|Z$/.test(gold) && found.slice(0, 19) === parseDate(gold)?.slice(0, 19);
  if (found.length > 10 && (isClock || distance(found, gold) <= MINUTES)) return "exact";
  return found.slice(0, 10) === gold.slice(0, 10) || distance(found, gold) < 1440 ? "day" : "wrong";
}

function distance(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b.replace(" ", "T"))) / 60_000;
}

/** The gold authors that are not the publisher: named in the page's key, its address or as the site. */
function peopleOf({ page, read }: Case): string[] {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, "");
  const houses = [
    page.key.replace(/^[a-z]+-|_.*$/g, ""),
    page.publisher.split(".", 1)[0]!,
    read.article?.publisher ?? "",
  ]
    .map(letters)
    .filter((house) => house.length > 2);
  return page.authors.filter((author) => {
    const name = letters(author);
    return !houses.some((house) => house.startsWith(name) || name.startsWith(house));
  });
}

function namesAll(one: Case): boolean {
  const byline = plainWords(one.read.article?.byline);
  return peopleOf(one).every((author) => byline.includes(plainWords(author)));
}

function isTold({ read }: Case): boolean {
  return read.messages.length > 0;
}

function losesMuch({ page, body }: Case): boolean {
  const [tp, , fn] = compareShingles(page.wanted, body);
  return tp + fn > 0 && tp / (tp + fn) < 0.8;
}
