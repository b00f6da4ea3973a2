/** Adds an item to the list of a key, made when it is the first; a list of `most` items takes no more. */
export function pushTo<K, T>(lists: Map<K, T[]>, key: K, item: T, most = Number.POSITIVE_INFINITY): void {
  const known = lists.get(key);
  if (!known) lists.set(key, [item]);
  else if (known.length < most) known.push(item);
}

/** Items by a key, in the order in which keys and items come. */
export function groupedBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) pushTo(groups, keyOf(item), item);
  return groups;
}
