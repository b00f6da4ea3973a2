import { type Dossier, type Message, storyFailed } from "../model/index.ts";

/**
 * Keeps one story's failure from ending a report. A story that failed once is left out from then on and is one message
 * (`story-failed`), however often the source is read.
 */
export class Guard {
  readonly #failed = new Map<string, Message>();
  readonly #tell: (message: Message) => void;

  constructor(onMessage: (message: Message) => void = () => undefined) {
    this.#tell = onMessage;
  }

  /** What `make` gives for a story; `undefined` when it throws or the story has failed before. */
  over<T>({ story }: Pick<Dossier, "story">, make: () => T): T | undefined {
    if (this.#failed.has(story.id)) return undefined;
    try {
      return make();
    } catch (error) {
      const message = storyFailed(story, "everything", error);
      this.#failed.set(story.id, message);
      this.#tell(message);
      return undefined;
    }
  }

  hasFailed({ story }: Pick<Dossier, "story">): boolean {
    return this.#failed.has(story.id);
  }

  get messages(): Message[] {
    return [...this.#failed.values()];
  }
}
