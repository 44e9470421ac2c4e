import { describe, expect, it } from "vitest";
import { aHall, at, given, kiosk, NINE } from "../../test/given.ts";
import { ownVisitView, visitInLine, visitView } from "./present-visit.ts";

const fields = [{ fieldId: "copies", name: "Copies", kind: "number" as const }];
const services = aHall().services.map((s) => (s.serviceId === "passport" ? { ...s, fields } : s));
const serving = given({ services })
  .staffed("c3")
  .after("visit:take-ticket", { serviceIds: ["passport", "tax", "permit"] }, kiosk)
  .after("visit:call-next", { counterId: "c3" })
  .later(1)
  .does("visit:arrive", "A001");
const visitId = serving.id("A001");
const noted = serving
  .after("visit:note", { visitId, text: "x" })
  .after("visit:set-fields", { visitId, fields: { copies: "2" } });
const now = new Date(NINE + 60_000);

describe("what clerks add to a visit", () => {
  it("is seen by staff: notes, fields, what is left to do, and until when the last act can be taken back", () => {
    expect(visitInLine(noted.state, noted.visit("A001"), now)).toMatchObject({
      note: true,
      fields: { copies: "2" },
      openServiceIds: ["tax", "permit"],
      undoBy: "lin",
      undoUntil: "2026-11-24T01:01:10.000Z",
      step: { serviceId: "passport" },
    });
  });

  it("is never seen by the public, nor by the holder of the ticket", () => {
    const open = visitView(noted.visit("A001"), "public", noted.state.configuration);
    const own = ownVisitView(noted.state, noted.visit("A001"), now);
    for (const view of [open, own])
      for (const key of ["note", "fields", "undoBy", "undoUntil", "class", "clerkId"])
        expect(view).not.toHaveProperty(key);
    expect(own.step?.clerkId).toBe("-");
  });

  it("does not name to the holder the clerk for whom it is kept", () => {
    const hall = given().staffed("c1").ticket();
    const kept = { ...hall.visit("A001"), reservedFor: { clerkId: "lin" }, reservedUntil: at(9) };
    expect(visitView(kept, "staff")).toHaveProperty("reservedFor");
    for (const key of ["reservedFor", "reservedUntil"])
      expect(ownVisitView(hall.state, kept, now)).not.toHaveProperty(key);
  });

  it("leaves out what is not there", () => {
    const view = visitView(given().ticket().visit("A001"), "staff", aHall());
    for (const key of ["note", "fields", "openServiceIds", "undoBy", "missedForGood"])
      expect(view).not.toHaveProperty(key);
  });

  it("says when only the visitor can bring a missed visit back", () => {
    const missed = given({ maxCalls: 2 }).called().does("visit:no-show", "A001");
    expect(visitView(missed.visit("A001"), "staff", missed.state.configuration)).not.toHaveProperty(
      "missedForGood",
    );
    const often = given({ maxCalls: 1 }).called().does("visit:no-show", "A001");
    expect(visitView(often.visit("A001"), "staff", often.state.configuration).missedForGood).toBe(true);
  });

  it("counts the services that are left step by step", () => {
    const next = noted.after("visit:next-step", { visitId });
    expect(visitView(next.visit("A001"), "staff").openServiceIds).toEqual(["permit"]);
    const both = noted.after("visit:next-step", { visitId, done: [{ serviceId: "tax", count: 1 }] });
    expect(visitView(both.visit("A001"), "staff")).toMatchObject({ step: { serviceId: "permit" } });
    expect(visitView(both.visit("A001"), "staff")).not.toHaveProperty("openServiceIds");
    expect(visitView(both.later(1).does("visit:finish", "A001").visit("A001"), "staff").finishedAt).toBe(
      at(2),
    );
  });
});
