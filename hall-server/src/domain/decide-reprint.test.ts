import { describe, expect, it } from "vitest";
import { at, given, kiosk, lin } from "../../test/given.ts";

const hall = given()
  .staffed("c1")
  .after("visit:take-ticket", { serviceIds: ["passport"], person: "hash-a" }, kiosk)
  .ticket()
  .later(3);
const A001 = hall.id("A001");
const again = { visitId: A001, person: "hash-a" };

describe("the same ticket on paper once more", () => {
  it("is given by a kiosk to whoever shows the document that it was taken with", () => {
    expect(hall.when("visit:reprint", again, kiosk)).toEqual([
      { type: "ticket-reprinted", at: at(3), visitId: A001, printedBy: "kiosk" },
    ]);
  });

  it("is not given by a kiosk to anybody else, or for a ticket without a document", () => {
    expect(hall.refusal("visit:reprint", { visitId: A001, person: "hash-b" }, kiosk)).toBe("identity-other");
    expect(hall.refusal("visit:reprint", { visitId: A001 }, kiosk)).toBe("identity-other");
    expect(hall.refusal("visit:reprint", { visitId: hall.id("A002") }, kiosk)).toBe("identity-other");
    const guess = { visitId: hall.id("A002"), person: "hash-a" };
    expect(hall.refusal("visit:reprint", guess, kiosk)).toBe("identity-other");
  });

  it("is given by staff, who see who stands there", () => {
    expect(hall.when("visit:reprint", { visitId: hall.id("A002") }, lin)).toMatchObject([
      { printedBy: "lin" },
    ]);
  });

  it("is given while the visit goes on, and when it was missed, and not when it is over", () => {
    const called = hall.after("visit:call-next", { counterId: "c1" });
    const serving = called.does("visit:arrive", "A001");
    for (const open of [
      called,
      serving,
      serving.does("visit:park", "A001"),
      called.does("visit:no-show", "A001"),
    ])
      expect(open.refusal("visit:reprint", again, kiosk)).toBeUndefined();
    expect(serving.does("visit:finish", "A001").refusal("visit:reprint", again, kiosk)).toBe("visit-not");
    expect(hall.refusal("visit:reprint", { ...again, visitId: "nobody" }, kiosk)).toBe("unknown-visit");
  });
});

describe("one person and one service have one live ticket", () => {
  const take = (person: string | undefined, ...serviceIds: string[]) =>
    ["visit:take-ticket", { serviceIds, ...(person === undefined ? {} : { person }) }, kiosk] as const;

  it("which is kept with the hash of the document, and refused a second time by its code", () => {
    expect(hall.visit("A001").person).toBe("hash-a");
    expect(hall.visit("A002").person).toBeUndefined();
    expect(hall.refusal(...take("hash-a", "passport"))).toBe("ticket-exists");
    expect(hall.refusal(...take("hash-a", "tax", "passport"))).toBe("ticket-exists");
  });

  it("while others, and the same one for something else or without a document, get theirs", () => {
    for (const asked of [take("hash-b", "passport"), take("hash-a", "tax"), take(undefined, "passport")])
      expect(hall.refusal(...asked)).toBeUndefined();
  });

  it("and may have another one when the first is over, or was missed for good", () => {
    const called = hall.after("visit:call-next", { counterId: "c1" });
    expect(called.refusal(...take("hash-a", "passport"))).toBe("ticket-exists");
    const missed = called.does("visit:no-show", "A001");
    expect(missed.refusal(...take("hash-a", "passport"))).toBe("ticket-exists");
    const recalled = called.does("visit:recall", "A001").does("visit:recall", "A001");
    expect(recalled.refusal(...take("hash-a", "passport"))).toBe("ticket-exists");
    expect(recalled.does("visit:no-show", "A001").refusal(...take("hash-a", "passport"))).toBeUndefined();
    const done = called.does("visit:arrive", "A001").does("visit:finish", "A001");
    expect(done.refusal(...take("hash-a", "passport"))).toBeUndefined();
  });
});
