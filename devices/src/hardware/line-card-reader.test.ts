import { describe, expect, it } from "vitest";
import { readingOf } from "./line-card-reader.ts";

describe("a line of a card reader", () => {
  it.each([
    ["11010519491231002X", { document: "id-card", number: "11010519491231002X" }],
    ["\u000211010519491231002x\r", { document: "id-card", number: "11010519491231002X" }],
    ["ID:H12345678", { document: "id-card", number: "H12345678" }],
    ["PASSPORT E12345678", { document: "passport", number: "E12345678" }],
    ["8300000500000", { document: "other", number: "8300000500000" }],
  ])("%j is read", (line, reading) => expect(readingOf(line)).toEqual(reading));

  it.each(["", "ER", "ID:", "no card found"])("%j is noise", (line) =>
    expect(readingOf(line)).toBeUndefined());
});
