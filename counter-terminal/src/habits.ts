/** Three sizes of type; everything on the page is in rem and grows with the root. */
export const SIZES = { compact: "87.5%", normal: "100%", large: "125%" } as const;
export type Size = keyof typeof SIZES;

/** How one clerk likes the terminal. */
export type Habits = {
  size: Size;
  /** Do single letters act? They can be switched off for those who dictate or whose hands stray (WCAG 2.1.4). */
  letters: boolean;
  /** Does a ringing bell sound here? It is always seen. */
  sound: boolean;
};
const USUAL: Habits = { size: "normal", letters: true, sound: true };

type Place = { root: { style: { fontSize: string } }; storage: Pick<Storage, "getItem" | "setItem"> };
const keyOf = (clerkId: string): string => `hall/counter/habits/${clerkId}`;

/** How one clerk likes the terminal on this machine: kept for each clerk, since several share it. */
export class ClerkHabits {
  state: Habits = USUAL;
  readonly #place: Place;
  readonly #listeners = new Set<() => void>();
  #clerkId = "";

  constructor(place: Place) {
    this.#place = place;
  }

  /** Another person has come, or nobody (""): takes what was chosen here before. */
  become(clerkId: string): void {
    if (clerkId === this.#clerkId) return;
    this.#clerkId = clerkId;
    this.#set(readKept(this.#place.storage.getItem(keyOf(clerkId))));
  }

  choose(habits: Partial<Habits>): void {
    this.#set({ ...this.state, ...habits });
    if (this.#clerkId) this.#place.storage.setItem(keyOf(this.#clerkId), JSON.stringify(this.state));
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(next: Habits): void {
    this.state = next;
    this.#place.root.style.fontSize = SIZES[next.size];
    for (const listener of this.#listeners) listener();
  }
}

function readKept(text: string | null): Habits {
  const kept = parsed(text);
  const size = typeof kept.size === "string" && isSize(kept.size) ? kept.size : USUAL.size;
  return { size, letters: kept.letters !== false, sound: kept.sound !== false };
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(text ?? "{}");
    return typeof kept === "object" && kept !== null ? { ...kept } : {};
  } catch {
    return {}; // written by something else
  }
}

function isSize(kept: string): kept is Size {
  return Object.hasOwn(SIZES, kept);
}
