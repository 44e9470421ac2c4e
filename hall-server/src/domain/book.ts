const PAGE = 64;
type Entry<V> = readonly [key: string, value: V];

/**
 * A map that never changes and is cheap to have again with one entry changed: entries stand on pages in the order in which
 * they came, and a new book shares all pages but one. Where a key stands is noted once for all books that grew one out of
 * the other: a note beyond a book's own size is of one that grew out of it.
 */
export class Book<V> implements ReadonlyMap<string, V> {
  readonly size: number;
  readonly #pages: readonly (readonly Entry<V>[])[];
  readonly #places: Map<string, number>;

  private constructor(pages: readonly (readonly Entry<V>[])[], size: number, places: Map<string, number>) {
    this.#pages = pages;
    this.size = size;
    this.#places = places;
  }

  static of<V>(entries: Iterable<Entry<V>>): Book<V> {
    const pages: Entry<V>[][] = [];
    const places = new Map<string, number>();
    for (const [key, value] of new Map(entries)) {
      if (places.size % PAGE === 0) pages.push([]);
      pages.at(-1)?.push([key, value]);
      places.set(key, places.size);
    }
    return new Book(pages, places.size, places);
  }

  get(key: string): V | undefined {
    return this.#entryOf(key)?.[1];
  }

  has(key: string): boolean {
    return this.#entryOf(key) !== undefined;
  }

  /** A book in which the key has this value; a new key comes last. */
  with(key: string, value: V): Book<V> {
    const known = this.#placeOf(key);
    const place = known ?? this.size;
    const number = Math.floor(place / PAGE);
    const page = [...(this.#pages[number] ?? [])];
    page[place % PAGE] = [key, value];
    const pages = [...this.#pages];
    pages[number] = page;
    if (known !== undefined) return new Book(pages, this.size, this.#places);
    // Where another book has grown out of this one already, the two note their places apart from here on.
    const places = this.#places.size > this.size ? this.#ownPlaces() : this.#places;
    return new Book(pages, this.size + 1, places.set(key, place));
  }

  *entries(): MapIterator<[string, V]> {
    for (const page of this.#pages) for (const [key, value] of page) yield [key, value];
    return undefined;
  }

  *keys(): MapIterator<string> {
    for (const page of this.#pages) for (const [key] of page) yield key;
    return undefined;
  }

  *values(): MapIterator<V> {
    for (const page of this.#pages) for (const [, value] of page) yield value;
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(look: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) look(value, key, this);
  }

  #entryOf(key: string): Entry<V> | undefined {
    const place = this.#placeOf(key);
    return place === undefined ? undefined : this.#at(place);
  }

  #at(place: number): Entry<V> | undefined {
    return this.#pages[Math.floor(place / PAGE)]?.[place % PAGE];
  }

  #placeOf(key: string): number | undefined {
    const place = this.#places.get(key);
    return place !== undefined && place < this.size ? place : undefined;
  }

  #ownPlaces(): Map<string, number> {
    return new Map([...this.keys()].map((key, place) => [key, place]));
  }
}
