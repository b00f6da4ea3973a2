import {
  type Article,
  type Aside,
  type Fact,
  gapsBetween,
  type Link,
  mergeSpans,
  type Quote,
  type Report,
  type Span,
  type Story,
  type Support,
  type Utterance,
} from "../../src/model/index.ts";

/** The span of the `nth` occurrence of `words`; throws when the text does not hold them, so no case can drift. */
export function at(article: Article, words: string, nth = 1): Span {
  let start = -1;
  for (let i = 0; i < nth; i++) start = article.text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`"${words}" is not in ${article.id}`);
  return { start, end: start + words.length };
}

/** An article whose body is everything but the given asides. */
export function articleOf(
  id: string,
  fields: Partial<Article> & { text: string },
  asides: readonly (readonly [string, Aside["kind"]])[] = [],
): Article {
  const bare: Article = {
    id,
    location: `clippings/${id}.txt`,
    language: "en",
    body: [],
    aside: [],
    credits: [],
    ...fields,
  };
  const aside = asides.map(([words, kind]) => ({ span: at(bare, words), kind }));
  return { ...bare, aside, body: gapsBetween(mergeSpans(aside.map((a) => a.span)), bare.text.length) };
}

/** A support in one line: articles, publishers, lineages at least and at most, origins. */
export function support(
  articles: number,
  publishers: number,
  least: number,
  most: number,
  ...origins: string[]
): Support {
  return { articles, publishers, lineages: { atLeast: least, atMost: most }, origins };
}

const COURIER = articleOf(
  "ormsey-courier",
  {
    title: "Night ferry aground on Kestrel shoal, all passengers safe",
    publisher: "Ormsey Courier",
    published: "2031-03-02T09:14:00Z",
    byline: "Hanne Brook",
    url: "https://courier.example/2031/03/ferry-aground",
    text: [
      "Night ferry aground on Kestrel shoal, all passengers safe",
      "By Hanne Brook",
      "ORMSEY - The night ferry Marianne Holt ran onto the Kestrel shoal in thick fog shortly before four on Sunday morning, a mile short of the harbour.",
      "All 312 people on board were brought ashore by fishing boats before daybreak, the harbour office said. Two were treated for broken wrists.",
      "“The channel was marked as it always is,” said the harbour master, Ilse Tarrant. “We are asking the company what its radar showed.”",
      "Knut Aldersey, who took forty people off in his trawler, said nobody had panicked. “They were singing by the time we reached the slip.”",
      "The ferry is owned by Norrland Lines, which has run the crossing since 2019. A tug from Port Sabel is expected at high water on Monday.",
      "More from the Courier: Council weighs new lighthouse levy",
    ].join("\n\n"),
  },
  [["More from the Courier: Council weighs new lighthouse levy", "teaser"]],
);

const POST = articleOf(
  "port-sabel-post",
  {
    title: "Ferry with 320 aboard runs aground off Ormsey",
    publisher: "Port Sabel Post",
    published: "2031-03-02T11:02:00Z",
    url: "https://post.example/world/ferry",
    text: [
      "Ferry with 320 aboard runs aground off Ormsey",
      "ORMSEY (Meridian) - A passenger ferry carrying 320 people ran aground in fog off the island of Ormsey early on Sunday, the coastguard said.",
      "Nobody was killed. Two passengers suffered broken wrists, the coastguard said in a statement, and fishing boats took everyone ashore.",
      "“The channel was marked as it always is,” a spokeswoman for the operator, Norrland Lines, said by telephone.",
      "The coastguard has opened an inquiry. It said the ship had been travelling at 14 knots when it struck the shoal.",
      "The Marianne Holt was built in 2008 and passed its last inspection in October.",
      "Subscribe to our morning letter. Terms of use. Contact the desk.",
    ].join("\n\n"),
  },
  [["Subscribe to our morning letter. Terms of use. Contact the desk.", "furniture"]],
);

