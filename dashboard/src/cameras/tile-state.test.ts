import { placesOf, translate } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { ageText, LATE_MS, stateText, type TileFacts, tileState } from "./tile-state.ts";
import { words } from "./words.ts";

const facts = (parts: Partial<TileFacts> = {}): TileFacts => ({
  camera: "online",
  line: "live",
  fault: undefined,
  pictureAge: 500,
  asked: 60_000,
  ...parts,
});
const t = ((key: "age", values: never) => translate(words, "en", key, values)) as never;

describe("what a camera's tile says", () => {
  it("says nothing over a fresh picture", () => {
    expect(tileState(facts())).toBe("live");
  });

  it.each([
    "offline",
    "frozen",
    "covered",
    "dark",
    "moved",
    "misconfigured",
    "disabled",
  ] as const)("names the camera's own state %s, even over a fresh picture", (camera) => {
    expect(tileState(facts({ camera }))).toBe(camera);
  });

  it("waits for the first picture, then blames the worker", () => {
    expect(tileState(facts({ pictureAge: undefined, asked: LATE_MS }))).toBe("first-picture");
    expect(tileState(facts({ pictureAge: undefined, asked: LATE_MS + 1 }))).toBe("worker-away");
  });

  it("calls a picture stopped that is older than ten seconds", () => {
    expect(tileState(facts({ pictureAge: LATE_MS }))).toBe("live");
    expect(tileState(facts({ pictureAge: LATE_MS + 1 }))).toBe("stale");
  });

  it("does not call a camera unknown that sends pictures right now", () => {
    expect(tileState(facts({ camera: "unknown" }))).toBe("live");
    expect(tileState(facts({ camera: "unknown", pictureAge: undefined }))).toBe("unknown");
  });

  it("says first what stops all pictures: the line, then a refusal", () => {
    const fault = { code: "forbidden" as const, message: "" };
    expect(tileState(facts({ line: "offline", fault, camera: "dark" }))).toBe("line-down");
    expect(tileState(facts({ fault, camera: "dark" }))).toBe("forbidden");
    expect(tileState(facts({ fault: { ...fault, code: "not-found" } }))).toBe("refused");
  });

  it("names what has to be set right, where the worker knows it", () => {
    expect(stateText("misconfigured", "login", t)).toBe("The camera refuses its user name or password");
    expect(stateText("misconfigured", undefined, t)).toBe(
      "The settings are wrong: see to its address and zones",
    );
    expect(stateText("dark", "login", t)).toBe(words.en.dark);
  });

  it("tells the age of a picture in seconds, then in minutes", () => {
    expect(ageText(1_999, t)).toBe("live picture");
    expect(ageText(7_400, t)).toBe("picture from 7 seconds ago");
    expect(ageText(120_000, t)).toBe("picture from 2 minutes ago");
  });

  it.each(Object.keys(words["zh-CN"]))("%s has the same places in both languages", (key) => {
    const name = key as keyof typeof words.en;
    expect(placesOf(words.en[name])).toEqual(placesOf(words["zh-CN"][name]));
  });
});
