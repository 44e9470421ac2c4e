import { EVENT_NAMES } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { eventName } from "./event-name.ts";

describe("what has happened in a hall", () => {
  it.each(EVENT_NAMES)("%s has words in both languages", (event) => {
    expect(eventName(event, "zh-CN")).toMatch(/\p{Script=Han}/u);
    expect(eventName(event, "en")).toMatch(/^[A-Z][\w ,-]+$/);
    expect(eventName(event, "en")).not.toBe(event);
  });

  it("keeps the name of what this screen does not know yet", () => {
    expect(eventName("visit-teleported", "zh-CN")).toBe("visit-teleported");
    expect(eventName("constructor", "en")).toBe("constructor");
  });
});
