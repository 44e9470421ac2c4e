import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, kiosk, lin, wang, zhao } from "../../test/given.ts";
import { chooseNext } from "./routing.ts";

type Draft = NonNullable<Parameters<typeof given>[0]>;

/** `A001 rule`, then whom it passed over and why. */
function told(hall: Given, counterId = "c3"): string[] {
  const { visit, explain } = chooseNext(hall.state, counterId, at(hall.minute));
  return [
    `${visit?.code ?? "nobody"} ${explain.rule}`,
    ...explain.passedOver.map(({ code, because }) => `${code} ${because}`),
  ];
}
/** Counter 3 with this work profile; the others as always. */
const profiled = (
  profile: NonNullable<NonNullable<Draft["counters"]>[number]["profile"]>,
  more: Draft = {},
) =>
  given({
    counters: [
      { counterId: "c1", number: 1, queueIds: ["papers"] },
      { counterId: "c2", number: 2, queueIds: ["money"] },
      { counterId: "c3", number: 3, profile },
    ],
    ...more,
  });
/** Tickets one minute after the other: p for papers (A…), m for money (B…). */
const came = (hall: Given, services: string) =>
  [...services].reduce((now, s) => now.ticket(s === "p" ? "passport" : "tax").later(1), hall);

describe("a work profile", () => {
  it("calls the queue of the better priority first, whoever waits longer", () => {
    const hall = came(profiled([{ queueId: "papers", priority: 2 }, { queueId: "money" }]), "ppm");
    expect(told(hall)).toEqual(["B001 queue-priority", "A001 queue-priority", "A002 queue-priority"]);
    const empty = hall.after("visit:leave", { visitId: hall.id("B001") }, kiosk);
    expect(told(empty)).toEqual(["A001 longest-waiting"]);
  });

  it("may say more of a queue that is in queueIds too, and says nothing of the others", () => {
    const hall = given({
      counters: [
        {
          counterId: "c1",
          number: 1,
          queueIds: ["papers", "money"],
          profile: [{ queueId: "papers", priority: 3 }],
        },
      ],
    });
    expect(told(came(hall, "pm"), "c1")).toEqual(["B001 queue-priority", "A001 queue-priority"]);
  });

  it("names the words by which the visit was reached", () => {
    const hall = came(profiled([{ queueId: "papers", priority: 2, share: 3 }, { queueId: "money" }]), "p");
    expect(chooseNext(hall.state, "c3", at(1)).explain.profile).toEqual({
      queueId: "papers",
      priority: 2,
      share: 3,
    });
  });

  it("keeps a ratio over the counter's last calls", () => {
    let hall = came(profiled([{ queueId: "papers", share: 2 }, { queueId: "money" }]), "pppppmmm");
    hall = hall.staffed("c3", zhao);
    const order: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      order.push(told(hall)[0] ?? "");
      hall = hall.after("visit:call-next", { counterId: "c3" }, zhao);
      const visitId = hall.counter("c3").visitId ?? "";
      hall = hall.after("visit:arrive", { visitId }, zhao).after("visit:finish", { visitId }, zhao);
    }
    expect(order.map((one) => one[0]).join("")).toBe("ABAABA");
    expect(order[1]).toBe("B001 ratio");
  });
});

describe("a tidal window", () => {
  const tidal = (when: { waitsOverMinutes?: number; waitingOver?: number }) =>
    profiled([
      { queueId: "money" },
      { queueId: "papers", priority: 2, when: { queueId: "papers", ...when } },
    ]);

  it("opens when the line waits longer than so many minutes", () => {
    const hall = tidal({ waitsOverMinutes: 20 }).ticket();
    expect(told(hall.later(20))).toEqual(["nobody nobody-waiting", "A001 closed-condition"]);
    expect(told(hall.later(20.1))).toEqual(["A001 longest-waiting"]);
  });

  it("opens when more than so many wait", () => {
    const hall = came(tidal({ waitingOver: 2 }), "pp");
    expect(told(hall)[0]).toBe("nobody nobody-waiting");
    expect(told(hall.ticket())).toEqual(["A001 longest-waiting"]);
  });

  it("needs both when both are said", () => {
    const hall = came(tidal({ waitsOverMinutes: 20, waitingOver: 1 }), "p").later(30);
    expect(told(hall)[0]).toBe("nobody nobody-waiting");
    expect(told(hall.ticket())[0]).toBe("A001 longest-waiting");
  });

  it("looks at another queue than the one it opens, if so written", () => {
    const hall = profiled([
      { queueId: "money" },
      { queueId: "papers", when: { queueId: "money", waitingOver: 0 } },
    ]).ticket();
    expect(told(hall)[0]).toBe("nobody nobody-waiting");
    expect(told(hall.ticket("tax"))[0]).toBe("A001 longest-waiting");
  });

  it("is open for whoever has waited for the bound", () => {
    const hall = tidal({ waitingOver: 9 }).ticket();
    expect(told(hall.later(59))).toEqual(["nobody nobody-waiting", "A001 closed-condition"]);
    expect(told(hall.later(60))).toEqual(["A001 bound"]);
  });
});

