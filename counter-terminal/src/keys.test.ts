import { describe, expect, it } from "vitest";
import type { Situation } from "./desk.ts";
import { actionOfKey, isOurFunctionKey } from "./keys.ts";
import { PressGuard } from "./press-guard.ts";

const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

describe("keys", () => {
  it.each<[string, Situation, boolean, string | undefined]>([
    [" ", "closed", false, "open"],
    [" ", "paused", true, "reopen"],
    [" ", "break", false, "back"],
    [" ", "free", false, "call-next"],
    [" ", "called", false, "call-next"],
    [" ", "serving", false, "call-next"],
    ["Enter", "called", false, "arrive"],
    ["Enter", "free", false, "arrive"],
    ["F4", "serving", false, "finish"],
    ["F8", "free", false, "pause"],
    ["F8", "serving", true, "reopen"],
    ["F9", "free", false, "break"],
    ["F9", "break", false, "back"],
    ["F12", "free", false, undefined],
    ["a", "free", false, undefined],
  ])("%j on a desk that is %s asks for the right thing", (key, situation, paused, action) => {
    expect(actionOfKey(press(key), situation, paused)).toBe(action);
  });

  it("with Ctrl, Alt, Meta or Shift belong to the browser", () => {
    for (const modifier of ["ctrlKey", "altKey", "metaKey", "shiftKey"])
      expect(actionOfKey(press("F5", { [modifier]: true }), "called", false)).toBeUndefined();
  });

  it("F2 to F9 never reach the browser, F12 and Ctrl-F5 do", () => {
    expect(["F2", "F5", "F9"].every((key) => isOurFunctionKey(press(key)))).toBe(true);
    expect(isOurFunctionKey(press("F12"))).toBe(false);
    expect(isOurFunctionKey(press("F5", { ctrlKey: true }))).toBe(false);
  });
});

describe("a hurried hand", () => {
  it("does one thing with a double press, another thing with another key, and goes on after a rest", () => {
    let now = 0;
    const guard = new PressGuard(() => now);
    expect(guard.allows(" ")).toBe(true);
    now += 200;
    expect(guard.allows(" ")).toBe(false);
    now += 200;
    expect(guard.allows(" ")).toBe(false);
    expect(guard.allows("Enter")).toBe(true);
    now += 1_000;
    expect(guard.allows("Enter")).toBe(true);
  });
});
