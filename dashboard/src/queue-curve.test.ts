import { describe, expect, it } from "vitest";
import { bandOf, momentsOf, waitingCurve, waitingForecast } from "./queue-curve.ts";
import { ago, aVisit, NOW } from "./test/a-hall.ts";

const TEN = 10 * 60_000;
const span = { from: NOW.getTime() - 4 * TEN, to: NOW.getTime(), stepMs: TEN };

describe("the waiting curve", () => {
  it("has a moment at both ends", () => {
    expect(momentsOf(span)).toHaveLength(5);
    expect(momentsOf(span).at(-1)).toBe(NOW.getTime());
  });

  it.each([
    [
      "from the ticket to the call",
      aVisit({ status: "serving", issuedAt: ago(25), calledAt: ago(5) }),
      [0, 0, 1, 1, 0],
    ],
    ["since before the span", aVisit({ issuedAt: ago(90) }), [1, 1, 1, 1, 1]],
    [
      "over before the span",
      aVisit({ status: "finished", issuedAt: ago(90), calledAt: ago(60) }),
      [0, 0, 0, 0, 0],
    ],
    ["until it left", aVisit({ status: "left", issuedAt: ago(40), since: ago(20) }), [1, 1, 0, 0, 0]],
    ["not while it is booked only", aVisit({ status: "booked", issuedAt: ago(40) }), [0, 0, 0, 0, 0]],
  ])("counts a visit %s", (_what, visit, expected) => {
    expect(waitingCurve([visit], span)).toEqual(expected);
  });

  it("adds visits up, and leaves other queues out when one is chosen", () => {
    const visits = [aVisit({ issuedAt: ago(40) }), aVisit({ issuedAt: ago(10), queueId: "tax" })];
    expect(waitingCurve(visits, span)).toEqual([1, 1, 1, 2, 2]);
    expect(waitingCurve(visits, span, "tax")).toEqual([0, 0, 0, 1, 1]);
  });
});

describe("the band of a wait", () => {
  const queue = { targetMinutes: 15, maximumMinutes: 45 };
  it.each([
    [undefined, "nobody"],
    [15, "within"],
    [16, "over-target"],
    [45, "over-target"],
    [46, "over-maximum"],
  ])("%s minutes are %s", (minutes, band) => expect(bandOf(minutes, queue)).toBe(band));
});

describe("the forecast of the curve", () => {
  const forecast = (visits: Parameters<typeof waitingForecast>[0]) =>
    waitingForecast(visits, span, { steps: 3 });

  it("goes on as people came and were called in the last half hour", () => {
    const came = [5, 10, 20].map((minutes) => aVisit({ issuedAt: ago(minutes) }));
    expect(forecast(came)).toEqual([4, 5, 6]);
  });

  it("never falls below nobody", () => {
    const went = [5, 10, 20].map((minutes) =>
      aVisit({ status: "serving", issuedAt: ago(60), calledAt: ago(minutes) }),
    );
    expect(forecast([...went, aVisit({ issuedAt: ago(90) })])).toEqual([0, 0, 0]);
  });
});
