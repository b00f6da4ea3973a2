import { expect, test } from "vitest";
import { rawOf, readAll } from "../inputs.ts";
import { PROSE } from "../prose.ts";

const HEAD = `From: "Norland Morning" <news@norland.example>\r\nTo: you@example.org\r\nSubject: =?utf-8?Q?F=C3=A4hre_closes?=\r\nDate: Wed, 02 Apr 2031 10:00:00 +0200\r\nMessage-ID: <1@norland.example>\r\nMIME-Version: 1.0\r\n`;

test("a newsletter's HTML part is the article", async () => {
  const html = PROSE.map((text) => `<table><tr><td><p>${text}</p></td></tr></table>`).join("");
  const mail = `${HEAD}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nshort\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(
    `<html><body>${html}<p>You can unsubscribe at any time.</p></body></html>`,
  )
    .toString("base64")
    .replace(/(.{76})/g, "$1\r\n")}\r\n--b--\r\n`;
  const { articles, messages } = await readAll(rawOf(mail, "letter.eml"));
  expect(messages).toEqual([]);
  expect(articles[0]).toMatchObject({
    label: "letter",
    title: "Fähre closes",
    publisher: "Norland Morning",
    published: "2031-04-02T10:00:00+02:00",
  });
  const body = articles[0]!.body.map(({ start, end }) => articles[0]!.text.slice(start, end).trim()).join("");
  expect(body).toBe(PROSE.join("\n\n"));
});

test("a plain message", async () => {
  const { articles } = await readAll(
    rawOf(`${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n${PROSE.join("\r\n\r\n")}`, "letter.eml"),
  );
  expect(articles[0]!.text).toContain(PROSE[0]);
});

test("a text that opens with a label is not a message", async () => {
  const { articles } = await readAll(rawOf(`From: the harbour\n\n${PROSE.join("\n\n")}`, "a.txt"));
  expect(articles[0]!.text).toContain("From: the harbour");
});
