/** An id such as `class-2` that none of these items has under `key`. */
export function freeId(items: readonly unknown[], key: `${string}Id`): string {
  const taken = new Set(items.map((item) => (item as Record<string, unknown>)[key])); // as: items of a configuration
  const word = key.slice(0, -"Id".length);
  let n = 1;
  while (taken.has(`${word}-${n}`)) n += 1;
  return `${word}-${n}`;
}
