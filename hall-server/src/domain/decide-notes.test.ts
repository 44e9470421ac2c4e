import { describe, expect, it } from "vitest";
import { aHall, at, boss, type Given, given, kiosk, wang } from "../../test/given.ts";

const fields = [
  { fieldId: "address", name: { "zh-CN": "地址", en: "Address" } },
  { fieldId: "copies", name: "Copies", kind: "number" as const, required: true },
  {
    fieldId: "kind",
    name: "Kind",
    kind: "choice" as const,
    choices: [
      { "zh-CN": "新办", en: "New" },
      { "zh-CN": "换发", en: "Renewal" },
    ],
  },
];
const services = aHall().services.map((service) =>
  service.serviceId === "passport" ? { ...service, fields } : service,
);
const serving = given({ services }).serving();
const A001 = serving.id("A001");
const set = (hall: Given, values: Record<string, string>) =>
  hall.after("visit:set-fields", { visitId: A001, fields: values });
const refusal = (values: Record<string, string>, by = boss) =>
  serving.refusal("visit:set-fields", { visitId: A001, fields: values }, by);

describe("a note", () => {
  it("leaves its text out of the event: it says that there is one, under an id", () => {
    const [event] = serving.when("visit:note", { visitId: A001, text: "born 1950, hard of hearing" }, wang);
    expect(event).toMatchObject({ type: "visit-noted", visitId: A001 });
    expect(JSON.stringify(event)).not.toContain("1950");
    expect(serving.after("visit:note", { visitId: A001, text: "x" }, wang).visit("A001").noted).toBe(true);
  });

  it("belongs to a visit that is not void and has not left", () => {
    const gone = serving.after("visit:void", { visitId: A001, reason: "x" });
    expect(gone.refusal("visit:note", { visitId: A001, text: "x" })).toBe("visit-not");
    expect(
      serving.does("visit:finish", "A001").refusal("visit:note", { visitId: A001, text: "x" }),
    ).toBeUndefined();
  });
});

describe("fields of a service", () => {
  it("stand in the event when they are no free text; of a text only that it is there", () => {
    const [event] = serving.when("visit:set-fields", {
      visitId: A001,
      fields: { address: "5 River Street", copies: "2", kind: "Renewal" },
    });
    expect(event).toEqual({
      type: "visit-fields-set",
      at: at(2),
      visitId: A001,
      fields: { copies: "2", kind: "换发" },
      texts: ["address"],
      cleared: [],
    });
  });

  it("are kept, changed and cleared one by one", () => {
    const first = set(serving, { address: "5 River Street", copies: "2", kind: "新办" });
    expect(first.visit("A001")).toMatchObject({
      fields: { copies: "2", kind: "新办" },
      textFields: ["address"],
    });
    const then = set(first, { copies: "3", kind: "", address: "" });
    expect(then.visit("A001")).toMatchObject({ fields: { copies: "3" }, textFields: [] });
    expect(then.visit("A001").fields).not.toHaveProperty("kind");
  });

  it.each([
    ["a field that the service does not have", { nonsense: "1" }, "field-unknown"],
    ["a number that is none", { copies: "two" }, "field-not-a-number"],
    ["a choice that is none", { copies: "2", kind: "other" }, "field-not-a-choice"],
    ["nothing where something is required", { address: "5 River Street" }, "field-required"],
    ["clearing what is required", { copies: "" }, "field-required"],
  ])("are refused: %s", (_what, values, rule) => {
    expect(refusal(values)).toBe(rule);
  });

  it.each(["2", "-3", "0.5", "+7"])("take %s as a number", (copies) => {
    expect(refusal({ copies })).toBeUndefined();
  });

  it("are filled in by whoever holds the visit", () => {
    expect(refusal({ copies: "2" }, wang)).toBe("not-your-visit");
    expect(refusal({ copies: "2" }, kiosk)).toBe("not-your-visit");
  });

  it("that are required must be filled in before the service is said to be done", () => {
    const done = { visitId: A001, done: [{ serviceId: "passport", count: 1 }] };
    expect(serving.refusal("visit:finish", done)).toBe("field-required");
    expect(serving.refusal("visit:finish", { visitId: A001, outcome: "done" })).toBe("field-required");
    expect(serving.refusal("visit:next-step", { ...done, serviceId: "permit" })).toBe("field-required");
    expect(serving.refusal("visit:finish", { visitId: A001 })).toBeUndefined();
    expect(serving.refusal("visit:finish", { visitId: A001, outcome: "not-possible" })).toBeUndefined();
    expect(set(serving, { copies: "1" }).refusal("visit:finish", done)).toBeUndefined();
  });

  it("of another service of the ticket can be filled in ahead", () => {
    const both = given({ services })
      .staffed("c3")
      .after("visit:take-ticket", { serviceIds: ["permit", "passport"] }, kiosk)
      .after("visit:call-next", { counterId: "c3" })
      .does("visit:arrive", "B001");
    const visitId = both.id("B001");
    expect(both.refusal("visit:set-fields", { visitId, fields: { address: "x" } })).toBeUndefined();
  });
});
