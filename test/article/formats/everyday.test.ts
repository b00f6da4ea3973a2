import { expect, test } from "vitest";
import type { Article } from "../../../src/index.ts";
import { asidesOf, rawOf, readAll } from "../inputs.ts";
import { PROSE } from "../prose.ts";
import { documentXml, docxAround, zipOf } from "./packed.ts";

const read = (content: string | Uint8Array, location: string) => readAll(rawOf(content, location));
const TITLE = "Ferry terminal to close";
const bodies = async (content: string, location: string) => {
  const { articles } = await read(content, location);
  return articles.map(({ body, text }) => body.map(({ start, end }) => text.slice(start, end).trim()).join(" "));
};

test.each([
  ["a line that names the separator", `sep=;\r\nTitel;Text;Datum;Quelle\r\n`],
  ["German names", `Titel;Inhalt;Veröffentlicht;Quelle\r\n`],
  ["French names", `Titre;Contenu;Date de publication;Média\r\n`],
  ["Spanish names", `Título;Contenido;Fecha;Fuente\r\n`],
  ["Russian names", `Заголовок;Текст;Дата;Источник\r\n`],
  ["Japanese names", `タイトル;本文;掲載日;媒体\r\n`],
])("a table with %s is read", async (_, head) => {
  const { articles, messages } = await read(`${head}${TITLE};"${PROSE[0]}";02.04.2031;North Post\r\n`, "a.csv");
  expect(messages).toEqual([]);
  expect(articles).toMatchObject([{ title: TITLE, published: "2031-04-02", publisher: "North Post" }]);
});

