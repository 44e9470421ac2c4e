import { describe, expect, it } from "vitest";
import { at, type Given, given, lin, wang, zhao } from "../../test/given.ts";
import { chooseNext } from "./routing.ts";

/** As accounts are: an id that nobody can write down, and the name that its person signs in with. */
const zhang = { ...lin, id: "7b0c1c9e-6f0e-4a52-9a3a-0d6a5f0a7f11", username: "zhangmin" };

const next = (hall: Given, counterId: string) => {
  const { visit, explain } = chooseNext(hall.state, counterId, at(hall.minute));
  return `${visit?.code ?? "nobody"} ${explain.passedOver[0]?.because ?? explain.rule}`;
};
/** Permits need law; these clerks are listed. */
const skilled = (clerks: { clerkId: string; skills: { skillId: string }[] }[]) =>
  given({
    skills: [{ skillId: "law", name: "Law" }],
    services: [
      {
        serviceId: "permit",
        name: "Permit",
        departmentId: "civil",
        queueId: "papers",
        prefix: "B",
        skillIds: ["law"],
      },
      { serviceId: "tax", name: "Tax", departmentId: "civil", queueId: "money", prefix: "C" },
    ],
    clerks: [{ clerkId: "chen", skills: [{ skillId: "law" }] }, ...clerks],
  });

describe("a clerk of the configuration", () => {
  it.each([
    ["by user name", "zhangmin"],
    ["by user name in another letter case", "ZhangMin"],
    ["by the id of the account", zhang.id],
  ])("is known %s, and has no other skills than those written", (_how, clerkId) => {
    const without = skilled([{ clerkId, skills: [] }]);
    expect(next(without.staffed("c1", zhang).ticket("permit"), "c1")).toBe("nobody no-skill");
    expect(next(without.staffed("c1", wang).ticket("permit"), "c1")).toBe("B001 longest-waiting");
    const knowing = skilled([{ clerkId, skills: [{ skillId: "law" }] }]);
    expect(next(knowing.staffed("c1", zhang).ticket("permit"), "c1")).toBe("B001 longest-waiting");
  });

  it("is written into the journal with the user name, so that every replay chooses alike", () => {
    const took = skilled([]).when("clerk:take-counter", { counterId: "c1" }, zhang).at(-1);
    expect(took).toEqual({
      type: "clerk-took-counter",
      at: at(0),
      counterId: "c1",
      clerkId: zhang.id,
      name: "Lin",
      username: "zhangmin",
    });
  });

  it("who signed in before user names were written is known by id alone", () => {
    const took = { type: "clerk-took-counter", at: at(0), counterId: "c1", clerkId: zhang.id } as const;
    const old = (clerkId: string) =>
      skilled([{ clerkId, skills: [] }])
        .after("counter:open", { counterId: "c1" }, zhang)
        .with({ ...took, name: "Zhang" })
        .ticket("permit");
    expect(next(old(zhang.id), "c1")).toBe("nobody no-skill");
    expect(next(old("zhangmin"), "c1")).toBe("B001 longest-waiting");
  });
});

describe("a visit kept for a clerk by user name", () => {
  const rule = { name: "English", when: { languages: ["en" as const] } };
  const kept = given({
    segmentation: [{ ...rule, then: { reserveFor: { clerkId: "zhangmin" }, reserveMinutes: 10 } }],
  }).staffed("c1", zhao);
  const english = (hall: Given) => hall.ticket("passport", { language: "en" });

  it("is hers, at whatever counter she sits", () => {
    const hall = english(kept.staffed("c2", zhang));
    expect(next(hall, "c2")).toBe("A001 reserved-for-clerk");
    expect(next(hall, "c1")).toBe("nobody reserved");
  });

  it("waits for her alone when she comes after the ticket, and is anybody's while she is not there", () => {
    const hall = english(kept);
    expect(next(hall, "c1")).toBe("A001 longest-waiting");
    const came = hall.staffed("c2", zhang);
    expect(next(came, "c1")).toBe("nobody reserved");
    expect(next(came.after("clerk:leave-counter", { counterId: "c2" }, zhang), "c1")).toBe(
      "A001 longest-waiting",
    );
  });
});
