/** Where something is in a configuration. */
export type Path = readonly (string | number)[];

/** What is there; undefined where nothing is. */
export function valueAt(root: unknown, path: Path): unknown {
  let here: unknown = root;
  for (const part of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = (here as Record<string | number, unknown>)[part]; // as: an object or a list, read by its key
  }
  return here;
}

/** The same with another value there, as a copy of what lies on the way; undefined takes it away. */
export function withValue<T>(root: T, path: Path, value: unknown): T {
  const [first, ...rest] = path;
  if (first === undefined) return value as T; // as: the caller replaces the whole
  const inner = rest.length === 0 ? value : withValue(valueAt(root, [first]), rest, value);
  if (Array.isArray(root)) {
    const list = [...(root as unknown[])]; // as: Array.isArray says any
    if (inner === undefined) list.splice(Number(first), 1);
    else list[Number(first)] = inner;
    return list as T; // as: still a list
  }
  const { [first]: _old, ...others } = (root ?? {}) as Record<string | number, unknown>; // as: what has keys
  if (inner === undefined) return others as T; // as: without that key
  // A key that was there keeps its place, so that the text beside it does not jump.
  return { ...(root as object), [first]: inner } as T; // as: with that key
}

/** The list with one of its items somewhere else; the same list when there is no such place. */
export function movedItem<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list];
  if (to < 0 || to >= copy.length || from === to) return copy;
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}

/** Every place in which two values differ, deepest first path; lists of another length differ as a whole. */
export function differences(one: unknown, other: unknown, path: Path = []): Path[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const deep = typeof one === "object" && typeof other === "object" && one !== null && other !== null;
  if (!deep || Array.isArray(one) !== Array.isArray(other)) return [path];
  if (Array.isArray(one) && Array.isArray(other) && one.length !== other.length) return [path];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) =>
    differences(valueAt(one, [key]), valueAt(other, [key]), [
      ...path,
      Array.isArray(one) ? Number(key) : key,
    ]),
  );
}
