import type { Article, Claim, Event, FactMention, Report } from "../../src/model/index.ts";
import { at, pile } from "./pile.ts";

const RANGE = { country: "XTS", lat: -12.25, lon: 4.5 };

function codingOf(article: Article, words: string, fields: Partial<Claim> & { type: string; cameo: string }) {
  const { cameo, ...claimed } = fields;
  const span = at(article, words);
  const id = `${article.id}-${span.start}`;
  const base = { article: article.id, span, contexts: ["legislative"], polarity: "asserted" } as const;
  const claim: Claim = {
    ...{ ...base, id: `c-${id}`, head: span, predicate: words, roles: [], modality: "actual", sources: [] },
    ...claimed,
  };
  const event: Event = {
    ...{ ...base, id: `v-${id}`, type: claim.type!, cameo, actors: [], recipients: [], modality: "actual" },
    ...(claim.mode !== undefined && { mode: claim.mode }),
    ...(claim.date !== undefined && { date: claim.date }),
  };
  return { claim, event };
}

/** The sample pile with events: a vote that two reports tell, a threat that one tells, a walk-out that no fact holds. */
export function codedPile(): Report {
  const report = pile();
  const find = (id: string) => report.articles.find((article) => article.id === id)!;
  const [basin, upland] = [find("basin-times"), find("upland-voice")];
  const place = { name: "Tessaly", ...RANGE };
  const vote = { type: "SUPPORT", cameo: "050", date: "2031-03-03", place };
  const votes = [codingOf(basin, "voted 8 to 7", vote), codingOf(upland, "by 8 votes to 7", vote)];
  const party = (article: Article, words: string, sector: string, country: string) => {
    return { span: at(article, words), name: words, sector, country };
  };
  const suit = codingOf(basin, "have promised a lawsuit", { type: "THREATEN", cameo: "130", modality: "planned" });
  const threat = {
    ...suit,
    event: {
      ...suit.event,
      modality: "future" as const,
      actors: [party(basin, "Farmers below the dam", "AGR", "XTS")],
      recipients: [party(basin, "The council", "GOV", "XTS")],
    },
  };
  const walk = codingOf(upland, "walked out", { type: "PROTEST", mode: "obstruct", cameo: "144", date: "2031-03" });
  const codings = [...votes, threat, walk];
  const mention = ({ claim }: { claim: Claim }): FactMention => {
    return { article: claim.article, span: claim.span, head: claim.head, ref: claim.id };
  };
  const facts = report.facts.map((fact) => (fact.id === "f-vote" ? { ...fact, mentions: votes.map(mention) } : fact));
  const lawsuit = {
    ...({ id: "f-suit", story: "s-dam", kind: "event", text: "Farmers threaten the council with a lawsuit" } as const),
    mentions: [mention(threat)],
    support: { articles: 1, publishers: 1, lineages: { atLeast: 1, atMost: 1 }, origins: ["Farmers"] },
  };
  return {
    ...report,
    claims: codings.map(({ claim }) => claim),
    events: codings.map(({ event }) => event),
    facts: [...facts, lawsuit],
  };
}
