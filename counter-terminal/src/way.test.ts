import { expect, it } from "vitest";
import { aVisit } from "./test/a-desk.ts";
import { wayMs } from "./way.ts";

const at = (minute: number) => `2026-11-24T00:${minute}:00.000Z`;
const serving = (calledAt: number, startedAt: number, step: number) =>
  aVisit({
    status: "serving",
    calledAt: at(calledAt),
    startedAt: at(startedAt),
    step: { stepId: "v/1", serviceId: "id", counterId: "c1", clerkId: "zhang", startedAt: at(step) },
  });

it.each([
  ["of the first step", serving(10, 12, 12), 120_000],
  ["to the second counter, called again", serving(40, 12, 43), 180_000],
  ["of a second step that needed no call", serving(10, 12, 20), undefined],
  ["of somebody who is still on it", aVisit({ status: "called", calledAt: at(10) }), undefined],
])("the way %s", (_what, visit, way) => {
  expect(wayMs(visit)).toBe(way);
});
