import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, hub } from "../../test/given.ts";
import type { Condition } from "./commands.ts";

const absent = (change: Partial<Condition> = {}): Condition => ({
  kind: "counter-absent",
  subject: "c1",
  severity: "warning",
  since: at(-3),
  facts: { counter: "1" },
  ...change,
});
const KINDS: Condition["kind"][] = ["counter-absent", "device-offline"];
const review = (hall: Given, ...conditions: Condition[]) =>
  hall.when("alerts:review", { conditions, kinds: KINDS }, hub);
const raised = given().after("alerts:review", { conditions: [absent()], kinds: KINDS }, hub);
const [alertId = ""] = [...raised.state.alerts.keys()];
const resolved = raised.later(1).after("alerts:review", { conditions: [], kinds: KINDS }, hub);

describe("reviewing what is broken", () => {
  it("raises an alert with the time by which somebody should have answered", () => {
    expect(review(given(), absent())).toEqual([
      {
        type: "alert-raised",
        at: at(0),
        alertId: "00000001-0000-4000-8000-000000000000",
        dueAt: at(60),
        ...absent(),
      },
    ]);
    expect(review(given({ responseMinutes: 5 }), absent())).toMatchObject([{ dueAt: at(5) }]);
    expect(raised.state.alerts.get(alertId)).toEqual({
      alertId,
      state: "raised",
      raisedAt: at(0),
      escalated: 0,
      dueAt: at(60),
      ...absent(),
    });
  });

  it("raises the same cause once, and each cause its own", () => {
    expect(review(raised, absent())).toEqual([]);
    expect(review(given(), absent(), absent())).toHaveLength(1);
    expect(review(raised, absent(), absent({ subject: "c2" }))).toMatchObject([
      { type: "alert-raised", subject: "c2" },
    ]);
    expect(review(raised, absent(), absent({ kind: "device-offline" }))).toMatchObject([
      { kind: "device-offline" },
    ]);
  });

  it("does not raise it again when it was acknowledged", () => {
    expect(review(raised.after("alert:acknowledge", { alertId }, boss), absent())).toEqual([]);
  });

  it("does not raise a cause again because it is not among the kinds reviewed", () => {
    expect(raised.when("alerts:review", { conditions: [absent()], kinds: [] }, hub)).toEqual([]);
  });

  it("resolves an alert when its cause ends, and says so", () => {
    expect(review(raised.later(1))).toEqual([
      { type: "alert-resolved", at: at(1), alertId, by: "cause-ended" },
    ]);
    expect(resolved.state.alerts.get(alertId)).toMatchObject({
      state: "resolved",
      resolvedAt: at(1),
      resolvedBy: "cause-ended",
    });
    expect(review(resolved)).toEqual([]);
    expect(review(raised.after("alert:acknowledge", { alertId }, boss))).toMatchObject([
      { type: "alert-resolved" },
    ]);
  });

  it("leaves alerts of kinds that it does not watch alone", () => {
    expect(raised.when("alerts:review", { conditions: [], kinds: ["device-offline"] }, hub)).toEqual([]);
  });

  it.each([
    [0, 0],
    [4.99, 0],
    [5, 1],
    [60, 1],
  ])("a cause that comes back %s minutes after it ended raises %s", (minutes, alerts) => {
    expect(review(resolved.later(minutes), absent())).toHaveLength(alerts);
    const byHand = raised.later(1).after("alert:resolve", { alertId }, boss);
    expect(review(byHand.later(minutes), absent())).toHaveLength(alerts);
  });

  it("cools down for that cause alone", () => {
    expect(review(resolved, absent({ subject: "c2" }))).toHaveLength(1);
  });

  it("worsens an alert once, and never makes it milder", () => {
    const severe = absent({ severity: "severe" });
    expect(review(raised, severe)).toEqual([
      { type: "alert-worsened", at: at(0), alertId, severity: "severe" },
    ]);
    const worse = raised.with(...review(raised, severe));
    expect(worse.state.alerts.get(alertId)).toMatchObject({ severity: "severe", state: "raised" });
    expect(review(worse, severe)).toEqual([]);
    expect(review(worse, absent())).toEqual([]);
  });
});

describe("an alert in people's hands", () => {
  it("is acknowledged once, with who and why", () => {
    expect(raised.when("alert:acknowledge", { alertId, reason: "on my way" }, boss)).toEqual([
      { type: "alert-acknowledged", at: at(0), alertId, by: "Boss", reason: "on my way" },
    ]);
    const taken = raised.later(2).after("alert:acknowledge", { alertId, reason: "on my way" }, boss);
    expect(taken.state.alerts.get(alertId)).toMatchObject({
      state: "acknowledged",
      acknowledgedAt: at(2),
      acknowledgedBy: "Boss",
      reason: "on my way",
    });
    expect(taken.when("alert:acknowledge", { alertId }, boss)).toEqual([]);
    expect(raised.when("alert:acknowledge", { alertId }, boss)[0]).not.toHaveProperty("reason");
  });

  it("is resolved, and then over", () => {
    expect(raised.when("alert:resolve", { alertId }, boss)).toEqual([
      { type: "alert-resolved", at: at(0), alertId, by: "Boss" },
    ]);
    const over = raised.after("alert:resolve", { alertId, reason: "seen" }, boss);
    expect(over.state.alerts.get(alertId)).toMatchObject({
      state: "resolved",
      resolvedBy: "Boss",
      reason: "seen",
    });
    expect(over.refusal("alert:resolve", { alertId }, boss)).toBe("alert-over");
    expect(over.refusal("alert:acknowledge", { alertId }, boss)).toBe("alert-over");
  });

  it("must exist", () => {
    expect(raised.refusal("alert:acknowledge", { alertId: "none" }, boss)).toBe("unknown-alert");
    expect(raised.refusal("alert:resolve", { alertId: "none" }, boss)).toBe("unknown-alert");
  });
});

describe("escalation", () => {
  const escalate = (hall: Given, level: 50 | 80 | 100) =>
    hall.when("alert:escalate", { alertId, level }, hub);

  it.each([
    [50, 29.99, 0],
    [50, 30, 1],
    [80, 47.99, 0],
    [80, 48, 1],
    [100, 59.99, 0],
    [100, 60, 1],
    [50, 500, 1],
  ] as const)("to %s %% after %s minutes of 60: %s", (level, minutes, events) => {
    expect(escalate(raised.later(minutes), level)).toHaveLength(events);
  });

  it("goes up only, each level once, acknowledged or not, and ends with the alert", () => {
    const late = raised.later(90).after("alert:escalate", { alertId, level: 80 }, hub);
    expect(late.state.alerts.get(alertId)?.escalated).toBe(80);
    expect(escalate(late, 80)).toEqual([]);
    expect(escalate(late, 50)).toEqual([]);
    expect(escalate(late.after("alert:acknowledge", { alertId }, boss), 100)).toHaveLength(1);
    expect(escalate(late.after("alert:resolve", { alertId }, boss), 100)).toEqual([]);
    expect(given().when("alert:escalate", { alertId: "none", level: 50 }, hub)).toEqual([]);
  });
});
