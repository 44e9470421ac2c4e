import { describe, expect, it } from "vitest";
import { given, kiosk } from "../../test/given.ts";
import { guaranteeOf } from "../domain/guarantee.ts";
import { paperFor } from "./paper.ts";

const hall = given({
  devices: [
    { deviceId: "kiosk", kind: "kiosk", printerId: "printer" },
    { deviceId: "printer", kind: "ticket-printer" },
  ],
}).staffed("c1");

describe("a ticket on paper", () => {
  it("says what the screen says: whom it is behind, how long, and after which time nobody goes first", () => {
    const events = hall.when("visit:take-ticket", { serviceIds: ["passport"] }, kiosk);
    const after = hall.with(...events);
    const issued = events.find((event) => event.type === "ticket-issued");
    const promised = guaranteeOf(after.state, after.visit("A001"));
    expect(promised).toBeDefined();
    expect(issued && paperFor(after.state, issued, (id) => `http://hall/t/${id}`)).toMatchObject({
      printerId: "printer",
      ticket: {
        code: "A001",
        ahead: 0,
        noLaterFirstAfter: promised,
        url: `http://hall/t/${after.id("A001")}`,
      },
    });
  });
});
