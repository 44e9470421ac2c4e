import { describe, expect, it } from "vitest";
import { at, boss, given, hub, lin, wang } from "../../test/given.ts";

const hall = given().staffed("c1");
const ringing = hall.after("help:ring", { counterId: "c1" });
const bell = () => [...ringing.state.alerts.values()][0];
const alertId = bell()?.alertId ?? "";

describe("the help bell", () => {
  it("is a severe alert about the counter that says who rang", () => {
    expect(bell()).toMatchObject({
      kind: "help-bell",
      subject: "c1",
      severity: "severe",
      state: "raised",
      facts: { counter: "1", clerk: "lin", name: "Lin" },
      dueAt: at(2), // whatever the hall's limit for other alerts is
    });
    expect(hall.refusal("help:ring", { counterId: "c9" })).toBe("unknown-counter");
  });

  it("rings once at a counter, and again after it has ended, without a pause", () => {
    expect(ringing.when("help:ring", { counterId: "c1" }, wang)).toEqual([]);
    expect(ringing.when("help:ring", { counterId: "c2" }, wang)).toHaveLength(1);
    const ended = ringing.after("help:accept", { alertId }, wang).after("help:end", { alertId }, lin);
    expect(ended.when("help:ring", { counterId: "c1" })).toHaveLength(1);
  });

  it("rings until somebody accepts, whatever the alert rules say", () => {
    expect(ringing.refusal("help:end", { alertId }, wang)).toBe("help-not-accepted");
    expect(ringing.refusal("alert:resolve", { alertId }, boss)).toBe("help-not-accepted");
    const reviewed = ringing.after("alerts:review", { conditions: [], kinds: ["counter-absent"] }, hub);
    expect(reviewed.state.alerts.get(alertId)?.state).toBe("raised");
  });

  it("is accepted by any colleague, once, and ends for everybody at once", () => {
    const accepted = ringing.after("help:accept", { alertId }, wang);
    expect(accepted.state.alerts.get(alertId)).toMatchObject({
      state: "acknowledged",
      acknowledgedBy: "Wang",
    });
    expect(accepted.when("help:accept", { alertId }, boss)).toEqual([]);
    const ended = accepted.after("help:end", { alertId }, boss);
    expect(ended.state.alerts.get(alertId)).toMatchObject({ state: "resolved", resolvedBy: "Boss" });
    expect(ended.refusal("help:end", { alertId })).toBe("alert-over");
    expect(ended.refusal("help:accept", { alertId })).toBe("alert-over");
  });

  it("may be ended by whoever rang it: it was nothing", () => {
    expect(ringing.when("help:end", { alertId }, lin)).toMatchObject([{ type: "alert-resolved", by: "Lin" }]);
  });

  it("is no word for other alerts", () => {
    const condition = {
      kind: "counter-absent",
      subject: "c1",
      severity: "warning",
      since: at(0),
      facts: {},
    } as const;
    const raised = given().after("alerts:review", { conditions: [condition], kinds: [] }, hub);
    const [other = ""] = raised.state.alerts.keys();
    expect(raised.refusal("help:accept", { alertId: other })).toBe("unknown-alert");
    expect(raised.refusal("help:end", { alertId: other })).toBe("unknown-alert");
    expect(raised.refusal("alert:resolve", { alertId: other }, boss)).toBeUndefined();
  });

  it("ends with the day", () => {
    const over = ringing.later(24 * 60).after("visit:take-ticket", { serviceIds: ["passport"] }, boss);
    expect([...over.state.alerts.values()].filter(({ kind }) => kind === "help-bell")).toEqual([]);
    const events = ringing.later(24 * 60).when("clerk:take-counter", { counterId: "c2" }, wang);
    expect(events).toContainEqual({ type: "alert-resolved", at: at(1440), alertId, by: "day-ended" });
  });
});
