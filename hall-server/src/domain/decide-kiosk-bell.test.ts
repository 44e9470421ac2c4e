import { describe, expect, it } from "vitest";
import { anActor, at, boss, type Given, given, kiosk, lin, wang } from "../../test/given.ts";
import { bellOf } from "./decide-help.ts";
import { bellOfKiosk } from "./decide-kiosk-bell.ts";

const second = anActor("kiosk-2", "kiosk", ["call-staff"]);
const rung = (hall: Given, by = kiosk): Given => hall.after("kiosk:call-staff", {}, by);
const alertId = (hall: Given, by = kiosk): string => bellOfKiosk(hall.state, by.id)?.alertId ?? "";
const ringing = rung(given().staffed("c1"));
const accepted = ringing.after("help:accept", { alertId: alertId(ringing) }, wang);

describe("the help bell of a kiosk", () => {
  it("is the alert that a counter's bell is, and says which kiosk", () => {
    expect([...ringing.state.alerts.values()]).toMatchObject([
      {
        kind: "help-bell",
        subject: "kiosk",
        severity: "severe",
        state: "raised",
        facts: { kiosk: "kiosk" },
        dueAt: at(2),
      },
    ]);
  });

  it("rings once at a kiosk, however often the visitor presses, and while somebody is on the way", () => {
    expect(ringing.when("kiosk:call-staff", {}, kiosk)).toEqual([]);
    expect(accepted.later(4).when("kiosk:call-staff", {}, kiosk)).toEqual([]);
    expect(ringing.when("kiosk:call-staff", {}, second)).toHaveLength(1);
  });

  it("can be rung again five minutes after it was accepted, though nobody has ended it", () => {
    const again = rung(accepted.later(5));
    expect(again.state.alerts.get(alertId(accepted))).toMatchObject({
      state: "resolved",
      resolvedBy: "rung-again",
    });
    expect(bellOfKiosk(again.state, "kiosk")).toMatchObject({ state: "raised", raisedAt: at(5) });
    expect(ringing.later(60).when("kiosk:call-staff", {}, kiosk)).toEqual([]); // nobody has come: it still rings
  });

  it("is accepted and ended by staff, for all at once", () => {
    expect(accepted.state.alerts.get(alertId(ringing))).toMatchObject({ acknowledgedBy: "Wang" });
    const over = accepted.after("help:end", { alertId: alertId(ringing) }, lin);
    expect(bellOfKiosk(over.state, "kiosk")).toBeUndefined();
    expect(over.when("kiosk:call-staff", {}, kiosk)).toHaveLength(1);
  });

  it("is ended by nobody before somebody has accepted it", () => {
    expect(ringing.refusal("help:end", { alertId: alertId(ringing) }, lin)).toBe("kiosk-help-not-accepted");
    expect(ringing.refusal("alert:resolve", { alertId: alertId(ringing) }, boss)).toBe(
      "kiosk-help-not-accepted",
    );
  });

  it("is another bell than that of a counter with the same name", () => {
    const namesake = rung(given(), anActor("c1", "kiosk", ["call-staff"]));
    expect(bellOf(namesake.state, "c1")).toBeUndefined();
    expect(namesake.when("help:ring", { counterId: "c1" }, lin)).toHaveLength(1);
  });

  it("is rung at a kiosk only, and ends with the day", () => {
    expect(given().refusal("kiosk:call-staff", {}, lin)).toBe("only-at-a-kiosk");
    const next = ringing.later(24 * 60).when("visit:take-ticket", { serviceIds: ["passport"] }, kiosk);
    expect(next).toContainEqual(expect.objectContaining({ type: "alert-resolved", by: "day-ended" }));
  });

  it("is named in the words of the hall's languages", () => {
    const name = { "zh-CN": "东门取号机", en: "East door kiosk" };
    const hall = rung(given({ devices: [{ deviceId: "kiosk", kind: "kiosk", name }] }));
    expect(() => hall.when("help:end", { alertId: alertId(hall) }, lin)).toThrow(
      '{"kiosk":"东门取号机","kioskEn":"East door kiosk"}',
    );
  });
});
