import { PROSE, pageOf } from "../prose.ts";
import { docxOf, zipOf, zstdOf } from "./packed.ts";

const [first, second, third, fourth] = PROSE;
const paragraphs = PROSE.map((text) => `<p>${text}</p>`).join("\n");
const json = (value: unknown) => JSON.stringify(value);

const mail = (subject: string, text: string) =>
  `From: Norland Morning <news@norland.example>\nTo: you@example.org\nSubject: ${subject}\nDate: Wed, 02 Apr 2031 10:00:00 +0200\nMessage-ID: <${subject.length}@norland.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`;
const box = (subject: string, text: string) =>
  `From news@norland.example Wed Apr  2 10:00:00 2031\n${mail(subject, text)}\n`;

const nexis = (n: number, title: string, text: string) =>
  `                               ${n} of 2 DOCUMENTS\n\n\n                              The Norland Daily\n\n                             April ${n}, 2031 Tuesday\n                                Final Edition\n\n${title}\n\nBYLINE: MARA LINDQVIST\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 90 words\n\n\n${text}\n\nLOAD-DATE: April 3, 2031\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n                       Copyright 2031 The Norland Daily\n                              All Rights Reserved\n\n\n`;
const uni = (title: string, text: string) =>
  `Page 1 of 2\n\n${title}\n\n${title}\nThe Norland Daily\nApril 2, 2031 Tuesday\n\nCopyright 2031 The Norland Daily All Rights Reserved\n\nSection: NEWS; Pg. 3\nLength: 90 words\nByline: Mara Lindqvist\nBody\n\n${text}\n\nLoad-Date: April 3, 2031\n\nEnd of Document\n\n`;
const factiva = (title: string, text: string, n: number) =>
  `News\n${title}\n\nBy Mara Lindqvist\n90 words\n2 April 2031\n11:04\nNorland Daily\nNORD\nEnglish\nCopyright 2031 Norland Daily\n\n${text}\n\nDocument NORD000020310402e742000${n}x\n\n`;
const indexed = (title: string, text: string, n: number) =>
  `HD  ${title}\nBY  By Mara Lindqvist\nWC  90 words\nPD  2 April 2031\nSN  Norland Daily\nSC  NORD\nLA  English\nLP  ${text}\nTD  ${third}\nRE  norl : Norland\nAN  Document NORD000020310402e742000${n}x\n\n`;
const proquest = (title: string, text: string, n: number) =>
  `____________________________________________________________\n\nDocument ${n} of 2\n\n${title}\n\nAuthor: Lindqvist, Mara\n\nPublication info: Norland Daily ; Port Elsa 02 Apr 2031: 3.\n\nAbstract: A short one.\n\nFull text: ${text}\n\nSubject: Ferries\n\nTitle: ${title}\n\nPublication title: Norland Daily; Port Elsa\n\nPublication date: Apr 2, 2031\n\nLanguage of publication: English\n\nProQuest document ID: 12345${n}\n\nDocument URL: https://norland.example/doc/${n}\n\n`;

const two = (make: (title: string, text: string, n: number) => string) =>
  make("Ferry terminal to close", `${first}\n\n${second}`, 1) +
  make("Quay blocked by boats", `${third}\n\n${fourth}`, 2);

const nitf = `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf xml:lang="en"><head><title>Ferry</title><docdata management-status="usable"><doc-id id-string="n1"/><urgency ed-urg="3"/><date.issue norm="20310402T100000+0200"/><date.release norm="20310402T120000+0200"/><du-key key="ferry-closure" version="2"/><doc.copyright holder="Northline"/></docdata></head><body><body.head><hedline><hl1>Ferry terminal to close</hl1><hl2>Two years without boats</hl2></hedline><rights>Not for use in Norland</rights><byline>By <person>Mara Lindqvist</person></byline><distributor>Northline</distributor><dateline><location>Port Elsa</location></dateline></body.head><body.content><block>${paragraphs}</block><media media-type="image"><media-caption><p>The quay in May.</p></media-caption></media></body.content><body.end><tagline>Northline ml/ab</tagline></body.end></body></nitf>`;
const newsItem = (n: number, inline: string) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:northline.example:${n}" version="3" xml:lang="en"><rightsInfo><copyrightHolder literal="Northline"/><usageTerms>Not for use in Norland</usageTerms></rightsInfo><itemMeta><itemClass qcode="ninat:text"/><provider literal="Northline"/><versionCreated>2031-04-02T11:00:00+02:00</versionCreated><firstCreated>2031-04-02T10:00:00+02:00</firstCreated><embargoed>2031-04-02T12:00:00+02:00</embargoed><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><urgency>3</urgency><by>Mara Lindqvist</by><headline>Ferry terminal to close</headline><dateline>PORT ELSA, April 2</dateline><slugline>FERRY</slugline></contentMeta><contentSet>${inline}</contentSet></newsItem>`;
const xhtml = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${paragraphs}</body></html></inlineXML>`;
const newsMessage = `<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>${newsItem(1, xhtml)}${newsItem(2, '<remoteContent href="x.jpg"/>')}<packageItem/></itemSet></newsMessage>`;
const newsml1 = `<?xml version="1.0"?><NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>northline.example</ProviderId><RevisionId>2</RevisionId><PublicIdentifier>urn:n:1</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><FirstCreated>20310402T100000+0200</FirstCreated><ThisRevisionCreated>20310402T110000+0200</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry terminal to close</HeadLine><ByLine>Mara Lindqvist</ByLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="Northline"/></Provider></AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata><ContentItem><DataContent>${paragraphs}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;

