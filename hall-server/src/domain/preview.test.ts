import { describe, expect, it } from "vitest";
import { aHall, at, given, kiosk, lin } from "../../test/given.ts";
import { previewRouting } from "./preview.ts";

const hall = given()
  .staffed("c1", lin)
  .ticket("passport")
  .later(1)
  .ticket("passport", { group: "elderly" })
  .later(1)
  .ticket("tax", { partySize: 8 })
  .later(10);
const now = at(hall.minute);
const lines = (change: Parameters<typeof aHall>[0], state = hall.state) =>
  previewRouting(state, aHall(change), now);
const codes = (preview: ReturnType<typeof lines>) =>
  Object.fromEntries(
    preview.counters.map(({ counterId, line }) => [counterId, line.map(({ code }) => code)]),
  );

describe("the preview of another routing", () => {
  it("shows what is, for the configuration that is", () => {
    const preview = lines({});
    expect(codes(preview)).toEqual({ c1: ["A001", "A002"], c2: ["B001"], c3: ["A001", "A002", "B001"] });
    expect(preview).toMatchObject({ moved: [], unreachable: [] });
    expect(preview.counters.map(({ calling }) => calling)).toEqual([true, false, false]);
    expect(preview.counters[0]?.line[0]?.explain).toMatchObject({
      rule: "longest-waiting",
      waitedMinutes: 12,
    });
  });

  it("puts those who wait where the new rules would have put them", () => {
    const preview = lines({
      segmentation: [
        { name: "Green", when: { groups: ["elderly"] }, then: { classId: "priority" } },
        { name: "Parties", when: { partySizeOver: 5 }, then: { queueId: "papers" } },
      ],
    });
    expect(codes(preview)).toEqual({ c1: ["A002", "A001", "B001"], c2: [], c3: ["A002", "A001", "B001"] });
    expect(preview.moved).toMatchObject([
      { code: "A002", fromClass: "normal", class: "priority", segment: { en: "Green" } },
      { code: "B001", fromQueueId: "money", queueId: "papers", segment: { en: "Parties" } },
    ]);
  });

  it("takes back what only the old rules had done, and leaves what people did", () => {
    const rules = {
      segmentation: [{ name: "Green", when: { groups: ["elderly"] }, then: { classId: "priority" } }],
    };
    const under = given(rules)
      .ticket("passport", { group: "elderly" })
      .ticket("passport", { group: "elderly" });
    const byHand = under.after(
      "visit:transfer",
      { visitId: under.id("A002"), to: { queueId: "money" } },
      lin,
    );
    const preview = lines({}, byHand.state);
    expect(preview.moved).toMatchObject([{ code: "A001", fromClass: "priority", class: "normal" }]);
    expect(codes(preview)).toMatchObject({ c2: ["A002"] });
  });

  it("shows whom a counter may not call now, and why", () => {
    const closed = [{ queueId: "papers", when: { queueId: "papers", waitingOver: 9 } }];
    const preview = lines({
      counters: [
        { counterId: "c1", number: 1, queueIds: ["papers", "money"] },
        { counterId: "c3", number: 3, profile: closed },
      ],
    });
    expect(preview.counters[1]).toMatchObject({ line: [], more: 0 });
    expect(preview.counters[1]?.held.map(({ code, because }) => `${code} ${because}`)).toEqual([
      "A001 closed-condition",
      "A002 closed-condition",
    ]);
  });

  it("follows a ratio through the calls that it foresees", () => {
    const more = hall.ticket().ticket().ticket("tax");
    const profile = [
      { queueId: "papers", share: 1 },
      { queueId: "money", share: 1 },
    ];
    const counters = [{ counterId: "c1", number: 1, profile }];
    expect(codes(lines({ counters }, more.state))).toEqual({
      c1: ["A001", "B001", "A002", "B002", "A003", "A004"],
    });
  });

  it("names visits whose queue is gone", () => {
    const services = [
      { serviceId: "passport", name: "Passport", departmentId: "civil", queueId: "papers", prefix: "A" },
    ];
    const queues = [{ queueId: "papers", name: "Papers" }];
    const counters = [{ counterId: "c1", number: 1, queueIds: ["papers"] }];
    const preview = lines({ services, queues, counters });
    expect(preview.unreachable.map(({ code }) => code)).toEqual(["B001"]);
  });

  it("shows no more than twenty, and how many more", () => {
    let many = hall;
    for (let i = 0; i < 30; i += 1) many = many.ticket();
    const [first] = previewRouting(many.state, aHall(), now).counters;
    expect(first).toMatchObject({ more: 12 });
    expect(first?.line).toHaveLength(20);
  });

  it("changes nothing", () => {
    const before = JSON.stringify([...hall.state.visits]);
    lines({ segmentation: [{ name: "All", when: {}, then: { classId: "priority" } }] });
    expect(JSON.stringify([...hall.state.visits])).toBe(before);
    expect(hall.does("visit:leave", "A001", kiosk).state.lines.get("papers")).toHaveLength(1);
  });
});
