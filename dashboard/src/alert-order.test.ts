import { describe, expect, it } from "vitest";
import { newAlerts, openAlerts, resolvedAlerts, steadyOrder } from "./alert-order.ts";
import { ago, anAlert } from "./test/a-hall.ts";

const mild = anAlert({ alertId: "mild" });
const severe = anAlert({ alertId: "severe", severity: "severe" });
const taken = anAlert({ alertId: "taken", severity: "severe", state: "acknowledged", since: ago(90) });
const done = anAlert({ alertId: "done", state: "resolved", resolvedAt: ago(1) });
const ids = (alerts: { alertId: string }[]) => alerts.map(({ alertId }) => alertId);

describe("the order of alerts", () => {
  it("puts the severe ones first, and among them those that nobody has taken", () => {
    expect(ids(openAlerts([mild, taken, done, severe]))).toEqual(["severe", "taken", "mild"]);
  });

  it("puts the older of two alike first", () => {
    const older = anAlert({ alertId: "older", since: ago(200) });
    expect(ids(openAlerts([mild, older]))).toEqual(["older", "mild"]);
  });

  it("shows the latest resolved first", () => {
    const before = anAlert({ alertId: "before", state: "resolved", resolvedAt: ago(9) });
    expect(ids(resolvedAlerts([before, mild, done]))).toEqual(["done", "before"]);
  });

  it("moves nothing while somebody points at it: the new goes last, the resolved stays", () => {
    const alerts = [mild, { ...taken, state: "resolved" as const }, severe];
    expect(steadyOrder(["taken", "mild"], alerts, true)).toEqual(["taken", "mild", "severe"]);
    expect(steadyOrder(["taken", "mild"], alerts, false)).toEqual(["severe", "mild"]);
  });

  it("calls new what was raised since, and nothing of what stood there at first", () => {
    expect(newAlerts(undefined, [mild])).toEqual([]);
    expect(ids(newAlerts(new Set(["mild"]), [mild, severe, taken, done]))).toEqual(["severe"]);
  });
});