const wp = (kind: string, status: string, title: string, text: string) =>
  `<item><title>${title}</title><link>https://norland.example/${status}</link><pubDate>Wed, 02 Apr 2031 10:00:00 +0000</pubDate><dc:creator><![CDATA[mara]]></dc:creator><content:encoded><![CDATA[${text}]]></content:encoded><wp:post_date_gmt>2031-04-02 10:00:00</wp:post_date_gmt><wp:status>${status}</wp:status><wp:post_type>${kind}</wp:post_type></item>`;
const wordpress = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Norland Daily</title><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>${wp("post", "publish", "Ferry &amp;amp; quay", `<!-- wp:paragraph -->\n<p>${first}</p>\n<!-- /wp:paragraph -->\n<p>${second}</p>`)}${wp("post", "publish", "Old post", `${third}\n\n${fourth}`)}${wp("post", "draft", "Draft", paragraphs)}${wp("attachment", "inherit", "quay.jpg", "")}${wp("page", "publish", "About us", paragraphs)}</channel></rss>`;
const sitemap = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://norland.example/a</loc><news:news><news:publication><news:name>Norland Daily</news:name><news:language>en</news:language></news:publication><news:publication_date>2031-04-02T10:00:00+02:00</news:publication_date><news:title>Ferry terminal to close &amp;#8211; for two years</news:title></news:news></url></urlset>`;

const har = json({
  log: {
    version: "1.2",
    entries: [
      {
        startedDateTime: "2031-04-03T10:00:00Z",
        request: { url: "https://norland.example/a" },
        response: { status: 200, content: { mimeType: "text/html", text: pageOf() } },
      },
      {
        request: { url: "https://norland.example/api" },
        response: {
          status: 200,
          content: {
            mimeType: "application/json",
            encoding: "base64",
            text: Buffer.from(json({ menu: ["a"] })).toString("base64"),
          },
        },
      },
      {
        request: { url: "https://norland.example/x.png" },
        response: { status: 200, content: { mimeType: "image/png", text: "x" } },
      },
      {
        request: { url: "https://norland.example/gone" },
        response: { status: 404, content: { mimeType: "text/html", text: pageOf() } },
      },
    ],
  },
});

const quoted = pageOf()
  .replaceAll("=", "=3D")
  .replace(/(.{70})/g, "$1=\r\n");
const mhtml = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://norland.example/2031/04/02/ferry\r\nSubject: Ferry\r\nDate: Sat, 7 Jun 2031 09:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://norland.example/2031/04/02/ferry\r\n\r\n${quoted}\r\n------b\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n<p>Buy a boat today.</p>\r\n------b--\r\n`;
const singlefile = `<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://norland.example/2031/04/02/ferry \n saved date: Tue Jun 03 2031 14:00:00 GMT+0200\n--><meta charset=utf-8><title>Ferry terminal to close</title><body><news-story><template shadowrootmode=open><h1>Ferry terminal to close</h1>${paragraphs}</template></news-story><template><p>Never shown to anybody at all.</p></template>`;

