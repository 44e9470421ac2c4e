import type { ServiceView } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { ago, aVisit, NOW } from "../test/a-hall.ts";
import { forgottenSteps } from "./forgotten.ts";

const service = (expectedMinutes: number): ServiceView => ({
  serviceId: "id",
  name: { "zh-CN": "证", en: "ID" },
  departmentId: "d",
  queueId: "police",
  prefix: "A",
  expectedMinutes,
});
const serving = (minutes: number) =>
  aVisit({
    status: "serving",
    counterId: "c1",
    serviceIds: ["id"],
    startedAt: ago(minutes),
    since: ago(minutes),
  });
const found = (minutes: number, expected: number) =>
  forgottenSteps({ visits: [serving(minutes)], services: [service(expected)] }, NOW).length;

describe("a step that is probably forgotten", () => {
  it("runs three times as long as usual, and a quarter of an hour at least", () => {
    expect([found(29, 10), found(30, 10)]).toEqual([0, 1]);
    expect([found(14, 2), found(15, 2)]).toEqual([0, 1]);
  });

  it("counts from its own start, not from that of the whole visit", () => {
    const second = { ...serving(90), since: ago(1) };
    expect(forgottenSteps({ visits: [second], services: [] }, NOW)).toEqual([]);
  });

  it("is one that is being served, and the longest stands first", () => {
    const visits = [
      serving(40),
      { ...serving(90), visitId: "visit-2", code: "A002" },
      aVisit({ status: "waiting", since: ago(300) }),
      aVisit({ status: "parked", since: ago(300) }),
    ];
    const steps = forgottenSteps({ visits, services: [] }, NOW);
    expect(steps.map(({ visit, minutes }) => [visit.code, minutes])).toEqual([
      ["A002", 90],
      ["A001", 40],
    ]);
  });
});
