import { describe, expect, it } from "vitest";
import { found } from "./pick.ts";

const picks = [
  { id: "1", label: "A012", detail: "身份证补办" },
  { id: "2", label: "B003", detail: "养老保险 A012 之后" },
  { id: "3", label: "A112", detail: "户口迁入", also: "Moving in" },
];
const ids = (typed: string) => found(picks, typed).map(({ id }) => id);

describe("a list that is typed into", () => {
  it("shows everything before anything is typed", () => {
    expect(ids(" ")).toEqual(["1", "2", "3"]);
  });
  it("finds by any word, whatever its case or width, and those that begin with it first", () => {
    expect(ids("12")).toEqual(["1", "2", "3"]);
    expect(ids("a11")).toEqual(["3"]);
    expect(ids("Ａ０１２")).toEqual(["1", "2"]);
    expect(ids("moving")).toEqual(["3"]);
  });
  it("wants every word", () => {
    expect(ids("a012 养老")).toEqual(["2"]);
    expect(ids("a012 迁入")).toEqual([]);
  });
  it("keeps groups together", () => {
    const grouped = [
      { id: "x", label: "3 号窗口", group: "窗口" },
      { id: "y", label: "社保", detail: "3 人", group: "队列" },
      { id: "z", label: "13 号窗口", group: "窗口" },
    ];
    expect(found(grouped, "3").map(({ id }) => id)).toEqual(["x", "y", "z"]);
  });
});
