/** Three sizes of type; everything on the page is in rem and grows with the root. */
export const SIZES = { "1": "100%", "2": "125%", "3": "150%" } as const;
export type Size = keyof typeof SIZES;

const KEY = "hall/counter/size";
type Place = { root: { style: { fontSize: string } }; storage: Pick<Storage, "getItem" | "setItem"> };

/** Takes the size chosen at this machine before. */
export function rememberedSize({ root, storage }: Place): Size {
  const kept = storage.getItem(KEY);
  const size = kept !== null && isSize(kept) ? kept : "1";
  root.style.fontSize = SIZES[size];
  return size;
}

/** Sets the size of the page's type and keeps it for this machine. */
export function setSize(size: Size, { root, storage }: Place): void {
  root.style.fontSize = SIZES[size];
  storage.setItem(KEY, size);
}

function isSize(kept: string): kept is Size {
  return Object.hasOwn(SIZES, kept);
}