const LEDGER = articleOf("evening-ledger", {
  title: "320 rescued as ferry strikes shoal",
  publisher: "Evening Ledger",
  published: "2031-03-02T13:40:00Z",
  text: [
    "320 rescued as ferry strikes shoal",
    "ORMSEY (Meridian) - A passenger ferry carrying 320 people ran aground in fog off the island of Ormsey early on Sunday, the coastguard said.",
    "Nobody was killed. Two passengers suffered broken wrists, the coastguard said in a statement, and fishing boats took everyone ashore.",
    "The coastguard has opened an inquiry.",
  ].join("\n\n"),
});

const BYTES = articleOf(
  "quickbytes",
  {
    title: "Vessel carrying 230 persons strikes bottom near Ormsey",
    publisher: "quickbytes.example",
    published: "2031-03-03",
    text: [
      "Vessel carrying 230 persons strikes bottom near Ormsey",
      "A traveller boat transporting 230 persons went to ground in mist off the isle of Ormsey ahead of schedule on Sunday, the shore watchman stated.",
      "No one was murdered. Two travellers endured damaged wrists, the shore watchman stated in an announcement, and angling boats carried everybody shoreward.",
      "The conduit was set apart as it generally is, a spokeswoman for the administrator, Norrland Lines, stated by phone.",
      "The shore watchman has opened a request.",
      "Leave a reply. Your email address will not be published.",
    ].join("\n\n"),
  },
  [["Leave a reply. Your email address will not be published.", "furniture"]],
);

const SUND = articleOf("radio-sund", {
  title: "Fährunglück vor Ormsey: 320 Menschen gerettet",
  publisher: "Radio Sund",
  published: "2031-03-02T15:05:00Z",
  language: "de",
  text: [
    "Fährunglück vor Ormsey: 320 Menschen gerettet",
    "Eine Fähre mit 320 Menschen an Bord ist am frühen Sonntag vor der Insel Ormsey im Nebel auf Grund gelaufen, wie die Küstenwache mitteilte.",
    "Niemand kam ums Leben. Zwei Fahrgäste erlitten gebrochene Handgelenke, Fischerboote brachten alle an Land.",
    "„Die Fahrrinne war markiert wie immer“, sagte eine Sprecherin der Reederei Norrland Lines.",
  ].join("\n\n"),
});

const BASIN = articleOf("basin-times", {
  title: "Tessaly council backs dam by one vote",
  publisher: "Basin Times",
  published: "2031-03-04",
  text: [
    "Tessaly council backs dam by one vote",
    "TESSALY - The council voted 8 to 7 late on Monday to raise the Orne dam by six metres, after a debate of nine hours.",
    "Mayor Pell Arvidson said the valley “could not wait for another dry summer”. Farmers below the dam have promised a lawsuit.",
  ].join("\n\n"),
});

const UPLAND = articleOf("upland-voice", {
  title: "Dam to rise six metres",
  publisher: "Upland Voice",
  published: "2031-03-04",
  text: [
    "Dam to rise six metres",
    "The Orne dam will be raised by eight metres, the Tessaly council decided on Monday by 8 votes to 7.",
    "“The valley could not wait for another dry summer,” Mayor Pell Arvidson told reporters. Opponents walked out before the count.",
  ].join("\n\n"),
});

const BELL = articleOf("museum-note", {
  title: "Museum returns bell after ninety years",
  text: "Museum returns bell after ninety years\n\nThe town museum of Lower Quill gave its bronze bell back to the chapel on Friday.",
});

const ARTICLES: readonly Article[] = [
  COURIER,
  { ...POST, credits: [{ span: at(POST, "(Meridian)"), agency: "Meridian" }] },
  { ...LEDGER, credits: [{ span: at(LEDGER, "(Meridian)"), agency: "Meridian" }] },
  BYTES,
  SUND,
  BASIN,
  UPLAND,
  BELL,
];

