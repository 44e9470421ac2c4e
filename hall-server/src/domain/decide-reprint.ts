import type { Deciders } from "./commands.ts";
import { visitIn } from "./lookup.ts";
import { RuleBroken } from "./rule-broken.ts";

/** The same ticket on paper once more. */
export const reprinting: Deciders<"visit:reprint"> = {
  // A kiosk cannot see who stands there: only the document that the ticket was taken with says so.
  "visit:reprint": (state, { visitId, person }, { at, by }) => {
    const visit = visitIn(state, visitId, "waiting", "called", "serving", "parked", "missed");
    if (by.kind !== "staff" && (visit.person === undefined || visit.person !== person))
      throw new RuleBroken("identity-other");
    return [{ type: "ticket-reprinted", at, visitId, printedBy: by.id }];
  },
};
