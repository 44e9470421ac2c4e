import { describe, expect, it } from "vitest";
import type { Situation } from "./desk.ts";
import { actionOfKey, isOurFunctionKey, KEY_OF, type Place } from "./keys.ts";
import { PressGuard } from "./press-guard.ts";

const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

const at = (situation: Situation, more: Partial<Place> = {}): Place => ({
  situation,
  paused: situation === "paused",
  helping: false,
  ticketsStopped: false,
  ...more,
});

describe("keys", () => {
  it.each<[string, Situation, string | undefined]>([
    [" ", "closed", "open"],
    [" ", "paused", "reopen"],
    [" ", "break", "back"],
    [" ", "away", "back"],
    [" ", "back-office", "back"],
    [" ", "free", "call-next"],
    [" ", "called", "arrive"],
    [" ", "serving", "finish"],
    ["Enter", "called", "arrive"],
    ["Enter", "free", "arrive"],
    ["F4", "serving", "finish"],
    ["F6", "serving", "park"],
    ["F6", "free", "resume"],
    ["F8", "free", "pause"],
    ["F8", "paused", "reopen"],
    ["F9", "free", "break"],
    ["F9", "break", "back"],
    ["F9", "away", "break"],
    ["F10", "back-office", "back"],
    ["F12", "free", "help"],
    ["a", "free", "away"],
    ["A", "away", "back"],
    ["n", "serving", "next-step"],
    ["?", "free", "keys"],
    ["F11", "free", undefined],
    ["b", "free", undefined],
    ["Escape", "free", undefined],
  ])("%j on a desk that is %s asks for the right thing", (key, situation, action) => {
    expect(actionOfKey(press(key), at(situation))).toBe(action);
  });

  it("end what they began", () => {
    expect(actionOfKey(press("F8"), at("serving", { paused: true }))).toBe("reopen");
    expect(actionOfKey(press("F12"), at("free", { helping: true }))).toBe("help-end");
    expect(actionOfKey(press("h"), at("free"))).toBe("help-accept");
    expect(actionOfKey(press("h"), at("free", { going: true }))).toBe("help-over");
    expect(actionOfKey(press("t"), at("free", { ticketsStopped: true }))).toBe("resume-tickets");
  });

  it("undo with Ctrl+Z or Cmd+Z; everything else with Ctrl, Alt, Meta or Shift belongs to the browser", () => {
    expect(actionOfKey(press("z", { ctrlKey: true }), at("free"))).toBe("undo");
    expect(actionOfKey(press("z", { metaKey: true }), at("free"))).toBe("undo");
    expect(actionOfKey(press("z"), at("free"))).toBeUndefined();
    for (const modifier of ["ctrlKey", "altKey", "metaKey", "shiftKey"])
      expect(actionOfKey(press("F5", { [modifier]: true }), at("called"))).toBeUndefined();
  });

  it("that are single letters can be switched off, the others cannot", () => {
    expect(actionOfKey(press("n"), at("serving"), false)).toBeUndefined();
    expect(actionOfKey(press("?"), at("serving"), false)).toBe("keys");
    expect(actionOfKey(press(" "), at("serving"), false)).toBe("finish");
    expect(actionOfKey(press("F6"), at("serving"), false)).toBe("park");
  });

  it("are given to one place each", () => {
    const keys = Object.values(KEY_OF);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("F1 to F10 and F12 never reach the browser, F11 and Ctrl-F5 do", () => {
    expect(["F1", "F2", "F5", "F9", "F10", "F12"].every((key) => isOurFunctionKey(press(key)))).toBe(true);
    expect(isOurFunctionKey(press("F11"))).toBe(false);
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
