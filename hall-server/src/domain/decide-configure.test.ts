import { describe, expect, it } from "vitest";
import { aHall, at, boss, given, outcome } from "../../test/given.ts";

const services = (...without: string[]) =>
  aHall().services.filter(({ serviceId }) => !without.includes(serviceId));

describe("another configuration", () => {
  const hall = given().ticket("tax").ticket("tax");
  const configure = (configuration: ReturnType<typeof aHall>, replaces?: number) =>
    outcome(
      hall.state,
      { name: "hall:configure", request: { configuration, replaces } },
      new Date(at(1)),
      boss,
    );

  it("comes into force, and its version is the seq of that", () => {
    const { state } = hall.after("hall:configure", { configuration: aHall({ boundMinutes: 30 }) }, boss);
    expect(state.configuration.boundMinutes).toBe(30);
    expect(state.configuredSeq).toBe(state.seq);
  });

  it("is nothing when it is the one in force", () => {
    expect(configure(hall.state.configuration).events).toEqual([]);
  });

  it("is refused when somebody else has saved since it was read", () => {
    const { configuredSeq } = hall.state;
    expect(configure(aHall({ boundMinutes: 30 }), configuredSeq).events).toHaveLength(1);
    expect(configure(aHall({ boundMinutes: 30 }), configuredSeq + 1).rule).toBe("configuration-changed");
  });

  it("is refused when it takes a queue away in which people wait, and says how many", () => {
    const without = aHall({
      services: services("tax"),
      queues: aHall().queues.filter(({ queueId }) => queueId === "papers"),
      counters: [{ counterId: "c1", number: 1, queueIds: ["papers"] }],
    });
    expect(configure(without)).toMatchObject({
      rule: "queue-in-use",
      parameters: { name: "Money", people: "2" },
    });
  });

  it("is refused when it takes a service away for which people wait, and not when nobody does", () => {
    expect(configure(aHall({ services: services("tax") }))).toMatchObject({
      rule: "service-in-use",
      parameters: { name: "Tax", people: "2" },
    });
    expect(configure(aHall({ services: services("permit") })).events).toHaveLength(1);
  });

  it("is refused when it takes a service away that somebody has booked", () => {
    const booked = given().after("visit:book", {
      serviceIds: ["permit"],
      at: "2026-11-26T02:00:00.000Z",
    });
    const request = { configuration: aHall({ services: services("permit") }), replaces: undefined };
    expect(outcome(booked.state, { name: "hall:configure", request }, new Date(at(1)), boss)).toMatchObject({
      rule: "service-in-use",
      parameters: { people: "1" },
    });
  });

  describe("with shorter hours", () => {
    const shorter = aHall({ openingHours: { tuesday: ["08:00-10:00"], wednesday: ["08:00-12:00"] } });
    const until = (minute: number, state = hall.state) =>
      outcome(
        state,
        { name: "hall:configure", request: { configuration: shorter, replaces: undefined } },
        new Date(at(minute)),
        boss,
      );

    it("is refused while the day runs that would be over at once, and says how many people are there", () => {
      expect(until(181)).toMatchObject({ rule: "day-would-end", parameters: { people: "2" } });
      expect(until(181, given().staffed("c1").state)).toMatchObject({
        rule: "day-would-end",
        parameters: { people: "0" },
      });
    });

    it("comes into force where it ends nothing: nobody is there, or the day goes on by it", () => {
      expect(until(181, given().state).events).toHaveLength(1);
      expect(until(1).events).toHaveLength(1);
    });
  });
});
