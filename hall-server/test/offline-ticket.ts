import type { OfflineTicket } from "@hall/contract";
import { codeOf } from "../src/domain/numbers.ts";
import { at } from "./given.ts";

/** A ticket for a passport that a kiosk gave out by itself: its number, and the minute of the day. */
export function offline(number: number, minute: number, more: Partial<OfflineTicket> = {}): OfflineTicket {
  return {
    localId: `t${number}`,
    code: codeOf("A", number),
    prefix: "A",
    number,
    serviceIds: ["passport"],
    issuedAt: at(minute),
    ...more,
  };
}
