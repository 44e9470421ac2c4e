import type { SegmentWhen } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { aHall, at, given, kiosk } from "../../test/given.ts";
import { guaranteeOf } from "./guarantee.ts";
import type { Facts } from "./segmentation.ts";
import { factsOf, isTrue, segment } from "./segmentation.ts";

const walkIn: Facts = {
  serviceId: "passport",
  askedClass: "normal",
  group: undefined,
  language: "zh-CN",
  partySize: 1,
  returnVisit: false,
  booked: false,
  lateMinutes: undefined,
};

describe("a segmentation rule", () => {
  it.each<[string, SegmentWhen, Partial<Facts>, boolean]>([
    ["nothing said is true of everybody", {}, {}, true],
    ["one of its services", { services: ["tax", "passport"] }, {}, true],
    ["another service", { services: ["tax"] }, {}, false],
    ["one of its groups", { groups: ["elderly"] }, { group: "elderly" }, true],
    ["another group", { groups: ["elderly"] }, { group: "veteran" }, false],
    ["no group", { groups: ["elderly"] }, {}, false],
    ["the class that was asked for", { classes: ["priority"] }, { askedClass: "priority" }, true],
    ["another class", { classes: ["priority"] }, {}, false],
    ["its language", { languages: ["en"] }, { language: "en" }, true],
    ["another language", { languages: ["en"] }, {}, false],
    ["booked", { booked: true }, { booked: true }, true],
    ["booked, and it is a walk-in", { booked: true }, {}, false],
    ["a walk-in", { booked: false }, {}, true],
    ["a walk-in, and it is booked", { booked: false }, { booked: true }, false],
    ["late enough", { lateOverMinutes: 10 }, { booked: true, lateMinutes: 11 }, true],
    ["just not late", { lateOverMinutes: 10 }, { booked: true, lateMinutes: 10 }, false],
    ["never late without a booking", { lateOverMinutes: 0 }, {}, false],
    ["a large party", { partySizeOver: 5 }, { partySize: 6 }, true],
    ["a party that is just not large", { partySizeOver: 5 }, { partySize: 5 }, false],
    ["comes again", { returnVisit: true }, { returnVisit: true }, true],
    ["comes for the first time", { returnVisit: true }, {}, false],
    ["for the first time, as wanted", { returnVisit: false }, {}, true],
    ["all words together", { services: ["passport"], languages: ["en"] }, { language: "en" }, true],
    ["one word of two", { services: ["passport"], languages: ["en"] }, {}, false],
    ["not", { not: { services: ["tax"] } }, {}, true],
    ["not, of what is so", { not: { services: ["passport"] } }, {}, false],
    ["not all of two", { not: { services: ["passport"], languages: ["en"] } }, {}, true],
    ["a word and a not", { languages: ["zh-CN"], not: { booked: true } }, { booked: true }, false],
  ])("%s", (_what, when, facts, expected) => {
    expect(isTrue(when, { ...walkIn, ...facts })).toBe(expected);
  });
});

