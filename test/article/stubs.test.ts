import { expect, test } from "vitest";
import { rawOf, readAll } from "./inputs.ts";
import { PROSE, pageOf } from "./prose.ts";

const page = (title: string, body: string) =>
  `<!doctype html><html><head><title>${title} | Norland Daily</title><meta property="og:site_name" content="Norland Daily"></head><body><nav><a href="/">Home</a></nav><main><h1>${title}</h1>${body}</main></body></html>`;
const p = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join("");

test.each([
  [
    "a subscription notice",
    page(
      "Subscribe to read",
      p(
        "Become a member to read: Ferry terminal to close",
        "Trial: full access to every page of ours, on all your devices, for 4 weeks and 1 crown.",
        "Over a million people read us every single day of the week.",
      ),
    ),
  ],
  [
    "a subscription notice",
    page(
      "Ferry terminal to close",
      p(
        "This article is for subscribers. Subscribe now to read it, from one crown a month.",
        "Already a subscriber? Log in here.",
      ),
    ),
  ],
  [
    "a subscription notice",
    page(
      "Fähranleger schließt",
      p("Dieser Artikel ist nur für Abonnenten lesbar.", "Sie haben bereits ein Abo? Hier anmelden."),
    ),
  ],
  [
    "a check for robots",
    page("Just a moment...", p("norland.example needs to review the security of your connection before proceeding.")),
  ],
  ["a check for robots", page("norland.example", p("Please enable JavaScript and cookies to continue."))],
  [
    "an error page",
    page(
      "404: Page not found",
      p("Sorry, it seems that there is nothing here. Try the search, or go back to the front page."),
    ),
  ],
  ["an error page", page("Oops!", p("The page you were looking for does not exist. It may have been moved."))],
  ["an error page", page("Seite nicht gefunden", p("Hier ist leider nichts mehr. Versuchen Sie es mit der Suche."))],
  [
    "a consent notice",
    page(
      "Your privacy",
      p(
        "We and our partners store and access information on a device, such as cookies.",
        "We process personal data for personalised advertising and content measurement.",
        "You can withdraw your consent at any time.",
      ),
    ),
  ],
])("%s is no report", async (what, html) => {
  const { articles, messages } = await readAll(rawOf(html, "a.html"));
  expect(articles).toEqual([]);
  expect(messages).toMatchObject([{ rule: "no-report", level: "error", text: expect.stringContaining(what) }]);
});

test("the same words in a record or a table are no report either", async () => {
  const record = { title: "Access denied", text: "You don't have permission to access this resource." };
  const { articles, messages } = await readAll(rawOf(JSON.stringify([record]), "a.json"));
  expect([articles.length, messages.map(({ rule }) => rule)]).toEqual([0, ["no-report"]]);
});

test.each([
  [
    "a report under a notice",
    page("Ferry terminal to close", p(...PROSE, "Subscribe to continue reading.", "Already a subscriber? Log in.")),
  ],
  ["its first paragraphs", page("Ferry terminal to close", p(PROSE[0], PROSE[1], "This article is for subscribers."))],
  ["a report about an error page", page("Page not found: how 404 became a joke", p(...PROSE))],
  ["a brief on access", page("Access denied to quay after storm", p(PROSE[0]))],
  [
    "a brief on consent",
    page(
      "Court: consent needed for ads",
      p(
        "The court at Lorrath ruled that the site needs consent to process personal data for personalised ads, a spokesman said.",
      ),
    ),
  ],
  ["a whole page", pageOf()],
])("%s is a report", async (_, html) => {
  const { articles } = await readAll(rawOf(html, "a.html"));
  expect(articles).toHaveLength(1);
});