test.each([
  ["a shortcut", "[InternetShortcut]\r\nURL=https://n.example/1\r\n", "a.url"],
  [
    "a list of bookmarks",
    `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF="https://n.example/1">${TITLE}</A></DL>`,
    "a.html",
  ],
  ["a calendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "a.ics"],
  ["a list of references", `TY  - NEWS\nTI  - ${TITLE}\nER  - \n`, "a.ris"],
  ["a list of references", `@article{a2031,\n  title = {${TITLE}}\n}\n`, "a.bib"],
  ["a dump of a database", `CREATE TABLE a (t text);\nINSERT INTO a VALUES ('${TITLE}');\n`, "a.sql"],
  ["a table whose columns", `1,"${TITLE}","${PROSE[0]}"\n2,"Mill","${PROSE[1]}"\n`, "a.csv"],
])("%s is told and no article", async (what, content, location) => {
  const { articles, messages } = await read(content, location);
  expect(articles).toEqual([]);
  expect(messages).toMatchObject([{ rule: "other-format", text: expect.stringContaining(what) }]);
});

test("what stands between lines at the head of a Markdown file says what the article is", async () => {
  const head = `---\ntitle: "${TITLE}"\nsource: https://north.example/ferry\nauthor:\n  - "[[Mara Lindqvist]]"\npublished: 2031-04-02\n---\n`;
  const { articles } = await read(`${head}${PROSE.join("\n\n")}\n\n![Ferry](https://north.example/f.jpg)\n`, "a.md");
  expect(articles).toMatchObject([
    {
      title: TITLE,
      url: "https://north.example/ferry",
      published: "2031-04-02",
      byline: "Mara Lindqvist",
      publisher: "north.example",
    },
  ]);
  expect(asidesOf(articles[0]!)).toContain("caption: ![Ferry](https://north.example/f.jpg)");
});

const bodyOf = (article: Article) => article.body.map(({ start, end }) => article.text.slice(start, end)).join("");

test("marks of Markdown headings are set aside, marks of weight are markup; stars that mean something else stay", async () => {
  const text = `# Harbour *tram* opens\n\nThe **harbour tram** opened on _Monday_ with ***40*** people, 2 * 3 cars and a snake_case_name*, sign ____here____.\n\n## What the line costs\n\nSorn\n----\n\n* one *stop\n\n***\n\n${PROSE[0]}\n`;
  const [article] = (await read(text, "a.md")).articles;
  expect(article?.title).toBe("Harbour tram opens");
  expect(bodyOf(article!)).toBe(
    `Harbour tram opens\n\nThe harbour tram opened on Monday with 40 people, 2 * 3 cars and a snake_case_name*, sign ____here____.\n\nWhat the line costs\n\nSorn\n* one *stop\n\n${PROSE[0]}\n`,
  );
  expect(asidesOf(article!)).toEqual(["metadata: #", "metadata: ##", "metadata: ----", "metadata: ***"]);
  expect(article?.blocks?.slice(0, 4).map(({ kind }) => kind)).toEqual(["title", "paragraph", "heading", "heading"]);
});

test.each(["a.txt", "a.md"])(
  "known labels at the top of %s say what the article is, and none of its words are lost",
  async (name) => {
    const head =
      "Title: Tram to the pier\r\nPublisher: Sorn Gazette\r\nDate: 2 April 2031\r\nURL: https://sorn.example/tram\r\nBy: Mara Lindqvist\r\nDesk: harbour\r\n\r\n";
    const [article] = (await read(head + PROSE.join("\n\n"), name)).articles;
    expect(article).toMatchObject({
      title: "Tram to the pier",
      publisher: "Sorn Gazette",
      published: "2031-04-02",
      url: "https://sorn.example/tram",
      byline: "Mara Lindqvist",
      text: head + PROSE.join("\n\n"),
      aside: [{ span: { start: 0, end: head.length }, kind: "metadata" }],
    });
    expect(bodyOf(article!)).toBe(PROSE.join("\n\n"));
  },
);

test.each([
  ["one known label", `Title: Tram to the pier\n\n${PROSE[0]}\n`],
  ["no blank line", `Title: Tram to the pier\nDate: 2 April 2031\n${PROSE[0]}\n`],
  ["a line of prose between", `Title: Tram to the pier\nThe tram is here.\nDate: 2 April 2031\n\n${PROSE[0]}\n`],
  ["labels that nobody knows", `Mayor: Agna Dole\nCook: Orrin Tuck\n\n${PROSE[0]}\n`],
  ["nothing behind it", "Title: Tram to the pier\nPublisher: Sorn Gazette\n\n"],
])("%s is no head", async (_, text) => {
  const [article] = (await read(text, "a.txt")).articles;
  expect([article?.publisher, article?.text]).toEqual([undefined, text]);
  expect(article?.aside.some(({ span }) => span.start === 0 && span.end > text.indexOf("\n\n"))).toBe(false);
});

test("a heading that opens a Word document is its title", async () => {
  const [first, ...rest] = documentXml([TITLE, ...PROSE]).split("</w:p>");
  const styled = [first!.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'), ...rest].join("</w:p>");
  const { articles } = await read(docxAround(styled), "a.docx");
  expect(articles).toMatchObject([{ title: TITLE }]);
});

test("messages of a channel are articles; those without words are counted", async () => {
  const at = {
    type: "message",
    date: "2031-04-02T10:00:00",
    date_unixtime: "1932976800",
    from: "North Post",
    from_id: "c1",
  };
  const channel = {
    name: "North Post",
    messages: [
      { id: 1, ...at, text: [{ type: "bold", text: `${TITLE}\n\n` }, PROSE[0]] },
      { id: 2, ...at, type: "service", action: "pin_message" },
      { id: 3, ...at, text: "", photo: "a.jpg" },
    ],
  };
  const { articles, messages } = await read(JSON.stringify(channel, undefined, 1), "result.json");
  expect(articles).toMatchObject([{ publisher: "North Post", published: "2031-04-03T10:00:00Z" }]);
  expect(articles[0]!.text).toContain(`${TITLE}\n\n${PROSE[0]}`);
  expect(messages).toMatchObject([
    { rule: "left-out", text: "2 messages were left out: 1 of the service, 1 without words" },
  ]);
});

test("a post of a network has its writer for publisher", async () => {
  const post = {
    id_str: "7",
    created_at: "Wed Apr 02 10:00:00 +0000 2031",
    full_text: PROSE[0],
    user: { name: "North Post" },
  };
  expect((await read(JSON.stringify([post]), "a.json")).articles).toMatchObject([
    { publisher: "North Post", published: "2031-04-02T10:00:00Z" },
  ]);
});

test("a mail inside a mail is an article of its own with its own sender and time", async () => {
  const inner = `From: press@port.example\r\nSubject: Release\r\nDate: Tue, 01 Apr 2031 08:00:00 +0200\r\n\r\n${PROSE[1]}\r\n`;
  const mail = `From: mara@north.example\r\nSubject: Fwd\r\nMessage-ID: <1@n.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${PROSE[0]}\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b--\r\n`;
  const { articles, messages } = await read(mail, "a.eml");
  expect(messages).toEqual([]);
  expect(articles).toMatchObject([
    { title: "Fwd", publisher: "north.example" },
    { title: "Release", publisher: "port.example", published: "2031-04-01T08:00:00+02:00" },
  ]);
  expect(articles[0]!.text).not.toContain(PROSE[1]);
});

test("what systems put beside files in an archive is hidden, not lost", async () => {
  const zip = zipOf({ "a.txt": PROSE.join("\n\n"), "__MACOSX/._a.html": "x", ".DS_Store": "y" });
  expect((await read(zip, "a.zip")).messages).toMatchObject([{ text: "2 files were left out: 2 hidden" }]);
});

const pageWith = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main>${body}</main></body></html>`;

test("of a report behind a subscription notice its beginning is read, and said to be cut", async () => {
  const gate =
    "<div><h2>Subscribe to continue reading</h2><p>Get unlimited access for 1 crown. Cancel at any time.</p></div>";
  const html = pageWith(TITLE, `<h1>${TITLE}</h1><p>${PROSE[0]}</p><p>${PROSE[1]}</p>${gate}`);
  const { articles, messages } = await read(html, "a.html");
  expect(articles).toMatchObject([{ extra: { partial: "cut" } }]);
  expect(messages).toMatchObject([{ rule: "partial-cut" }]);
  expect((await bodies(html, "a.html"))[0]).not.toContain("unlimited access");
});

test.each([
  ["a login page", pageWith("Log in", "<h1>Log in</h1><p>Forgot your password?</p><p>New here? Create an account</p>")],
  [
    "a consent notice",
    pageWith(
      "Nordblatt",
      "<h1>Weiter mit Werbung lesen</h1><p>Nutzen Sie uns mit Werbung und Tracking oder im Pur-Abo.</p><p>Akzeptieren und weiter</p>",
    ),
  ],
  ["an error page", pageWith("Artikel nicht mehr verfügbar", "<p>Der gesuchte Artikel ist nicht mehr verfügbar.</p>")],
])("%s in place of a report is told", async (what, html) => {
  const { articles, messages } = await read(html, "a.html");
  expect(articles).toEqual([]);
  expect(messages).toMatchObject([{ rule: "no-report", text: expect.stringContaining(what) }]);
});

const TEASERS = Array.from(
  { length: 8 },
  (_, i) =>
    `<article><h2><a href="/${i}">Story ${i} of the port and its town</a></h2><p>The harbour office told on Monday what story ${i} is about.</p></article>`,
).join("");

test("a front page is a list of other stories", async () => {
  const { articles, messages } = await read(pageWith("North Post", TEASERS), "a.html");
  expect(articles).toEqual([]);
  expect(messages).toMatchObject([{ rule: "no-report", text: expect.stringContaining("list of other stories") }]);
});

test("a report above a list of other stories is a report", async () => {
  const report = `<h1>${TITLE}</h1><p>${PROSE[0]}</p><p>${PROSE[1]}</p>`;
  const { articles } = await read(pageWith(TITLE, report + TEASERS), "a.html");
  expect(articles[0]).toMatchObject({ title: TITLE });
});