describe("the bound", () => {
  it("comes before priority of queues, ratios, reservations and weights, first come first", () => {
    const hall = came(
      profiled([
        { queueId: "papers", priority: 9 },
        { queueId: "money", share: 5 },
      ]),
      "pp",
    ).later(57);
    const late = hall.ticket("tax", { class: "priority" }).staffed("c3", zhao);
    const kept = late.after("visit:transfer", { visitId: late.id("B001"), to: { counterId: "c3" } });
    expect(told(kept)).toEqual([
      "B001 reserved-for-counter",
      "A001 reserved-for-counter",
      "A002 reserved-for-counter",
    ]);
    expect(told(kept.later(1))).toEqual(["A001 bound"]);
    expect(chooseNext(kept.later(1).state, "c3", at(60)).explain).toMatchObject({ waitedMinutes: 60 });
  });

  it("lets nobody who was put in front pass", () => {
    const hall = came(given().staffed("c1"), "pp").later(56); // A001 has waited 58, A002 57
    const third = hall.ticket();
    const request = { visitId: third.id("A003"), to: { queueId: "papers" }, place: "front" } as const;
    const front = third.after("visit:transfer", request, boss);
    expect(told(front, "c1")).toEqual(["A003 front", "A001 front", "A002 front"]);
    expect(told(front.later(3), "c1")).toEqual(["A001 bound", "A003 bound"]);
  });

  it("is counted from when it came into this line, and from then on if it may not be called before", () => {
    const hall = given().staffed("c1").ticket();
    const moved = hall
      .later(30)
      .after("visit:transfer", { visitId: hall.id("A001"), to: { queueId: "papers" } });
    expect(moved.visit("A001")).toMatchObject({ lineSince: at(30), boundAt: at(90) });
    const kept = hall.later(30).after("visit:transfer", {
      visitId: hall.id("A001"),
      to: { queueId: "papers" },
      place: "keep",
    });
    expect(kept.visit("A001")).toMatchObject({ lineSince: at(0), boundAt: at(60) });
    for (const place of ["keep", "back"] as const) {
      const later = hall.after("visit:transfer", {
        visitId: hall.id("A001"),
        to: { queueId: "papers" },
        place,
        notBefore: at(45),
      });
      expect(later.visit("A001")).toMatchObject({ lineSince: at(45), boundAt: at(105) });
    }
  });
});

describe("a calling window", () => {
  const windowed = given({
    queues: [
      { queueId: "papers", name: "Papers", callingWindow: ["08:30-09:30", "10:30-12:00"] },
      { queueId: "money", name: "Money" },
    ],
  }).ticket();

  it.each([
    [29, "A001 longest-waiting"],
    [30, "nobody nobody-waiting"],
    [89, "nobody nobody-waiting"],
    [90, "A001 bound"],
  ])("after %i minutes: %s", (minute, expected) => {
    expect(told(windowed.later(minute), "c1")[0]).toBe(expected);
  });

  it("is the reason, where one is asked for", () => {
    expect(told(windowed.later(30), "c1")).toEqual(["nobody nobody-waiting", "A001 calling-window"]);
  });
});

