import { describe, expect, it } from "vitest";
import { at, type Given, given, kiosk, NINE } from "../../test/given.ts";
import { callsBefore, placesForeseen, standingOf, waitOf } from "./forecast.ts";
import { promisedWait } from "./wait.ts";

const now = (hall: Given) => new Date(NINE + hall.minute * 60_000);
const priority = { class: "priority" };
/** So many normal tickets, one a minute; counter 1 takes eight minutes for each (the default of a service). */
const crowd = (people: number): Given => {
  let hall = given().staffed("c1");
  for (let n = 0; n < people; n += 1) hall = hall.ticket().later(1);
  return hall;
};
const foreseen = (hall: Given): Record<string, number> => {
  const places = placesForeseen(hall.state, "papers", now(hall));
  const line = hall.state.lines.get("papers") ?? [];
  return Object.fromEntries(line.map(({ code, sequence }) => [code, places.get(sequence) ?? -1]));
};

describe("how many will be called before", () => {
  it("is the line, where all weigh the same", () => {
    const hall = crowd(4);
    expect(foreseen(hall)).toEqual({ A001: 0, A002: 1, A003: 2, A004: 3 });
    expect(callsBefore(hall.state, standingOf(hall.state, "papers", "normal", at(4)), now(hall))).toBe(4);
  });

  it("is less for a heavier class, which passes others while it waits", () => {
    const hall = crowd(10).ticket("passport", priority);
    const places = foreseen(hall);
    expect(places.A011).toBeLessThan(4);
    expect(places.A010).toBe(10);
    expect(Object.values(places).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("is the same whether one looks at the line or from a place in it", () => {
    const hall = crowd(6).ticket("passport", priority).later(2).ticket().ticket("passport", priority);
    const places = foreseen(hall);
    for (const visit of hall.state.lines.get("papers") ?? [])
      expect([visit.code, callsBefore(hall.state, visit, now(hall))]).toEqual([
        visit.code,
        places[visit.code],
      ]);
  });

  it("is what happens, when calls come at that rate and nobody else comes", () => {
    let hall = crowd(8).ticket("passport", priority).ticket().ticket("passport", priority);
    const expected = Object.entries(foreseen(hall)).sort((a, b) => a[1] - b[1]);
    const called: string[] = [];
    while (called.length < expected.length) {
      hall = hall.after("visit:call-next", { counterId: "c1" });
      const visitId = hall.counter("c1").visitId ?? "";
      called.push(hall.state.visits.get(visitId)?.code ?? "");
      hall = hall.after("visit:arrive", { visitId }).after("visit:finish", { visitId }).later(8);
    }
    expect(called).toEqual(expected.map(([code]) => code));
  });
});

describe("the wait that is told", () => {
  it("is shorter for a heavier class", () => {
    const hall = crowd(12);
    const wait = (classId: string) =>
      waitOf(hall.state, standingOf(hall.state, "papers", classId, at(12)), now(hall));
    expect(wait("normal")).toEqual(promisedWait(hall.state, "papers", now(hall)));
    expect(wait("priority")?.high).toBeLessThan(wait("normal")?.low ?? 0);
  });

  it("is on the ticket", () => {
    const told = (request: object) =>
      crowd(12)
        .when("visit:take-ticket", { serviceIds: ["passport"], ...request }, kiosk)
        .flatMap((event) => (event.type === "ticket-issued" && event.wait ? event.wait.high : []));
    expect(told(priority)[0]).toBeLessThan(told({})[0] ?? 0);
  });

  it("is nothing when nobody can know", () => {
    const hall = given().ticket();
    expect(waitOf(hall.state, standingOf(hall.state, "papers", "priority", at(0)), now(hall))).toBeNull();
  });
});
