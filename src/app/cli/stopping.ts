import type { Raw } from "../../index.ts";
import type { World } from "./world.ts";

/** Lets the change that has begun end when the run is stopped, and begins no other. */
export class Stopping {
  isAsked = false;
  readonly #end: Promise<void>;
  #tellEnd: () => void = () => undefined;
  readonly #takeBack: () => void;

  /** `onAsk` hears of it at once. */
  constructor({ onStop }: World, onAsk: () => void = () => undefined) {
    this.#end = new Promise((resolve) => {
      this.#tellEnd = resolve;
    });
    const finish = () => {
      this.isAsked = true;
      onAsk();
      return this.#end;
    };
    this.#takeBack = onStop?.(finish) ?? (() => undefined);
  }

  *until(raws: readonly Raw[]): Generator<Raw> {
    for (const raw of raws) {
      if (this.isAsked) return;
      yield raw;
    }
  }

  over(): void {
    this.#tellEnd();
    this.#takeBack();
  }
}
