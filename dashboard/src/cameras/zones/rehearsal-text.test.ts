import type { Language, Rehearsal, Zone } from "@hall/contract";
import { translate, type Values } from "@hall/contract/web";
import { expect, it } from "vitest";
import { rehearsalText } from "./rehearsal-text.ts";
import { words } from "./words.ts";

type Zh = (typeof words)["zh-CN"];
const told = (language: Language = "en") => ({
  language,
  timeZone: "Asia/Shanghai",
  t: <K extends keyof Zh>(key: K, ...values: Values<Zh[K]>) => translate(words, language, key, ...values),
});
const ZONE: Zone = {
  zoneId: "a",
  name: { "zh-CN": "座位", en: "Seats" },
  kind: "waiting",
  polygon: [
    [0, 0],
    [1, 0],
    [1, 1],
  ],
  anchor: "bottom",
  absentSeconds: 120,
  required: 1,
};
const rehearsal = (zone: Partial<Rehearsal["zones"][number]>): Rehearsal => ({
  from: "2026-11-24T01:00:00.000Z",
  seconds: 59.5,
  looks: 1,
  zones: [{ zoneId: "a", median: 0, most: 0, crowded: [], ...zone }],
  lines: [],
});
const of = (result: Partial<Rehearsal["zones"][number]>, zone: Partial<Zone> = {}, language?: Language) =>
  rehearsalText(
    rehearsal(result),
    { zones: [{ ...ZONE, ...zone }] },
    { kind: "zone", id: "a" },
    told(language),
  );
const crowding = { people: 4, seconds: 60, clearSeconds: 60 };

it("says from when to when, in the hall's time", () => {
  expect(of({})[0]).toBe("09:00:00 to 09:00:59, looked at 1 time");
  expect(of({}, {}, "zh-CN")[0]).toBe("09:00:00 至 09:00:59，看了 1 次");
});

it("says that nobody could know, instead of zero", () => {
  expect(of({ median: null, most: null }).slice(1)).toEqual(["Nobody could have known in this time"]);
  expect(of({ staff: { attended: null, absences: [] } }).slice(1)).toEqual([
    "Nobody could have known in this time",
  ]);
});

it("says that it was never crowded only where somebody said when it would be", () => {
  expect(of({}).slice(2)).toEqual([]);
  expect(of({}, { crowding }).slice(2)).toEqual(["Never crowded"]);
});

it("says that nobody was absent", () => {
  expect(of({ staff: { attended: 1, absences: [] } }).slice(1)).toEqual([
    "Attended 100 % of the time",
    "Never absent",
  ]);
});

it("speaks of an area also where its service is chosen, and of no floor", () => {
  const drawing = { zones: [ZONE] };
  const service = rehearsalText(
    rehearsal({ abandoned: 3 }),
    drawing,
    { kind: "service", id: "a" },
    told("zh-CN"),
  );
  expect(service.slice(1)).toEqual(["一半时间不超过 0 人，最多 0 人", "未办离开 3 人"]);
  expect(rehearsalText(rehearsal({}), drawing, { kind: "ground" }, told())).toEqual([]);
});
