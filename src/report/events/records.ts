import {
  type Article,
  type Claim,
  compareText,
  type Dossier,
  type Event,
  type Fact,
  type FactMention,
  type Modality,
  type Party,
  type Place,
  type Polarity,
  wordsAt,
} from "../../model/index.ts";
import { type Coding, Codings } from "./codings.ts";

/**
 * One event of a story as event data have it. It is a fact with the counts of its support; an event that no fact holds is
 * a record of its own without counts: nothing is counted here.
 */
export interface EventRecord {
  readonly id: string;
  readonly fact?: Fact;
  /** PLOVER type, mode and contexts, the nearest CAMEO code; of an event in no ontology all are absent. */
  readonly type?: string;
  readonly mode?: string;
  readonly cameo?: string;
  readonly contexts: readonly string[];
  readonly actors: readonly EventParty[];
  readonly recipients: readonly EventParty[];
  /** Of the event itself: `2031-03-02`, or as much as is known (`2031-03`, `2031`). */
  readonly date?: string;
  readonly place?: Place;
  /** Absent where neither claim nor event says it. */
  readonly polarity?: Polarity;
  readonly modality?: Modality;
  readonly text: string;
  /** Where it stands, in articles at hand. */
  readonly mentions: readonly FactMention[];
}

/** Somebody who takes part; `words` are those of the report. */
export type EventParty = Omit<Party, "span"> & { readonly words?: string };

/** The events of a story, in order of their ids. */
export function eventRecords(dossier: Dossier): EventRecord[] {
  const codings = new Codings(dossier);
  const articles = new Map(dossier.articles.map((article) => [article.id, article]));
  const held = new Set<string>();
  const records: EventRecord[] = [];
  for (const fact of dossier.facts) {
    const coded = fact.mentions.map((mention) => codings.of(mention));
    for (const { event } of coded) if (event) held.add(event.id);
    if (isEvent(fact, coded)) records.push(ofFact(fact, leadOf(fact, coded), articles, codings));
  }
  for (const event of dossier.events) {
    if (!held.has(event.id) && articles.has(event.article)) records.push(ofEvent(event, articles, codings));
  }
  return records.sort((a, b) => compareText(a.id, b.id));
}

function isEvent({ kind, claim }: Fact, coded: readonly Coding[]): boolean {
  return kind === "event" || claim?.type !== undefined || coded.some((one) => typeOf(one) !== undefined);
}

const typeOf = ({ event, claim }: Coding) => event?.type ?? claim?.type;

/** The first mention that is coded as the fact is, else the first that is coded, else the first. */
function leadOf({ claim }: Fact, coded: readonly Coding[]): Coding {
  const alike = claim?.type === undefined ? undefined : coded.find((one) => typeOf(one) === claim.type);
  return alike ?? coded.find((one) => typeOf(one) !== undefined) ?? coded.find((one) => one.claim) ?? {};
}

type Articles = ReadonlyMap<string, Article>;

function ofFact(fact: Fact, lead: Coding, articles: Articles, codings: Codings): EventRecord {
  const { claim } = fact;
  const type = claim?.type ?? typeOf(lead);
  const own = lead.claim;
  const date = claim?.date ?? lead.event?.date ?? own?.date;
  const place = placeOf(claim?.place ?? lead.event?.place, own);
  const [actors, recipients] = (["actor", "recipient"] as const).map((role) => {
    const found = codings.parties(lead, role, articles);
    const name = claim?.[role];
    return found.length === 0 && name ? [{ name }] : found;
  });
  return {
    ...{ id: fact.id, fact, ...codingFields(type, lead), actors: actors!, recipients: recipients! },
    ...(date !== undefined && { date }),
    ...(place && { place }),
    ...stanceOf(claim ?? lead.claim ?? lead.event),
    text: fact.text,
    mentions: fact.mentions.filter(({ article }) => articles.has(article)),
  };
}

function ofEvent(event: Event, articles: Articles, codings: Codings): EventRecord {
  const claim = codings.claimAt(event);
  const lead: Coding = { event, ...(claim && { claim }) };
  const place = placeOf(event.place, claim);
  return {
    ...{ id: event.id, ...codingFields(event.type, lead) },
    actors: codings.parties(lead, "actor", articles),
    recipients: codings.parties(lead, "recipient", articles),
    ...(event.date !== undefined && { date: event.date }),
    ...(place && { place }),
    ...stanceOf(claim ?? event),
    text: wordsAt(articles.get(event.article)!.text, event.span),
    mentions: [{ article: event.article, span: event.span, ref: event.id }],
  };
}

/** Type with the mode, code and contexts of the lead, where it is of that type. */
function codingFields(
  type: string | undefined,
  lead: Coding,
): Pick<EventRecord, "type" | "mode" | "cameo" | "contexts"> {
  if (type === undefined) return { contexts: [] };
  const { event, claim } = lead;
  if (typeOf(lead) !== type) return { type, contexts: [] };
  const mode = event?.mode ?? claim?.mode;
  return {
    ...{ type, contexts: event?.contexts ?? claim?.contexts ?? [] },
    ...(mode !== undefined && { mode }),
    ...(event?.cameo !== undefined && { cameo: event.cameo }),
  };
}

/** A place by the name it has there, with what the claim knows of it. */
function placeOf(name: string | undefined, claim: Claim | undefined): Place | undefined {
  const known = claim?.place;
  if (name === undefined) return known;
  return known?.name === name ? known : { name };
}

type Stance = { readonly polarity: Polarity; readonly modality: Modality | Event["modality"] };

function stanceOf(said: Stance | undefined): Pick<EventRecord, "polarity" | "modality"> {
  if (!said) return {};
  const { polarity, modality } = said;
  return { polarity, modality: modality === "future" ? "planned" : modality };
}