describe("skills", () => {
  const skilled = given({
    skills: [
      { skillId: "law", name: "Law" },
      { skillId: "tongues", name: "Tongues" },
    ],
    services: [
      { serviceId: "passport", name: "Passport", departmentId: "civil", queueId: "papers", prefix: "A" },
      {
        serviceId: "permit",
        name: "Permit",
        departmentId: "civil",
        queueId: "papers",
        prefix: "B",
        skillIds: ["law"],
      },
      {
        serviceId: "tax",
        name: "Tax",
        departmentId: "civil",
        queueId: "money",
        prefix: "C",
        skillIds: ["law", "tongues"],
      },
    ],
    clerks: [
      { clerkId: "lin", skills: [{ skillId: "tongues" }] },
      { clerkId: "wang", skills: [{ skillId: "law", priority: 1 }, { skillId: "tongues" }] },
      { clerkId: "zhao", skills: [{ skillId: "law", priority: 9 }] },
    ],
  });

  it("are needed to call a visit", () => {
    const hall = skilled.staffed("c3", lin).ticket("permit").later(1).ticket("tax").later(1);
    expect(told(hall)).toEqual(["nobody nobody-waiting", "B001 no-skill", "C001 no-skill"]);
    expect(told(hall.ticket("passport"))).toEqual(["A001 longest-waiting", "B001 no-skill", "C001 no-skill"]);
  });

  it("all of them, when a service asks for several", () => {
    expect(told(skilled.staffed("c3", zhao).ticket("tax"))).toEqual([
      "nobody nobody-waiting",
      "C001 no-skill",
    ]);
    expect(told(skilled.staffed("c3", wang).ticket("tax"))).toEqual(["C001 longest-waiting"]);
  });

  it("have a priority: what a clerk does best goes first, what it does worst last", () => {
    const both = (by: typeof lin) =>
      skilled.staffed("c1", by).ticket("passport").later(1).ticket("permit").later(1);
    expect(told(both(wang), "c1")).toEqual(["B001 skill", "A001 skill"]);
    expect(told(both(zhao), "c1")).toEqual(["A001 longest-waiting"]);
    const reversed = skilled.staffed("c1", zhao).ticket("permit").later(1).ticket("passport").later(1);
    expect(told(reversed, "c1")).toEqual(["A001 skill", "B001 skill"]);
  });

  it("a clerk who is not listed has all", () => {
    const other = skilled.staffed("c3", { ...lin, id: "chen" });
    expect(told(other.ticket("tax"))).toEqual(["C001 longest-waiting"]);
  });

  it("nobody picks what they may not do", () => {
    const hall = skilled.staffed("c1", lin).ticket("permit");
    const refused = hall.refusal("visit:call", { visitId: hall.id("B001"), counterId: "c1" }, lin);
    expect(refused).toBe("transfer-nowhere");
  });
});

describe("a pool", () => {
  const rules: Draft = {
    segmentation: [
      {
        name: "English",
        when: { languages: ["en"] },
        then: { reserveFor: { counterId: "c3" }, reserveMinutes: 10 },
      },
    ],
  };
  const hall = given(rules)
    .staffed("c1", lin)
    .staffed("c3", zhao)
    .ticket("passport", { language: "en" })
    .later(1)
    .ticket();

  it("keeps a visit for its counter until the time is over", () => {
    expect(told(hall, "c1")).toEqual(["A002 longest-waiting", "A001 reserved"]);
    expect(told(hall, "c3")).toEqual(["A001 reserved-for-counter"]);
  });

  it("is anybody's after that, in its old place", () => {
    expect(told(hall.later(8.9), "c1")[0]).toBe("A002 longest-waiting");
    expect(told(hall.later(9), "c1")).toEqual(["A001 longest-waiting"]);
    expect(told(hall.later(9), "c3")).toEqual(["A001 longest-waiting"]);
  });

  it("is anybody's when that counter has nobody", () => {
    const gone = hall.after("clerk:leave-counter", { counterId: "c3" }, zhao);
    expect(told(gone, "c1")).toEqual(["A001 longest-waiting"]);
  });

  it("says which rule put it there", () => {
    const { explain } = chooseNext(hall.state, "c3", at(1));
    expect(explain.segment).toEqual({ "zh-CN": "English", en: "English" });
  });
});

describe("a cluster", () => {
  it("lets each of its counters serve its queues", () => {
    const hall = given({
      clusters: [{ clusterId: "front", name: "Front", counterIds: ["c1", "c3"], queueIds: ["money"] }],
    }).ticket("tax");
    expect(told(hall, "c1")).toEqual(["B001 longest-waiting"]);
    expect(told(given().ticket("tax"), "c1")).toEqual(["nobody nobody-waiting"]);
  });
});

