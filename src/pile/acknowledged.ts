import type { Message } from "../model/index.ts";

/** What has been committed since the last acknowledgement. */
export interface Acknowledged {
  readonly added: number;
  /** New versions of articles that were there. */
  readonly changed: number;
  /** Articles that were there already. */
  readonly same: number;
  /** Each once, however many acknowledgements one input takes. */
  readonly messages: readonly Message[];
}

/** What a refresh has done. */
export interface Refreshed {
  readonly articles: number;
  readonly stories: number;
}
