import { placesOf } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { zhActs } from "./acts-zh-CN.ts";
import { zhDialogs } from "./dialogs-zh-CN.ts";
import { words } from "./words.ts";

describe("the words of the counter terminal", () => {
  it.each(Object.keys(words["zh-CN"]))("%s has the same places in both languages", (key) => {
    const zh = words["zh-CN"][key as keyof (typeof words)["zh-CN"]];
    expect(placesOf(words.en[key as keyof typeof words.en])).toEqual(placesOf(zh));
    expect(zh).not.toBe("");
  });

  it("are said once: no word of a dialog or an act is covered by another of the same name", () => {
    const parts: Record<string, string> = { ...zhActs, ...zhDialogs };
    const covered = Object.keys(parts).filter(
      (key) => words["zh-CN"][key as keyof typeof zhActs] !== parts[key],
    );
    expect(covered).toEqual([]);
    expect(Object.keys(zhActs).filter((key) => key in zhDialogs)).toEqual([]);
  });
});