describe("segmentation", () => {
  const hall = aHall({
    segmentation: [
      { name: "Green channel", when: { groups: ["elderly"] }, then: { classId: "priority" } },
      { name: "Parties", when: { partySizeOver: 3 }, then: { queueId: "money" } },
      { name: "English", when: { languages: ["en"] }, then: { reserveFor: { counterId: "c3" } } },
      {
        name: { "zh-CN": "补件", en: "Again" },
        when: { returnVisit: true },
        then: { reserveFor: { clerkId: "lin" }, reserveMinutes: 7, classId: "priority" },
      },
    ],
  });

  it("leaves a visit in its service's queue and the class asked for when no rule is true", () => {
    expect(segment(hall, { ...walkIn, askedClass: "priority" })).toEqual({
      queueId: "papers",
      class: "priority",
      segment: undefined,
      reservedFor: undefined,
      reserveMinutes: undefined,
    });
  });

  it("takes the first rule that is true and no other", () => {
    const both = { ...walkIn, group: "elderly", partySize: 9 };
    expect(segment(hall, both)).toMatchObject({ queueId: "papers", class: "priority" });
    expect(segment(hall, { ...walkIn, partySize: 9 })).toMatchObject({ queueId: "money", class: "normal" });
  });

  it("keeps a visit for a counter or a clerk, for so long", () => {
    expect(segment(hall, { ...walkIn, language: "en" })).toMatchObject({
      reservedFor: { counterId: "c3" },
      reserveMinutes: 15,
    });
    expect(segment(hall, { ...walkIn, returnVisit: true })).toMatchObject({
      class: "priority",
      reservedFor: { clerkId: "lin" },
      reserveMinutes: 7,
    });
  });

  it("is total: a service that is gone stays in its queue", () => {
    expect(segment(hall, { ...walkIn, serviceId: "gone" }, "papers").queueId).toBe("papers");
  });

  it("is in the ticket's event, so that a later configuration changes nothing of it", () => {
    const rules = { segmentation: hall.segmentation };
    const ticket = { group: "elderly", language: "en" as const };
    const [, issued] = given(rules).when("visit:take-ticket", { serviceIds: ["tax"], ...ticket }, kiosk);
    expect(issued).toMatchObject({
      queueId: "money",
      class: "priority",
      askedClass: "normal",
      group: "elderly",
      segment: { en: "Green channel" },
    });
    expect(issued).not.toHaveProperty("reservedFor");
    const [, kept] = given(rules).when("visit:take-ticket", { serviceIds: ["tax"], language: "en" }, kiosk);
    expect(kept).toMatchObject({ reservedFor: { counterId: "c3" }, reservedUntil: at(15) });
    expect(kept).not.toHaveProperty("askedClass");
  });

  it("remembers what it was decided on", () => {
    const visit = given({ segmentation: hall.segmentation })
      .ticket("passport", { group: "elderly", partySize: 2, returnVisit: true })
      .visit("A001");
    expect(visit.class).toBe("priority");
    const facts = { ...walkIn, group: "elderly", partySize: 2, returnVisit: true };
    expect(factsOf(visit)).toEqual(facts);
    expect(factsOf(visit, "tax")).toEqual({ ...facts, serviceId: "tax" });
  });

  it("is refused for a group that the hall does not have", () => {
    const asked = { serviceIds: ["tax"], group: "giants" };
    expect(given().refusal("visit:take-ticket", asked, kiosk)).toBe("unknown-group");
  });
});

describe("what the ticket promises", () => {
  const promise = (hall: ReturnType<typeof given>, code = "A001") =>
    guaranteeOf(hall.state, hall.visit(code));

  it("is the bound, when that is before closing time", () => {
    expect(promise(given().ticket())).toBe(at(60));
    expect(promise(given({ boundMinutes: 20 }).ticket())).toBe(at(20));
    expect(promise(given().later(419).ticket())).toBe(at(479)); // 16:59, the hall closes at 17:00
    expect(promise(given().later(420).ticket())).toBeUndefined();
  });

  it("is fixed when the ticket is taken, whatever is configured later", () => {
    const hall = given().ticket();
    const longer = hall.after("hall:configure", { configuration: aHall({ boundMinutes: 120 }) });
    expect(promise(longer)).toBe(at(60));
  });

  it("begins after a reservation that lasts longer, and is nothing for one without an end", () => {
    const hall = given().ticket();
    const [visit] = hall.state.visits.values();
    if (!visit) throw new Error("no ticket");
    const kept = { ...visit, reservedFor: { counterId: "c1" } };
    expect(guaranteeOf(hall.state, { ...kept, reservedUntil: at(70) })).toBe(at(70));
    expect(guaranteeOf(hall.state, { ...kept, reservedUntil: at(15) })).toBe(at(60));
    expect(guaranteeOf(hall.state, { ...kept, reservedUntil: undefined })).toBeUndefined();
  });

  it("is given for a calling window only if that lasts until closing time", () => {
    const windowed = (callingWindow: string[]) =>
      given({
        queues: [
          { queueId: "papers", name: "Papers", callingWindow },
          { queueId: "money", name: "Money" },
        ],
      });
    expect(promise(windowed(["09:00-11:00"]).ticket())).toBeUndefined();
    expect(promise(windowed(["09:00-11:00", "13:00-17:00"]).ticket())).toBeUndefined();
    expect(promise(windowed(["09:00-17:00"]).ticket())).toBe(at(60));
  });

  it("is over once the visit is called", () => {
    expect(promise(given().called())).toBeUndefined();
  });
});
