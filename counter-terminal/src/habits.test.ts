import { describe, expect, it } from "vitest";
import { ClerkHabits } from "./habits.ts";

function aMachine() {
  const kept = new Map<string, string>();
  const root = { style: { fontSize: "" } };
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return { kept, root, place: { root, storage } };
}

describe("a clerk's habits", () => {
  it("are kept for each clerk on the machine, and found again", () => {
    const { root, place } = aMachine();
    const habits = new ClerkHabits(place);
    habits.become("zhang");
    habits.choose({ size: "large", letters: false });
    expect(root.style.fontSize).toBe("125%");
    habits.become("li");
    expect(habits.state).toEqual({ size: "normal", letters: true, sound: true });
    expect(root.style.fontSize).toBe("100%");
    const reloaded = new ClerkHabits(place);
    reloaded.become("zhang");
    expect(reloaded.state).toEqual({ size: "large", letters: false, sound: true });
  });

  it("of nobody are the usual ones, and are not kept", () => {
    const { kept, place } = aMachine();
    new ClerkHabits(place).choose({ size: "compact" });
    expect(kept.size).toBe(0);
  });

  it.each(["not json", "null", '{"size":"huge"}', "7"])("survive %s in the storage", (text) => {
    const { kept, place } = aMachine();
    kept.set("hall/counter/habits/zhang", text);
    const habits = new ClerkHabits(place);
    habits.become("zhang");
    expect(habits.state.size).toBe("normal");
  });
});
