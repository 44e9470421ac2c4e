import type { OfflineTicket } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, hub, kiosk } from "../../test/given.ts";
import { offline } from "../../test/offline-ticket.ts";

const away = given().after("kiosk:reserve-numbers", {}, kiosk).later(60);
const merged = (hall: Given, ...tickets: OfflineTicket[]): Given =>
  hall.after("kiosk:merge-tickets", { tickets }, kiosk);
const alerts = (hall: Given) =>
  [...hall.state.alerts.values()].filter(({ kind }) => kind === "tickets-refused");

describe("tickets that could not be taken over", () => {
  it("are one alert for each reason, with codes in order of issue, kiosk and times", () => {
    const hall = merged(
      away,
      offline(1402, 9),
      offline(501, 5),
      offline(1400, 7),
      offline(502, 8, { serviceIds: ["dog"] }),
    );
    expect(alerts(hall)).toMatchObject([
      {
        subject: "kiosk/t1400",
        severity: "warning",
        state: "raised",
        facts: {
          kiosk: "kiosk",
          codes: "A1400 A1402",
          tickets: 2,
          from: at(7),
          until: at(9),
          because: "outside-block",
        },
      },
      { facts: { codes: "A502", tickets: 1, from: at(8), until: at(8), because: "unknown-service" } },
    ]);
  });

  it("raise nothing when all were taken over", () => {
    expect(alerts(merged(away, offline(501, 5)))).toEqual([]);
  });

  it("stay until somebody has dealt with them: over the night, and whatever the alert rules say", () => {
    const told = merged(away, offline(1400, 5));
    const [alert] = alerts(told);
    const night = told.later(24 * 60).after("visit:take-ticket", { serviceIds: ["passport"] }, kiosk);
    const reviewed = night.after("alerts:review", { conditions: [], kinds: ["device-offline"] }, hub);
    expect(alerts(reviewed)).toMatchObject([{ state: "raised" }]);
    const done = reviewed.after(
      "alert:resolve",
      { alertId: alert?.alertId ?? "", reason: "new number" },
      boss,
    );
    expect(alerts(done)).toMatchObject([{ state: "resolved", resolvedBy: "Boss", reason: "new number" }]);
  });
});
