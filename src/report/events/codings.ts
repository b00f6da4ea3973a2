import {
  type Article,
  type Claim,
  type Dossier,
  type Entity,
  type Event,
  type FactMention,
  type Span,
  wordsAt,
} from "../../model/index.ts";
import type { EventParty } from "./records.ts";

/** What stands behind one place that carries a fact: the claim of its clause, the event that it is. */
export interface Coding {
  readonly claim?: Claim;
  readonly event?: Event;
}

type Placed = { readonly article: string; readonly span: Span };
const placeKey = ({ article, span }: Placed, type = "") => `${article}\u0000${span.start}-${span.end}\u0000${type}`;

/** Claims, events and entities of a story by what leads to them. */
export class Codings {
  readonly #claims: ReadonlyMap<string, Claim>;
  readonly #events: ReadonlyMap<string, Event>;
  readonly #claimAt: ReadonlyMap<string, Claim>;
  readonly #eventAt: ReadonlyMap<string, Event>;
  readonly #entities: ReadonlyMap<string, Entity>;

  constructor({ claims, events, entities }: Pick<Dossier, "claims" | "events" | "entities">) {
    this.#claims = new Map(claims.map((claim) => [claim.id, claim]));
    this.#events = new Map(events.map((event) => [event.id, event]));
    this.#claimAt = new Map(claims.map((claim) => [placeKey(claim, claim.type), claim]));
    this.#eventAt = new Map(events.map((event) => [placeKey(event, event.type), event]));
    this.#entities = new Map(entities.map((entity) => [entity.id, entity]));
  }

  /** The coding of a mention, by its `ref`. */
  of({ ref }: FactMention): Coding {
    const claim = this.#claims.get(ref ?? "");
    if (claim) return this.#with(claim, this.#eventAt.get(placeKey(claim, claim.type)));
    const event = this.#events.get(ref ?? "");
    return event ? this.#with(this.claimAt(event), event) : {};
  }

  /** The claim that an event was read from. */
  claimAt(event: Event): Claim | undefined {
    return this.#claimAt.get(placeKey(event, event.type));
  }

  /** Who takes part in a role, as the event has them, else as the claim has them. */
  parties({ event, claim }: Coding, role: "actor" | "recipient", articles: ReadonlyMap<string, Article>): EventParty[] {
    const known = role === "actor" ? event?.actors : event?.recipients;
    const found = known ?? claim?.roles.filter((one) => one.role === role) ?? [];
    const text = articles.get((event ?? claim)?.article ?? "")?.text ?? "";
    return found.map(({ span, ...party }) => {
      const country = ("country" in party ? party.country : undefined) ?? this.#countryOf(party.entity);
      const { name, entity } = party;
      const sector = "sector" in party ? party.sector : undefined;
      return {
        ...{ name, words: wordsAt(text, span) },
        ...(entity !== undefined && { entity }),
        ...(country !== undefined && { country }),
        ...(sector !== undefined && { sector }),
      };
    });
  }

  /** The Wikidata id of an entity. */
  wikidataOf(entity: string | undefined): string | undefined {
    return this.#entities.get(entity ?? "")?.wikidata;
  }

  #countryOf(entity: string | undefined): string | undefined {
    return this.#entities.get(entity ?? "")?.country;
  }

  #with(claim: Claim | undefined, event: Event | undefined): Coding {
    return { ...(claim && { claim }), ...(event && { event }) };
  }
}
