import { expect, it } from "vitest";
import { plainCode } from "./ids.ts";

it.each([
  ["A012", "A12"],
  ["a 12", "A12"],
  ["A-012", "A12"],
  ["Ａ０１２", "A12"],
  ["A100", "A100"],
  ["B000", "B0"],
  ["0007", "7"],
  ["K7QM-4XTB", "K7QM4XTB"],
])("%s is the code %s", (typed, code) => expect(plainCode(typed)).toBe(code));
