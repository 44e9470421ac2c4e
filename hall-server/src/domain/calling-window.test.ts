import { describe, expect, it } from "vitest";
import { aHall, at, boss, type Given, given, kiosk, lin } from "../../test/given.ts";
import { calledFromOf } from "./calling-window.ts";

/** Papers are called from ten to eleven and from two to four; the hall is open from eight to five. */
const hall = given({
  queues: aHall().queues.map((queue) =>
    queue.queueId === "papers" ? { ...queue, callingWindow: ["10:00-11:00", "14:00-16:00"] } : queue,
  ),
});
const take = (asked: Given, ...serviceIds: string[]) =>
  asked.refusal("visit:take-ticket", { serviceIds }, kiosk);

describe("a calling window", () => {
  const from = (asked: Given, minute: number) => calledFromOf(asked.state, "papers", new Date(at(minute)));

  it("says from when the queue is called", () => {
    expect([0, 60, 119, 120, 300, 420].map((minute) => from(hall, minute))).toEqual([
      at(60),
      undefined,
      undefined,
      at(300),
      undefined,
      undefined,
    ]);
  });

  it("says nothing of a queue without one", () => expect(from(given(), 0)).toBeUndefined());

  it("gives numbers until its last minute, also between its hours, and to nobody after it", () => {
    expect([0, 60, 150, 419].map((minute) => take(hall.later(minute), "passport"))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
    expect(take(hall.later(420), "passport")).toBe("window-over");
    expect(take(hall.later(420), "tax")).toBeUndefined();
    for (const staff of [lin, boss])
      expect(hall.later(420).refusal("visit:take-ticket", { serviceIds: ["passport"] }, staff)).toBe(
        "window-over",
      );
  });

  it("counts for every service of a ticket", () => {
    expect(take(hall.later(420), "tax", "passport")).toBe("window-over");
  });

  it("is the time of a booking, and of whoever comes for it", () => {
    const book = (minute: number) => hall.refusal("visit:book", { serviceIds: ["passport"], at: at(minute) });
    expect([30, 90, 150, 360, 425].map(book)).toEqual([
      "booking-outside-window",
      undefined,
      "booking-outside-window",
      undefined,
      "booking-outside-window",
    ]);
    const booked = hall.after("visit:book", { serviceIds: ["passport"], at: at(415) });
    const [visit] = [...booked.state.visits.values()];
    const here = { visitId: visit?.visitId ?? "" };
    expect(booked.later(419).refusal("visit:check-in", here, kiosk)).toBeUndefined();
    expect(booked.later(420).refusal("visit:check-in", here, kiosk)).toBe("window-over");
  });
});
