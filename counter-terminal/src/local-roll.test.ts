import { describe, expect, it } from "vitest";
import { LocalRoll } from "./local-roll.ts";

function aStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe("the paper roll on this machine alone", () => {
  it("only increments, and survives a reload", () => {
    const storage = aStorage();
    const roll = new LocalRoll("c1", storage);
    expect(roll.newest("2026-11-24")).toBeUndefined();
    expect([roll.next("2026-11-24", 27), roll.next("2026-11-24", 27)]).toEqual([27, 28]);
    expect(new LocalRoll("c1", storage).next("2026-11-24", 1)).toBe(29);
  });

  it("begins anew each day, and for each counter", () => {
    const storage = aStorage();
    new LocalRoll("c1", storage).next("2026-11-24", 27);
    expect(new LocalRoll("c1", storage).next("2026-11-25", 1)).toBe(1);
    expect(new LocalRoll("c2", storage).next("2026-11-25", 5)).toBe(5);
  });

  it("jumps forward to what stands on the paper, never back", () => {
    const roll = new LocalRoll("c1", aStorage());
    roll.next("2026-11-24", 10);
    expect(roll.start("2026-11-24", 40)).toBe(40);
    expect(roll.start("2026-11-24", 3)).toBe(41);
  });

  it.each(["{", "7", '{"day":1,"number":"x"}'])("begins anew where the storage holds %s", (text) => {
    const storage = aStorage();
    storage.setItem("hall/counter/roll/c1", text);
    expect(new LocalRoll("c1", storage).next("2026-11-24", 1)).toBe(1);
  });
});
