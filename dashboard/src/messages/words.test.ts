import { placesOf } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { words } from "./words.ts";

describe("the words of the dashboard", () => {
  it.each(Object.keys(words["zh-CN"]))("%s has the same places in both languages", (key) => {
    const zh = words["zh-CN"][key as keyof (typeof words)["zh-CN"]];
    expect(placesOf(words.en[key as keyof typeof words.en])).toEqual(placesOf(zh));
    expect(zh).not.toBe("");
  });
});
