import { type Draft, type Draftings, noted, unusable } from "../draft.ts";
import { languageTag } from "../language.ts";
import { parseDate } from "../times.ts";
import { elementsBelow, parseXml, wordsIn } from "./xml.ts";

/** Fewer words of text than a short report has: a cover, a list of contents, a section front. */
const FEWEST_WORDS = 40;

/** True for the name of a page of an e-book that can be an article. */
export function isBookPage(name: string): boolean {
  return (
    /\.x?html?$/i.test(name) &&
    !/(?:^|\/)(?:toc|nav|cover|titlepage|title_page|copyright)[\w-]{0,12}\.x?html?$/i.test(name)
  );
}

/** An e-book (EPUB): what it says about itself stands in for what its pages do not say. */
export class Book {
  private facts: Partial<Draft> = {};
  private articles = 0;
  private others = 0;

  /** Reads the package document: publisher (else the book's title), date and language of the issue. */
  describe(opf: Uint8Array, depth: number): void {
    const { root } = parseXml(new TextDecoder().decode(opf), depth);
    const meta = elementsBelow(root, "metadata")[0];
    const first = (name: string) => (meta ? wordsIn(elementsBelow(meta, name)[0]) : undefined);
    const publisher = first("publisher");
    const title = first("title")?.replace(/ ?[[(][^[\]()]{0,60}[\])]$/, "");
    const named = publisher && !/^calibre$/i.test(publisher) ? publisher : title;
    const published = parseDate(first("date"));
    const language = languageTag(first("language"));
    this.facts = {
      ...(named ? { publisher: named } : {}),
      ...(published ? { published, publishedEvidence: { source: "metadata", confidence: 0.5 } as const } : {}),
      ...(language ? { language } : {}),
    };
  }

  /** The articles among what a page gave; pages with next to no text are counted. */
  async *keep(found: AsyncIterable<Draftings>): AsyncGenerator<Draftings> {
    for await (const one of found) {
      if ("message" in one) {
        if (one.message.rule === "no-article") this.others++;
        else yield one;
      } else if (proseWords(one.draft) < FEWEST_WORDS) this.others++;
      else {
        this.articles++;
        yield { draft: { ...this.facts, ...one.draft } };
      }
    }
  }

  *end(location: string): Generator<Draftings> {
    if (this.articles === 0) yield unusable("no-article", "the e-book holds no page with a report", location);
    else if (this.others > 0)
      yield noted(
        "left-out",
        `${this.others} pages of the e-book without a report (contents, cover) were left out`,
        location,
      );
  }
}

function proseWords({ text, blocks }: Draft): number {
  const prose = blocks
    ? blocks.filter((block) => !block.aside).map(({ span }) => text.slice(span.start, span.end))
    : [text];
  return prose.join(" ").split(/\s+/).length;
}
