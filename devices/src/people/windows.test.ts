import { expect, it } from "vitest";
import { windowsOf } from "./windows.ts";

const at = (hours: number, minutes = 0) => hours * 60 + minutes;

it.each([
  ["a plain day, before it opens", "09:00-17:00", at(7), true, [{ from: at(9), to: at(17) }]],
  ["a plain day, in the middle", "09:00-17:00", at(11), true, [{ from: at(11), to: at(17) }]],
  [
    "a day with a lunch break",
    "09:00-12:00, 13:30-17:00",
    at(8),
    false,
    [
      { from: at(9), to: at(12) },
      { from: at(13, 30), to: at(17) },
    ],
  ],
  ["its afternoon", "09:00-12:00, 13:30-17:00", at(12, 10), false, [{ from: at(13, 30), to: at(17) }]],
  ["too late to begin", "09:00-17:00", at(16, 45), true, []],
  ["a closed day", "", at(10), true, []],
  [
    "a hall that never closes, at the doors",
    "00:00-24:00",
    at(8, 30),
    true,
    [{ from: at(8, 30), to: at(23, 30) }],
  ],
  ["the same at night, on the first day", "00:00-24:00", at(2), true, [{ from: at(2), to: at(23, 30) }]],
  ["the same at night, later", "00:00-24:00", at(0, 1), false, [{ from: at(8, 30), to: at(23, 30) }]],
])("%s", (_what, hours, minute, atOnce, windows) => {
  expect(windowsOf(hours, minute, atOnce)).toEqual(windows);
});