const SENTENCE = {
  post: "A passenger ferry carrying 320 people ran aground in fog off the island of Ormsey early on Sunday, the coastguard said.",
  postHurt:
    "Two passengers suffered broken wrists, the coastguard said in a statement, and fishing boats took everyone ashore.",
  bytes:
    "A traveller boat transporting 230 persons went to ground in mist off the isle of Ormsey ahead of schedule on Sunday, the shore watchman stated.",
  bytesHurt:
    "Two travellers endured damaged wrists, the shore watchman stated in an announcement, and angling boats carried everybody shoreward.",
  sund: "Eine Fähre mit 320 Menschen an Bord ist am frühen Sonntag vor der Insel Ormsey im Nebel auf Grund gelaufen, wie die Küstenwache mitteilte.",
  channel: "The channel was marked as it always is,",
};

const LINKS: readonly Link[] = [
  {
    a: "evening-ledger",
    b: "port-sabel-post",
    kind: "excerpt",
    score: 0.99,
    direction: "b-to-a",
    evidence: [
      { a: at(LEDGER, SENTENCE.post), b: at(POST, SENTENCE.post), signal: "aligned-sentence" },
      { a: at(LEDGER, SENTENCE.postHurt), b: at(POST, SENTENCE.postHurt), signal: "aligned-sentence" },
      { a: at(LEDGER, "(Meridian)"), b: at(POST, "(Meridian)"), signal: "credit" },
    ],
  },
  {
    a: "port-sabel-post",
    b: "quickbytes",
    kind: "rewrite",
    score: 0.93,
    direction: "a-to-b",
    evidence: [
      { a: at(POST, SENTENCE.post), b: at(BYTES, SENTENCE.bytes), signal: "aligned-sentence" },
      { a: at(POST, SENTENCE.postHurt), b: at(BYTES, SENTENCE.bytesHurt), signal: "aligned-sentence" },
    ],
  },
  {
    a: "port-sabel-post",
    b: "radio-sund",
    kind: "translation",
    score: 0.62,
    direction: "undetermined",
    evidence: [{ a: at(POST, SENTENCE.post), b: at(SUND, SENTENCE.sund), signal: "numbers-and-names" }],
  },
  {
    a: "ormsey-courier",
    b: "port-sabel-post",
    kind: "shared-quotes",
    score: 0.08,
    direction: "undetermined",
    evidence: [{ a: at(COURIER, SENTENCE.channel), b: at(POST, SENTENCE.channel), signal: "quote" }],
  },
  {
    a: "basin-times",
    b: "upland-voice",
    kind: "shared-quotes",
    score: 0.05,
    direction: "undetermined",
    evidence: [
      {
        a: at(BASIN, "could not wait for another dry summer"),
        b: at(UPLAND, "could not wait for another dry summer"),
        signal: "quote",
      },
    ],
  },
];

const STORIES: readonly Story[] = [
  {
    id: "s-ferry",
    title: "Night ferry aground on Kestrel shoal, all passengers safe",
    articles: ["evening-ledger", "ormsey-courier", "port-sabel-post", "quickbytes", "radio-sund"],
    support: support(5, 5, 2, 3, "Norrland Lines", "the coastguard", "the harbour office"),
    start: "2031-03-02",
    end: "2031-03-03",
    summary: [
      { article: "ormsey-courier", span: at(COURIER, COURIER.text.split("\n\n")[2]!) },
      { article: "port-sabel-post", span: at(POST, "The coastguard has opened an inquiry.") },
    ],
    keys: [
      { question: "who", text: "Marianne Holt", article: "ormsey-courier", span: at(COURIER, "Marianne Holt") },
      { question: "what", text: "ran aground", article: "port-sabel-post", span: at(POST, "ran aground") },
      { question: "where", text: "Kestrel shoal", article: "ormsey-courier", span: at(COURIER, "Kestrel shoal", 2) },
      { question: "when", text: "Sunday morning", article: "ormsey-courier", span: at(COURIER, "Sunday morning") },
    ],
  },
  {
    id: "s-dam",
    title: "Tessaly council backs dam by one vote",
    articles: ["basin-times", "upland-voice"],
    support: support(2, 2, 2, 2, "Pell Arvidson"),
    start: "2031-03-03",
    end: "2031-03-04",
  },
  {
    id: "s-bell",
    title: "Museum returns bell after ninety years",
    articles: ["museum-note"],
    support: support(1, 1, 1, 1),
  },
];

