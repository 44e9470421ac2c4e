import { describe, expect, it } from "vitest";
import { FrameSlot } from "./frame-slot.ts";

function slotWith(times: readonly number[]): FrameSlot {
  const slot = new FrameSlot();
  for (const at of times) slot.put({ bytes: slot.memory(6), width: 2, height: 2, at });
  return slot;
}

describe("FrameSlot", () => {
  it("gives the newest picture and drops the others", () => {
    const slot = slotWith([1, 2, 3]);
    expect(slot.take()?.at).toBe(3);
    expect(slot.take()).toBeUndefined();
  });

  it("never lends the memory of a picture that is being looked at", () => {
    const slot = slotWith([1]);
    const lent = slot.take();
    for (let at = 2; at < 10; at += 1) {
      const bytes = slot.memory(6);
      expect(bytes).not.toBe(lent?.bytes);
      slot.put({ bytes, width: 2, height: 2, at });
    }
    expect(slot.waitingSince).toBeUndefined();
    slot.giveBack();
    expect(slot.waitingSince).toBe(9);
  });

  it("goes round with three pieces of shared memory", () => {
    const slot = new FrameSlot();
    const seen = new Set<ArrayBufferLike>();
    for (let at = 0; at < 50; at += 1) {
      const bytes = slot.memory(6);
      seen.add(bytes.buffer);
      slot.put({ bytes, width: 2, height: 2, at });
      if (at % 3 === 0) slot.take();
      if (at % 3 === 2) slot.giveBack();
    }
    expect(seen.size).toBe(3);
    expect([...seen].every((buffer) => buffer instanceof SharedArrayBuffer)).toBe(true);
  });
});
