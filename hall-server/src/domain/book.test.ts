import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Book } from "./book.ts";

describe("a book", () => {
  it("is like a map, whatever is put, and so are all the books that grew from it side by side", () => {
    const key = fc.nat(150).map((n) => `k${n}`);
    const puts = fc.array(fc.record({ of: fc.nat(8), key, value: fc.nat() }), {
      maxLength: 300,
      size: "max",
    });
    fc.assert(
      fc.property(puts, (all) => {
        const grown = [{ book: Book.of<number>([]), map: new Map<string, number>() }];
        for (const { of, key: k, value } of all) {
          const from = grown[of % grown.length] ?? grown[0];
          if (!from) continue;
          grown.push({ book: from.book.with(k, value), map: new Map(from.map).set(k, value) });
          if (grown.length > 8) grown.shift();
        }
        for (const { book, map } of grown) alike(book, map);
      }),
      { numRuns: fc.readConfigureGlobal()?.numRuns ?? 50 },
    );
  });

  it("begins with the entries of a map, in their order", () => {
    const map = new Map(Array.from({ length: 200 }, (_, n) => [`k${n}`, n]));
    const book = Book.of(map);
    expect([...book]).toEqual([...map]);
    const seen: string[] = [];
    book.forEach((value, key, whole) => {
      seen.push(`${key} ${value}`);
      expect(whole).toBe(book);
    });
    expect(seen).toHaveLength(200);
    expect(seen[70]).toBe("k70 70");
  });
});

function alike(book: Book<number>, map: Map<string, number>): void {
  expect([...book]).toEqual([...map]);
  expect([...book.keys()]).toEqual([...map.keys()]);
  expect([...book.values()]).toEqual([...map.values()]);
  expect(book.size).toBe(map.size);
  for (let n = 0; n <= 150; n += 1) {
    expect(book.get(`k${n}`)).toBe(map.get(`k${n}`));
    expect(book.has(`k${n}`)).toBe(map.has(`k${n}`));
  }
}