function quote(id: string, article: Article, words: string, utterance: string, name?: string, nth = 1): Quote {
  const span = at(article, words, nth);
  const speaker = name ? { name, span: at(article, name) } : {};
  const marks = article === BYTES ? "stripped" : "present";
  return { id, article: article.id, span, kind: "direct", marks, speaker, utterance };
}

const QUOTES: readonly Quote[] = [
  quote("q-1", COURIER, SENTENCE.channel, "u-channel", "Ilse Tarrant"),
  quote("q-2", POST, SENTENCE.channel, "u-channel", "a spokeswoman for the operator, Norrland Lines,"),
  quote("q-3", BYTES, "The conduit was set apart as it generally is,", "u-channel", "Norrland Lines"),
  quote(
    "q-4",
    SUND,
    "Die Fahrrinne war markiert wie immer",
    "u-channel",
    "eine Sprecherin der Reederei Norrland Lines",
  ),
  quote("q-5", COURIER, "They were singing by the time we reached the slip.", "u-singing", "Knut Aldersey"),
  quote("q-6", BASIN, "could not wait for another dry summer", "u-summer", "Pell Arvidson"),
  quote("q-7", UPLAND, "The valley could not wait for another dry summer,", "u-summer", "Pell Arvidson"),
];

const UTTERANCES: readonly Utterance[] = [
  {
    id: "u-channel",
    quotes: ["q-1", "q-2", "q-3", "q-4"],
    speakers: [
      { name: "Ilse Tarrant", quotes: ["q-1"] },
      { name: "Norrland Lines", quotes: ["q-2", "q-3", "q-4"] },
    ],
    support: support(4, 4, 2, 3, "Ilse Tarrant", "Norrland Lines"),
  },
  {
    id: "u-singing",
    quotes: ["q-5"],
    speakers: [{ name: "Knut Aldersey", quotes: ["q-5"] }],
    support: support(1, 1, 1, 1, "Knut Aldersey"),
  },
  {
    id: "u-summer",
    quotes: ["q-6", "q-7"],
    speakers: [{ name: "Pell Arvidson", quotes: ["q-6", "q-7"] }],
    support: support(2, 2, 2, 2, "Pell Arvidson"),
  },
];

const mention = (article: Article, words: string, ref?: string, nth = 1) => ({
  article: article.id,
  span: at(article, words, nth),
  ...(ref ? { ref } : {}),
});

