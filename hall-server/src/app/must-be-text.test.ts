import { describe, expect, it } from "vitest";
import { mustBeText } from "./must-be-text.ts";
import { Refusal } from "./refusal.ts";

describe("what is no text", () => {
  it.each([
    ["NUL", { reason: "a\0b" }],
    ["half of a character", { notes: ["ok", "\ud83d"] }],
    ["a key", { fields: { "\0": "x" } }],
    ["deep inside", [[{ a: [{ b: "\udc00" }] }]]],
  ])("%s is refused", (_what, value) => expect(() => mustBeText(value)).toThrow(Refusal));

  it.each([
    ["a whole character", "😀"],
    ["Chinese", "取号"],
    ["line breaks", "a\n\tb"],
    ["numbers", { n: 1, none: null, not: undefined }],
  ])("%s is taken", (_what, value) => expect(() => mustBeText(value)).not.toThrow());
});
