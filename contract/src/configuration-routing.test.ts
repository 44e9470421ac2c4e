import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { HallConfiguration } from "./configuration.ts";

type Draft = z.input<typeof HallConfiguration>;

const HALL: Draft = {
  hallId: "h",
  name: "Hall",
  timeZone: "Asia/Shanghai",
  openingHours: { monday: ["09:00-12:00", "13:00-17:00"], friday: ["09:00-12:00"] },
  departments: [{ departmentId: "d", name: "Department" }],
  queues: [
    { queueId: "q", name: "Q" },
    { queueId: "r", name: "R" },
  ],
  services: [
    { serviceId: "s", name: "S", departmentId: "d", queueId: "q", prefix: "A" },
    { serviceId: "t", name: "T", departmentId: "d", queueId: "r", prefix: "B" },
  ],
  counters: [
    { counterId: "c1", number: 1, queueIds: ["q"] },
    { counterId: "c2", number: 2, queueIds: ["r"] },
  ],
};

/** What is wrong with the hall after this change, as `path: message`. */
function problems(change: Partial<Draft>): string[] {
  const parsed = HallConfiguration.safeParse({ ...HALL, ...change });
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}
const rule = (when: object, then: object) => ({ name: "Rule", when, then });
const counters = (...two: object[]) =>
  two.map((one, n) => ({ counterId: `c${n + 1}`, number: n + 1, ...one }));
const queues = (more: object) => [
  { queueId: "q", name: "Q", ...more },
  { queueId: "r", name: "R" },
];
const service = (more: object) => [{ ...HALL.services[0], ...more }, HALL.services[1]];

