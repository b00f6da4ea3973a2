/** `make`, asked once for each key; what it made lives as long as its key. */
export function oncePer<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, { readonly made: Made }>();
  return (key) => {
    const cached = known.get(key) ?? { made: make(key) };
    known.set(key, cached);
    return cached.made;
  };
}
