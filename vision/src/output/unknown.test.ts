import { CameraSetting } from "@hall/contract";
import { expect, it } from "vitest";
import { newsOf, subjectOf } from "../analysis/findings.ts";
import { nothingKnown } from "./unknown.ts";

const polygon: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
];
const setting = CameraSetting.parse({
  hallId: "centre",
  cameraId: "yard",
  url: "footage",
  zones: [
    { zoneId: "seats", name: "Seats", kind: "waiting", polygon },
    { zoneId: "desk", name: "Desk", kind: "counter-staff", polygon, counterId: "c1" },
  ],
  lines: [{ lineId: "door", name: "Door", points: [polygon[0], polygon[1]], inside: [0.5, 0.5] }],
});

it("of a camera that is not watched any more nothing is left out that somebody could still believe", () => {
  const findings = nothingKnown(setting, "offline", 100);
  expect(findings.map(subjectOf)).toEqual([
    "camera/yard",
    "zone/seats",
    "zone/desk",
    "line/door",
    "counter/c1",
  ]);
  expect(findings.map(newsOf).filter((news) => !/ (unknown|offline)/.test(news))).toEqual([]);
  expect(findings.find(({ kind }) => kind === "line")).toMatchObject({ since: 100 });
});