describe("a hall's routing", () => {
  it("has defaults for all that an old file does not say", () => {
    const hall = HallConfiguration.parse({ ...HALL, classes: ["normal", "priority"] });
    expect(hall).toEqual(HallConfiguration.parse(HALL));
    expect(hall.classes.map(({ classId, weight }) => [classId, weight])).toEqual([
      ["normal", 1],
      ["priority", 3],
    ]);
    expect(hall).toMatchObject({
      boundMinutes: 60,
      reservedMinutes: 15,
      recallMinutes: 5,
      maxCalls: 3,
      undoSeconds: 10,
      booking: { earlyMinutes: 30, graceMinutes: 10 },
      offlineNumbersFrom: 501,
      segmentation: [],
    });
    expect(hall.groups.map(({ groupId }) => groupId)).toEqual([
      "elderly",
      "disabled",
      "pregnant",
      "veteran",
      "infant",
    ]);
  });

  it("takes every word of the language", () => {
    const change = {
      classes: [
        { classId: "slow", name: "Slow", weight: 1 },
        { classId: "fast", name: "Fast", weight: 2.5 },
      ],
      segmentation: [
        rule(
          {
            services: ["s"],
            groups: ["elderly"],
            classes: ["fast"],
            languages: ["en"],
            booked: true,
            lateOverMinutes: 5,
            partySizeOver: 2,
            returnVisit: false,
            not: { services: ["t"] },
          },
          { queueId: "r", classId: "fast", reserveFor: { clerkId: "x" }, reserveMinutes: 20 },
        ),
        rule({}, { reserveFor: { counterId: "c1" } }),
      ],
      queues: queues({
        callingWindow: ["09:00-10:00"],
        dailyQuota: 100,
        quotas: [
          { hours: "09:00-12:00", tickets: 5 },
          { hours: "13:00-17:00", tickets: 6 },
        ],
      }),
      counters: counters(
        { profile: [{ queueId: "q", priority: 2, share: 3 }], autoCallSeconds: 30 },
        {
          queueIds: ["r"],
          profile: [{ queueId: "q", when: { queueId: "q", waitsOverMinutes: 20, waitingOver: 3 } }],
        },
      ),
      clusters: [{ clusterId: "k", name: "K", counterIds: ["c1"], queueIds: ["r"] }],
      skills: [{ skillId: "law", name: "Law" }],
      services: service({ skillIds: ["law"] }),
      clerks: [{ clerkId: "x", skills: [{ skillId: "law", priority: 1 }] }],
    };
    expect(problems(change as Partial<Draft>)).toEqual([]); // as: the pieces are built by functions
  });

  it.each<[string, object, string]>([
    [
      "a queue that no counter serves",
      { counters: counters({ queueIds: ["q"] }) },
      'services.1.queueId: no counter serves the queue "r"',
    ],
    [
      "a queue that is served under conditions only",
      {
        counters: counters(
          { queueIds: ["q"] },
          { profile: [{ queueId: "r", when: { queueId: "q", waitingOver: 3 } }] },
        ),
      },
      'services.1.queueId: the queue "r" is served under conditions only: while none is true, nobody would be called',
    ],
    [
      "a condition on a queue that queueIds has too",
      {
        counters: counters(
          { queueIds: ["q"] },
          { queueIds: ["r"], profile: [{ queueId: "r", when: { queueId: "q", waitingOver: 3 } }] },
        ),
      },
      'services.1.queueId: the queue "r" is served under conditions only: while none is true, nobody would be called',
    ],
    [
      "a rule that leads to a queue without a counter",
      {
        queues: [...queues({}), { queueId: "x", name: "X" }],
        segmentation: [rule({ services: ["s"] }, { queueId: "x" })],
      },
      'segmentation.0.then.queueId: no counter serves the queue "x"',
    ],
    [
      "a queue to which people could be sent by hand, and nobody would call them",
      { queues: [...queues({}), { queueId: "x", name: "X" }] },
      'queues.2.queueId: no counter serves the queue "x"',
    ],
    [
      "a counter without a queue",
      { counters: [...counters({ queueIds: ["q"] }, { queueIds: ["r"] }, {})] },
      "counters.2.queueIds: counter 3 serves no queue: give it queueIds, a profile or a cluster",
    ],
    [
      "a skill that nobody has",
      {
        skills: [{ skillId: "law", name: "Law" }],
        services: service({ skillIds: ["law"] }),
        clerks: [{ clerkId: "x" }],
      },
      'services.0.skillIds.0: none of the clerks has the skill "law"',
    ],
    [
      "skills that nobody has together",
      {
        skills: ["law", "tax"].map((skillId) => ({ skillId, name: skillId })),
        services: service({ skillIds: ["law", "tax"] }),
        clerks: ["law", "tax"].map((skillId) => ({ clerkId: skillId, skills: [{ skillId }] })),
      },
      "services.0.skillIds: none of the clerks has all of the skills law, tax",
    ],
    [
      "a calling window outside the opening hours of a day",
      { queues: queues({ callingWindow: ["13:00-15:00"] }) },
      'queues.0.callingWindow: on friday the hall is open 09:00-12:00, and "q" is never called from then',
    ],
    [
      "a quota in hours that never are",
      { queues: queues({ quotas: [{ hours: "12:00-13:00", tickets: 3 }] }) },
      "queues.0.quotas.0.hours: the hall is never open in these hours",
    ],
    [
      "two quotas for the same hours",
      {
        queues: queues({
          quotas: [
            { hours: "09:00-11:00", tickets: 3 },
            { hours: "10:00-12:00", tickets: 3 },
          ],
        }),
      },
      "queues.0.quotas.1.hours: these hours overlap with a quota before",
    ],
    ["a quota of 0", { queues: queues({ dailyQuota: 0 }) }, "queues.0.dailyQuota: Too small"],
    [
      "a quota of 0 in some hours",
      { queues: queues({ quotas: [{ hours: "09:00-11:00", tickets: 0 }] }) },
      "queues.0.quotas.0.tickets: Too small",
    ],
    [
      "a reservation that outlasts the bound",
      { reservedMinutes: 60 },
      "reservedMinutes: must be less than boundMinutes (60), or the bound could not hold",
    ],
    [
      "a rule's reservation that outlasts the bound",
      { segmentation: [rule({}, { reserveFor: { counterId: "c1" }, reserveMinutes: 90 })] },
      "segmentation.0.then.reserveMinutes: must be less than boundMinutes (60), or the bound could not hold",
    ],
    [
      "a recall interval that outlasts the bound",
      { boundMinutes: 5 },
      "recallMinutes: must be less than boundMinutes (5), or the bound could not hold",
    ],
    [
      "a rule behind one that is true of everybody",
      { segmentation: [rule({}, { classId: "priority" }), rule({ services: ["s"] }, { classId: "normal" })] },
      "segmentation.1: never reached: rule 1 before it is true of everybody",
    ],
    [
      "a rule that does nothing",
      { segmentation: [rule({}, {})] },
      "segmentation.0.then: a rule that does nothing: give a queueId, a classId or reserveFor",
    ],
    [
      "a reservation for nobody",
      { segmentation: [rule({}, { classId: "normal", reserveMinutes: 3 })] },
      "segmentation.0.then: reserveMinutes without reserveFor",
    ],
    [
      "a condition that says nothing",
      { counters: counters({ queueIds: ["q"], profile: [{ queueId: "r", when: { queueId: "q" } }] }) },
      "counters.0.profile.0.when: a condition without waitsOverMinutes or waitingOver",
    ],
    ["a weight that would make waiting worthless", classes(0), "classes.0.weight: Too small"],
    ["a weight that would drown the others", classes(11), "classes.0.weight: Too big"],
    [
      "a word that nobody knows",
      { segmentation: [rule({ servces: ["s"] }, { classId: "normal" })] },
      'segmentation.0.when: Unrecognized key: "servces"',
    ],
    [
      "a card-reader without a kiosk",
      { devices: [{ deviceId: "x", kind: "card-reader" }] },
      "devices.0.kioskId: a card-reader needs the kioskId that it belongs to",
    ],
    [
      "a layout on a board",
      { devices: [{ deviceId: "x", kind: "board", layout: "services" }] },
      "devices.0.layout: a board has no layout; only a kiosk does",
    ],
    [
      "a kiosk of life events in a hall without one",
      { devices: [{ deviceId: "x", kind: "kiosk", layout: "life-events" }] },
      "devices.0.layout: this kiosk would show nothing: there are no lifeEvents with its services",
    ],
    [
      "choices that are none",
      { services: service({ fields: [{ fieldId: "f", name: "F", kind: "choice" }] }) },
      "services.0.fields.0.choices: choices belong to the kind choice, and it needs them",
    ],
  ])("is refused for %s", (_what, change, expected) => {
    expect(problems(change).join("\n")).toContain(expected);
  });

  it.each<[string, object, string]>([
    ["service", { segmentation: [rule({ services: ["x"] }, { classId: "normal" })] }, "when.services.0"],
    [
      "service in a not",
      { segmentation: [rule({ not: { services: ["x"] } }, { classId: "normal" })] },
      "when.not.services.0",
    ],
    ["group", { segmentation: [rule({ groups: ["elderly", "x"] }, { classId: "normal" })] }, "when.groups.1"],
    ["class", { segmentation: [rule({ classes: ["x"] }, { classId: "normal" })] }, "when.classes.0"],
    ["class to be given", { segmentation: [rule({}, { classId: "x" })] }, "then.classId"],
    ["queue to go to", { segmentation: [rule({}, { queueId: "x" })] }, "then.queueId"],
    [
      "counter to be kept for",
      { segmentation: [rule({}, { reserveFor: { counterId: "x" } })] },
      "then.reserveFor.counterId",
    ],
    [
      "queue of a profile",
      { counters: counters({ queueIds: ["q", "r"], profile: [{ queueId: "x" }] }) },
      "counters.0.profile.0.queueId",
    ],
    [
      "queue of a condition",
      {
        counters: counters({
          queueIds: ["q", "r"],
          profile: [{ queueId: "q", when: { queueId: "x", waitingOver: 1 } }],
        }),
      },
      "counters.0.profile.0.when.queueId",
    ],
    ["counter of a cluster", cluster(["x"], ["q"]), "clusters.0.counterIds.0"],
    ["queue of a cluster", cluster(["c1"], ["x"]), "clusters.0.queueIds.0"],
    ["skill of a service", { services: service({ skillIds: ["x"] }) }, "services.0.skillIds.0"],
    [
      "skill of a clerk",
      { clerks: [{ clerkId: "k", skills: [{ skillId: "x" }] }] },
      "clerks.0.skills.0.skillId",
    ],
    [
      "service of a life event",
      { lifeEvents: [{ lifeEventId: "l", name: "L", serviceIds: ["x"] }] },
      "lifeEvents.0.serviceIds.0",
    ],
    [
      "service of a kiosk",
      { devices: [{ deviceId: "k", kind: "kiosk", serviceIds: ["x"] }] },
      "devices.0.serviceIds.0",
    ],
    [
      "kiosk of a reader",
      { devices: [{ deviceId: "k", kind: "card-reader", kioskId: "x" }] },
      "devices.0.kioskId",
    ],
  ])("names the place of a %s that does not exist", (_what, change, path) => {
    expect(problems(change).join("\n")).toMatch(
      new RegExp(`${path.replaceAll(".", "\\.")}: "x" is not one of: `),
    );
  });

  it.each<[string, object]>([
    ["classId", { classes: ["normal", "normal"] }],
    [
      "groupId",
      {
        groups: [
          { groupId: "g", name: "G" },
          { groupId: "g", name: "H" },
        ],
      },
    ],
    [
      "skillId",
      {
        skills: [
          { skillId: "k", name: "K" },
          { skillId: "k", name: "L" },
        ],
      },
    ],
    ["clerkId", { clerks: [{ clerkId: "k" }, { clerkId: "k" }] }],
    ["queueId", { counters: counters({ profile: [{ queueId: "q" }, { queueId: "q" }, { queueId: "r" }] }) }],
    [
      "fieldId",
      {
        services: service({
          fields: [
            { fieldId: "f", name: "F" },
            { fieldId: "f", name: "G" },
          ],
        }),
      },
    ],
  ])("says which %s is used twice", (key, change) => {
    expect(problems(change).join("\n")).toMatch(new RegExp(`${key} "\\w+" is used twice`));
  });
});

function classes(weight: number) {
  return { classes: [{ classId: "a", name: "A", weight }] };
}
function cluster(counterIds: string[], queueIds: string[]) {
  return { clusters: [{ clusterId: "k", name: "K", counterIds, queueIds }] };
}
