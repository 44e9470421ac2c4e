import sharp from "sharp";
import { expect, it } from "vitest";
import { ticketImage } from "./ticket-image.ts";
import { hallClock, type PrintedTicket, TICKET_WORDS } from "./ticket-words.ts";

const ticket: PrintedTicket = {
  hall: "政务服务中心",
  code: "A012",
  services: ["身份证补办"],
  queue: "公安综合",
  issuedAt: "2026-11-24T01:05:00Z",
  timeZone: "Asia/Shanghai",
  ahead: 7,
  wait: { low: 8, high: 20 },
  url: "http://hall.example/t/abc",
  language: "zh-CN",
};
const heightOf = async (printed: PrintedTicket) =>
  (await sharp(await ticketImage(printed)).metadata()).height;

it("has a line more where the hall promises after which time nobody goes first, also on one that is printed again", async () => {
  const promised = { ...ticket, noLaterFirstAfter: "2026-11-24T01:50:00Z" };
  for (const reprint of [false, true])
    expect(await heightOf({ ...promised, reprint })).toBeGreaterThan(
      (await heightOf({ ...ticket, reprint })) + 20,
    );
  expect(TICKET_WORDS.en.promise(hallClock(promised.noLaterFirstAfter, promised.timeZone))).toBe(
    "After 09:50 nobody who came later is called first",
  );
});
