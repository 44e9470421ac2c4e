import { describe, expect, it } from "vitest";
import { seeded } from "../simulators/random.ts";
import { waitsOf } from "../test/line-of-people.ts";
import { type DayInput, planDay } from "./plan.ts";

const service = (serviceId: string, queueId: string, expectedMinutes: number) => ({
  serviceId,
  queueId,
  expectedMinutes,
});
const HALL: DayInput = {
  services: [
    service("id-card", "residence", 8),
    service("id-card-lost", "residence", 10),
    service("move-in", "residence", 15),
    service("social-card", "insurance", 6),
    service("pension", "insurance", 12),
    service("company-new", "business", 18),
    service("property-transfer", "property", 20),
    service("advice", "advice", 4),
  ],
  counters: [
    { counterId: "c1", queueIds: ["residence", "advice"] },
    { counterId: "c2", queueIds: ["residence"] },
    { counterId: "c3", queueIds: ["insurance", "advice"] },
    { counterId: "c4", queueIds: ["insurance", "residence"] },
    { counterId: "c5", queueIds: ["business", "advice"] },
    { counterId: "c6", queueIds: ["property", "business"] },
  ],
  from: 8 * 60 + 30,
  to: 17 * 60 + 30,
};
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
const plans = SEEDS.map((seed) => planDay(HALL, seeded(seed)));
const all = plans.flatMap(({ visitors }) => visitors);
const share = (test: (visitor: (typeof all)[number]) => boolean) => all.filter(test).length / all.length;

describe("a planned day", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(planDay(HALL, seeded(7))).toEqual(planDay(HALL, seeded(7)));
    expect(planDay(HALL, seeded(7))).not.toEqual(planDay(HALL, seeded(8)));
  });

  it("has about as many visitors as six counters can serve", () => {
    for (const { visitors } of plans) {
      expect(visitors.length).toBeGreaterThan(180);
      expect(visitors.length).toBeLessThan(360);
    }
  });

  it("has a rush in the morning and one in the afternoon, and calm at noon and at the end", () => {
    const perDay = (from: number, to: number) =>
      all.filter(({ arrives }) => arrives >= from * 60 && arrives < to * 60).length /
      SEEDS.length /
      (to - from);
    expect(perDay(9.2, 10.2)).toBeGreaterThan(1.8 * perDay(12, 13));
    expect(perDay(14.3, 15.3)).toBeGreaterThan(1.6 * perDay(12, 13));
    expect(perDay(17.2, 17.5)).toBe(0);
  });

  it("has all kinds of people, each as often as in a real hall", () => {
    expect(share((v) => v.class === "priority")).toBeCloseTo(0.1, 1);
    expect(share((v) => v.phone)).toBeCloseTo(0.3, 1);
    expect(share((v) => v.walkSeconds === undefined)).toBeGreaterThan(0.015);
    expect(share((v) => v.walkSeconds === undefined)).toBeLessThan(0.05);
    expect(share((v) => v.opinion !== undefined && v.opinion.grade <= 2)).toBeGreaterThan(0.01);
    expect(share((v) => v.serviceIds.length === 2)).toBeGreaterThan(0.01);
    expect(share((v) => v.parks !== undefined)).toBeGreaterThan(0.02);
    expect(share((v) => v.goesOnTo !== undefined)).toBeGreaterThan(0.01);
    expect(share((v) => v.channel === "hand")).toBeGreaterThan(0.02);
    for (const { goesOnTo, serviceIds } of all)
      if (goesOnTo)
        expect(HALL.services.find((s) => s.serviceId === serviceIds[0])?.queueId).not.toBe(goesOnTo);
  });

  it("lets lines live without exploding: waits of some to forty minutes", () => {
    const waits = plans.map((plan) =>
      waitsOf(plan, HALL)
        .map(({ wait }) => wait)
        .sort((a, b) => a - b),
    );
    const at = (sorted: number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
    const medians = waits.map((sorted) => at(sorted, 0.5)).sort((a, b) => a - b);
    const nineties = waits.map((sorted) => at(sorted, 0.9)).sort((a, b) => a - b);
    expect(at(medians, 0.5)).toBeGreaterThan(4);
    expect(at(medians, 0.5)).toBeLessThan(20);
    expect(at(nineties, 0.5)).toBeGreaterThan(18);
    expect(at(nineties, 0.9)).toBeLessThan(60);
  });

  it("keeps most counters manned at every minute of lunch", () => {
    for (const { clerks } of plans)
      for (let minute = 11 * 60; minute < 14 * 60; minute += 5) {
        const away = clerks.filter(({ pauses }) =>
          pauses.some(({ at, minutes }) => at <= minute && minute < at + minutes),
        );
        expect(away.length).toBeLessThanOrEqual(3);
      }
  });

  it("sends nobody to a queue that no counter serves", () => {
    const few = { ...HALL, counters: HALL.counters.slice(0, 2) };
    const wanted = new Set(
      planDay(few, seeded(1)).visitors.flatMap(({ serviceIds, goesOnTo }) => [...serviceIds, goesOnTo]),
    );
    for (const missing of [
      "social-card",
      "company-new",
      "property-transfer",
      "insurance",
      "business",
      "property",
    ])
      expect(wanted).not.toContain(missing);
  });
});
