import { translate } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { aHall } from "../../test/a-hall.ts";
import { doorsOf, ticketsAgainstPeople, waitWords } from "./door-text.ts";
import { type Words, words } from "./words.ts";

const t: Words = (key, ...values) => translate(words, "en", key, ...values);
const wait = (low: number, high: number) => waitWords({ arrivals: 9, tickets: 9, seconds: { low, high } }, t);
const name = { "zh-CN": "区", en: "Area" };

describe("what lies before the ticket", () => {
  it.each([
    [18, 22, "about 20 s"],
    [18, 47, "about 20–45 s"],
    [70, 200, "about 1–3 min"],
    [178, 182, "about 3 min"],
  ])("%i to %i seconds is %s", (low, high, text) => {
    expect(wait(low, high)).toBe(text);
  });

  it("is nothing that too few could say, and nothing without a door camera", () => {
    expect(waitWords({ arrivals: 2, tickets: 1 }, t)).toBe("too few have taken a number to say");
    expect(doorsOf(aHall({ cameras: [] }))).toBeUndefined();
  });
});

describe("tickets against people", () => {
  const hall = (waiting: number, ...counts: (number | "unknown")[]) => {
    const base = aHall();
    const [queue] = base.queues;
    return aHall({
      ticketsPeople: 5,
      queues: queue ? [{ ...queue, waiting }] : [],
      zones: counts.map((count, n) => ({
        zoneId: `z${n}`,
        cameraId: "c",
        name,
        kind: "waiting",
        polygon: [],
        count,
      })),
    });
  };
  it.each([
    [10, 8, "they fit", false],
    [20, 8, "12 more tickets than people: some may have left", true],
    [2, 12, "10 more people than tickets: some may have taken none", true],
  ])("%i tickets and %i people: %s", (tickets, people, looks, apart) => {
    expect(ticketsAgainstPeople(hall(tickets, people), t)).toMatchObject({ looks, apart });
  });

  it("are not told while one of the areas is unknown, nor where none is counted", () => {
    expect(ticketsAgainstPeople(hall(2, 3, "unknown"), t)?.facts).toContain("nobody knows");
    expect(ticketsAgainstPeople(hall(2), t)).toBeUndefined();
  });
});
