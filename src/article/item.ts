/** One document's bytes on their way to a format reader. */
export interface Item {
  /** Id for its first article. */
  readonly id: string;
  /** Path or URL of the input, as shown to the reader. */
  readonly location: string;
  readonly bytes: Uint8Array;
  /** Charset said by HTTP or MIME. */
  readonly charset?: string;
  /** Address the document came from, where known. */
  readonly url?: string;
  /** When it was fetched, where known: later than it was published, so only the last evidence of its day. */
  readonly fetched?: string;
  /** Where the document came through: e.g. a feed's title. */
  readonly publisher?: string;
}
