/** `make`, asked once for each key; what it made lives as long as its key. */
export function oncePer<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, { readonly made: Made }>();
  return (key) => {
    const cached = known.get(key) ?? { made: make(key) };
    known.set(key, cached);
    return cached.made;
  };
}

/** `make`, asked again for a thing only where `key`, which is all that else it is made with, is another one than the last time. */
export class Remembered<Thing extends object, Made> {
  readonly #known = new WeakMap<Thing, { readonly key: string; readonly made: Made }>();

  of(thing: Thing, key: string, make: () => Made): Made {
    const last = this.#known.get(thing);
    if (last?.key === key) return last.made;
    const made = make();
    this.#known.set(thing, { key, made });
    return made;
  }
}
