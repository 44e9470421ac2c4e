import { describe, expect, it } from "vitest";
import { PacketLimit } from "./packet-limit.ts";

const packet = (length: number): number[] => {
  const bytes = [0x30];
  for (let left = length; ; left >>= 7) {
    bytes.push(left > 127 ? (left & 127) | 128 : left);
    if (left <= 127) break;
  }
  return [...bytes, ...new Array(length).fill(0xff)];
};

describe("the packet limit", () => {
  it.each([
    ["an empty packet", packet(0), true],
    ["a packet as long as the limit", packet(1000), true],
    ["a packet one byte longer", packet(1001), false],
    ["many packets, each small enough", [...packet(1000), ...packet(0), ...packet(999)], true],
    ["a long one behind a short one", [...packet(3), ...packet(5000)], false],
    ["a length of more than four bytes", [0x30, 128, 128, 128, 128, 1], false],
  ])("judges %s", (_what, bytes, accepted) => {
    expect(new PacketLimit(1000).accepts(Uint8Array.from(bytes))).toBe(accepted);
    const bytewise = new PacketLimit(1000);
    expect(bytes.every((byte) => bytewise.accepts(Uint8Array.of(byte)))).toBe(accepted);
  });

  it("knows a too large packet by its header, before its body comes", () => {
    expect(new PacketLimit(1000).accepts(Uint8Array.from(packet(2000).slice(0, 3)))).toBe(false);
  });
});
