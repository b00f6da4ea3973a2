import type { Fact, Message, Quote, Story, Utterance } from "../model/index.ts";

/** What the articles of a story, or of a pile, say. */
export interface Findings {
  readonly facts: readonly Fact[];
  readonly utterances: readonly Utterance[];
  /** All quotes of the articles looked at, each with its utterance id. */
  readonly quotes: readonly Quote[];
  /** Stories whose facts could not be made. */
  readonly messages: readonly Message[];
}

/** The same for one story, with the story as its facts tell it: days and places of the main event. */
export interface StoryFindings extends Findings {
  readonly story: Story;
}
