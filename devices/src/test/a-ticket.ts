import type { PrintedTicket } from "../ticket-image/ticket-words.ts";

/** A ticket as the hub orders it from a printer. */
export const A_TICKET: PrintedTicket = {
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
