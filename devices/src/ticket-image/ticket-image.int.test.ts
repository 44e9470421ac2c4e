import sharp from "sharp";
import { expect, it } from "vitest";
import { A_TICKET } from "../test/a-ticket.ts";
import { ticketImage } from "./ticket-image.ts";
import { hallClock, type PrintedTicket, TICKET_WORDS } from "./ticket-words.ts";

const heightOf = async (printed: PrintedTicket) =>
  (await sharp(await ticketImage(printed)).metadata()).height;

it("has a line more where the hall promises after which time nobody goes first, also on one that is printed again", async () => {
  const promised = { ...A_TICKET, noLaterFirstAfter: "2026-11-24T01:50:00Z" };
  for (const reprint of [false, true])
    expect(await heightOf({ ...promised, reprint })).toBeGreaterThan(
      (await heightOf({ ...A_TICKET, reprint })) + 20,
    );
  expect(TICKET_WORDS.en.promise(hallClock(promised.noLaterFirstAfter, promised.timeZone))).toBe(
    "After 09:50 nobody who came later is called first",
  );
});