const FACTS: readonly Fact[] = [
  {
    id: "f-aground",
    story: "s-ferry",
    kind: "event",
    text: "The ferry Marianne Holt ran aground off Ormsey",
    mentions: [
      mention(COURIER, "ran onto the Kestrel shoal"),
      mention(POST, "ran aground"),
      mention(LEDGER, "ran aground"),
      mention(BYTES, "went to ground"),
      mention(SUND, "auf Grund gelaufen"),
    ],
    support: support(5, 5, 2, 3, "the coastguard", "the harbour office"),
  },
  {
    id: "f-people",
    story: "s-ferry",
    kind: "quantity",
    text: "People on board",
    mentions: [
      mention(COURIER, "312 people on board"),
      mention(POST, "carrying 320 people"),
      mention(LEDGER, "carrying 320 people"),
      mention(SUND, "320 Menschen an Bord"),
      mention(BYTES, "transporting 230 persons"),
    ],
    support: support(5, 5, 2, 3, "the coastguard", "the harbour office"),
    disagreement: {
      kind: "value",
      values: [
        { value: "320", mentions: [1, 2, 3], support: support(3, 3, 1, 2, "the coastguard") },
        { value: "312", mentions: [0], support: support(1, 1, 1, 1, "the harbour office") },
        { value: "230", mentions: [4], support: support(1, 1, 1, 1, "the coastguard") },
      ],
    },
  },
  {
    id: "f-channel",
    story: "s-ferry",
    kind: "statement",
    text: "The channel was marked as it always is",
    mentions: [
      mention(COURIER, SENTENCE.channel, "q-1"),
      mention(POST, SENTENCE.channel, "q-2"),
      mention(BYTES, "The conduit was set apart as it generally is,", "q-3"),
      mention(SUND, "Die Fahrrinne war markiert wie immer", "q-4"),
    ],
    support: support(4, 4, 2, 3, "Ilse Tarrant", "Norrland Lines"),
    disagreement: {
      kind: "speaker",
      values: [
        { value: "Norrland Lines", mentions: [1, 2, 3], support: support(3, 3, 1, 2, "Norrland Lines") },
        { value: "Ilse Tarrant", mentions: [0], support: support(1, 1, 1, 1, "Ilse Tarrant") },
      ],
    },
  },
  {
    id: "f-hurt",
    story: "s-ferry",
    kind: "event",
    text: "Two passengers broke their wrists",
    mentions: [
      mention(COURIER, "Two were treated for broken wrists"),
      mention(POST, "Two passengers suffered broken wrists"),
      mention(LEDGER, "Two passengers suffered broken wrists"),
      mention(BYTES, "Two travellers endured damaged wrists"),
      mention(SUND, "Zwei Fahrgäste erlitten gebrochene Handgelenke"),
    ],
    support: support(5, 5, 2, 3, "the coastguard"),
  },
  {
    id: "f-speed",
    story: "s-ferry",
    kind: "quantity",
    text: "Speed when it struck the shoal: 14 knots",
    mentions: [mention(POST, "14 knots")],
    support: support(1, 1, 1, 1, "the coastguard"),
  },
  {
    id: "f-height",
    story: "s-dam",
    kind: "quantity",
    text: "Rise of the Orne dam",
    mentions: [mention(BASIN, "six metres"), mention(UPLAND, "eight metres")],
    support: support(2, 2, 2, 2),
    disagreement: {
      kind: "value",
      values: [
        { value: "6 metre", mentions: [0], support: support(1, 1, 1, 1) },
        { value: "8 metre", mentions: [1], support: support(1, 1, 1, 1) },
      ],
    },
  },
  {
    id: "f-vote",
    story: "s-dam",
    kind: "event",
    text: "The council voted 8 to 7 to raise the dam",
    mentions: [mention(BASIN, "voted 8 to 7"), mention(UPLAND, "by 8 votes to 7")],
    support: support(2, 2, 2, 2),
  },
];

/** A small invented pile: a ferry aground in five reports of two or three lineages, a dam vote, and a lone note. */
export function pile(): Report {
  return {
    schema: "secondsource/report@1",
    articles: [...ARTICLES].sort((a, b) => (a.id < b.id ? -1 : 1)),
    lineages: [
      { id: "l-basin-times", articles: ["basin-times"], weakest: 1 },
      {
        id: "l-evening-ledger",
        articles: ["evening-ledger", "port-sabel-post", "quickbytes", "radio-sund"],
        weakest: 0.62,
      },
      { id: "l-museum-note", articles: ["museum-note"], weakest: 1 },
      { id: "l-ormsey-courier", articles: ["ormsey-courier"], weakest: 1 },
      { id: "l-upland-voice", articles: ["upland-voice"], weakest: 1 },
    ],
    links: LINKS,
    stories: STORIES,
    entities: [],
    quotes: QUOTES,
    utterances: UTTERANCES,
    events: [],
    quantities: [],
    times: [],
    facts: FACTS,
    messages: [
      {
        rule: "not-text",
        text: "This file holds an image, not text; it was left out.",
        location: "clippings/harbour.txt",
        level: "error",
      },
      {
        rule: "unknown-publisher",
        text: "No publisher is named; the article counts as a publisher of its own.",
        article: "museum-note",
        location: "clippings/museum-note.txt",
      },
    ],
  };
}