const rtf = `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}{\\f1\\fcharset204 Arial;}}{\\*\\generator Word;}{\\info{\\title Hidden}}\\pard\\f0 Ferry terminal to close\\par ${first}\\par \\'93${second}\\'94 \\u8211? caf\\'e9\\par {\\f1 \\'cf\\'ee\\'f0\\'f2}\\par}`;
const odt = zipOf({
  mimetype: "application/vnd.oasis.opendocument.text",
  "content.xml": `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:tracked-changes><text:p>Deleted words.</text:p></text:tracked-changes><text:h>Ferry terminal to close</text:h>${PROSE.map((text) => `<text:p>${text}</text:p>`).join("")}</office:text></office:body></office:document-content>`,
  "meta.xml":
    '<?xml version="1.0"?><office:document-meta xmlns:office="o" xmlns:meta="m"><office:meta><meta:initial-creator>Mara</meta:initial-creator></office:meta></office:document-meta>',
});
const epub = zipOf({
  mimetype: "application/epub+zip",
  "META-INF/container.xml": "<container/>",
  "content.opf":
    '<?xml version="1.0"?><package xmlns:dc="d"><metadata><dc:title>Norland Daily [Wed, 02 Apr 2031]</dc:title><dc:publisher>calibre</dc:publisher><dc:date>2031-04-02T06:00:00+00:00</dc:date><dc:language>en</dc:language></metadata></package>',
  "toc.ncx": "<ncx/>",
  "feed_0/index.html": "<html><body><ul><li><a href='a'>Ferry terminal to close</a></li></ul></body></html>",
  "feed_0/article_0/index_u1.html": `<html><body><h1>Ferry terminal to close</h1>${paragraphs}</body></html>`,
});
const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${pageOf()}`;
const warc = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2031-04-03T10:00:00Z\r\nWARC-Target-URI: https://norland.example/a\r\nContent-Type: application/http\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
const wacz = zipOf(
  {
    "datapackage.json": "{}",
    "pages/pages.jsonl": json({ url: "https://norland.example/a", title: "Ferry", text: first }),
    "archive/data.warc": warc,
    "indexes/index.cdx": "x",
  },
  { isStored: true, isTrailed: true },
);

/** One input of each format, by file name. */
export const SAMPLES: Readonly<Record<string, string | Uint8Array>> = {
  "box.mbox":
    box("Ferry terminal to close", `${first}\n\n>From the quay it looked calm.\n\n${second}`) +
    box("Quay blocked by boats", `${third}\n\n${fourth}`),
  "letter.emlx": `${Buffer.byteLength(mail("Ferry terminal to close", PROSE.join("\n\n")))}\n${mail("Ferry terminal to close", PROSE.join("\n\n"))}<?xml version="1.0"?><plist/>`,
  "saved.mhtml": mhtml,
  "saved.html": singlefile,
  "pile.csv": `id,Title,url,publish_date,media_name,text\n1,Ferry,https://norland.example/a,2031-04-02,Norland Daily,"${first}\n\n""Yes,"" she said."\n2,Quay,https://norland.example/b,2031-04-03,Norland Daily,${second?.replaceAll(",", "")}\n`,
  "pile.tsv": `headline\tbody\tdate\tsource\nFerry\t${first}\t2031-04-02\tNorland Daily\n`,
  "nexis.txt":
    nexis(1, "Ferry terminal to close", `${first}\n\n${second}`) +
    nexis(2, "Quay blocked by boats", `${third}\n\n${fourth}`),
  "uni.txt": two((title, text) => uni(title, text)),
  "uni.docx": docxOf(two((title, text) => uni(title, text)).split("\n")),
  "factiva.txt": two(factiva),
  "indexed.txt": two(indexed),
  "factiva.html": `<html><body>${two(factiva)
    .split("\n\n")
    .map((part) => `<p>${part.replaceAll("\n", "<br>")}</p>`)
    .join("")}</body></html>`,
  "proquest.txt": two(proquest),
  "item.nitf.xml": nitf,
  "message.xml": newsMessage,
  "old.newsml.xml": newsml1,
  "export.wxr.xml": wordpress,
  "news.sitemap.xml": sitemap,
  "load.har": har,
  "clip.rtf": rtf,
  "text.docx": docxOf(["Ferry terminal to close", ...PROSE]),
  "text.odt": odt,
  "issue.epub": epub,
  "crawl.wacz": wacz,
  "pile.zip": zipOf({ "a/one.txt": PROSE.join("\n\n"), "a/two.html": pageOf(), "a/x.png": "x" }, { isTrailed: true }),
  "text.zst": zstdOf(PROSE.join("\n\n")),
};
