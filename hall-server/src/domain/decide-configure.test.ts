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
});