describe("a missed visit", () => {
  const missed = given().called().later(1);
  const back = (place: "front" | "back" | "keep") =>
    missed
      .does("visit:no-show", "A001")
      .after("visit:return", { visitId: missed.id("A001"), place })
      .ticket();

  it.each(["front", "back", "keep"] as const)("returned to the %s is not called again too soon", (place) => {
    expect(told(back(place), "c1")).toEqual(["A002 longest-waiting", "A001 too-soon"]); // last call in minute 1
    expect(told(back(place).later(3.9), "c1")[0]).toBe("A002 longest-waiting");
    expect(told(back(place).later(4), "c1")[0]).toMatch(/^A001/);
  });

  it("is not to be picked sooner either", () => {
    const call = { visitId: missed.id("A001"), counterId: "c1" };
    expect(back("back").later(3.9).refusal("visit:call", call)).toBe("called-too-soon"); // last call in minute 1
    expect(back("back").later(4).when("visit:call", call)).toMatchObject([{ explain: { rule: "picked" } }]);
  });

  it("that was transferred while it was served may be called at once", () => {
    const serving = given().serving();
    const sent = serving.after("visit:transfer", { visitId: serving.id("A001"), to: { queueId: "money" } });
    expect(told(sent, "c2")).toEqual(["A001 longest-waiting"]);
  });
});

describe("a booked visit", () => {
  /** Booked for minute 30; two walk-ins in minutes 20 and 32; the booked visitor checks in. */
  const checksIn = (minute: number, change: Draft = {}) => {
    const booked = given(change).after("visit:book", { serviceIds: ["passport"], at: at(30) }, lin);
    const [visit] = booked.state.visits.values();
    const walkIns = booked.later(20).ticket().later(12).ticket();
    return walkIns
      .later(minute - 32)
      .after("visit:check-in", { visitId: visit?.visitId ?? "" }, kiosk)
      .later(1);
  };

  it("goes before walk-ins that came after its time, and says so", () => {
    const hall = checksIn(35);
    expect(told(hall, "c1")).toEqual(["A001 longest-waiting"]);
    const second = hall.after("visit:leave", { visitId: hall.id("A001") }, kiosk);
    expect(told(second, "c1")).toEqual(["A003 booked", "A002 booked"]);
  });

  it("waits from its check-in when it is later than the grace", () => {
    const hall = checksIn(41);
    const second = hall.after("visit:leave", { visitId: hall.id("A001") }, kiosk);
    expect(told(second, "c1")).toEqual(["A002 longest-waiting"]);
    expect(hall.visit("A003")).toMatchObject({ effectiveAt: at(41), lateMinutes: 11 });
  });

  it("may be put elsewhere by a rule for bookings, or for late ones", () => {
    const rules = (when: object) => ({
      segmentation: [{ name: "Booked", when, then: { queueId: "money", classId: "priority" } }],
    });
    const moved = { queueId: "money", class: "priority", segment: { en: "Booked" } };
    expect(checksIn(35, rules({ booked: true })).visit("A003")).toMatchObject(moved);
    expect(checksIn(41, rules({ lateOverMinutes: 10 })).visit("A003")).toMatchObject(moved);
    expect(checksIn(40, rules({ lateOverMinutes: 10 })).visit("A003")).toMatchObject({ queueId: "papers" });
  });

  it("has its bound from its check-in, and never before its time", () => {
    expect(checksIn(35).visit("A003")).toMatchObject({ lineSince: at(35), boundAt: at(95) });
    const early = given().after("visit:book", { serviceIds: ["passport"], at: at(30) }, lin);
    const [visit] = early.state.visits.values();
    const there = early.later(10).after("visit:check-in", { visitId: visit?.visitId ?? "" }, kiosk);
    expect(there.visit("A001")).toMatchObject({ lineSince: at(30), boundAt: at(90), effectiveAt: at(30) });
  });

  it("that is there before its time is called only if nobody else waits", () => {
    const early = given().after("visit:book", { serviceIds: ["passport"], at: at(30) }, lin);
    const [visit] = early.state.visits.values();
    const there = early
      .later(10)
      .after("visit:check-in", { visitId: visit?.visitId ?? "" }, kiosk)
      .later(5);
    expect(told(there, "c1")).toEqual(["A001 longest-waiting"]);
    expect(told(there.ticket("permit"), "c1")).toEqual(["B001 longest-waiting"]);
  });
});
