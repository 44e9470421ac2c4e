import { z } from "zod";
import { VisitId } from "./ids.ts";
import { WaitRange } from "./visit.ts";

/** A ticket as its holder gets it. */
export const TicketView = z.object({
  visitId: VisitId,
  code: z.string(),
  /** Opens the phone page and is the visitor's only credential. */
  token: z.string(),
  url: z.string(),
  ahead: z.int(),
  wait: WaitRange.nullable(),
  /** The guarantee, when it can be given: after this instant nobody who came later is called first. */
  noLaterFirstAfter: z.iso.datetime({ offset: true }).optional(),
});
export type TicketView = z.infer<typeof TicketView>;
