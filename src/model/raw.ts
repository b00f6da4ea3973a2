/** One input as the outside world hands it over: a name and its bytes, opened lazily. */
export interface Raw {
  /** Path or URL, as it is shown to the reader. */
  readonly location: string;
  /** Short name for the reader, from which labels are made (for a file: its stem); need not be unique. */
  readonly name: string;
  /** HTTP `Content-Type` where known. */
  readonly mediaType?: string;
  /** Size in bytes where known. */
  readonly size?: number;
  /** Its bytes come once: standard input, a pipe. Opened again it gives them only while they are few. */
  readonly isOnce?: true;
  /** Set for a page out of the web: it is read as HTML, whatever it looks like. */
  readonly page?: FetchedPage;
  /** Opens the bytes; may be called more than once. May throw the file system's error. */
  open(): AsyncIterable<Uint8Array>;
}

/** What is known of a page beside its bytes. Its address and publisher outweigh what the page says; the day fills a gap. */
export interface FetchedPage {
  readonly url: string;
  /** ISO 8601. */
  readonly fetched: string;
  /** Publisher that a list names for it, such as the `source` of an RSS item. */
  readonly publisher?: string;
  /** When the list that led to it says that it was published. */
  readonly published?: string;
}
