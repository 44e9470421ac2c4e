/**
 * A list that never changes and is cheap to have again with one item more: trails that grew one out of the other share
 * their items, and what stands beyond a trail's own length is of one that grew out of it.
 */
export class Trail<V> implements Iterable<V> {
  readonly length: number;
  readonly #items: V[];

  private constructor(items: V[], length: number) {
    this.#items = items;
    this.length = length;
  }

  static of<V>(items: Iterable<V>): Trail<V> {
    const own = [...items];
    return new Trail(own, own.length);
  }

  at(place: number): V | undefined {
    return place < this.length ? this.#items[place] : undefined;
  }

  /** A trail with this item at its end. */
  with(item: V): Trail<V> {
    // Where another trail has grown out of this one already, the two go apart from here on.
    const items = this.#items.length > this.length ? this.#items.slice(0, this.length) : this.#items;
    items.push(item);
    return new Trail(items, this.length + 1);
  }

  *[Symbol.iterator](): Iterator<V> {
    for (let place = 0; place < this.length; place += 1) yield this.#items[place] as V; // as: below its own length
  }

  toJSON(): V[] {
    return this.#items.slice(0, this.length);
  }
}
