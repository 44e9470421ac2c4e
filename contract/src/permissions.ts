import { z } from "zod";

/** What a person or a device may do in a hall; checked on the server at every command and every read. */
export const Permission = z.enum([
  "see-board", // services, queues and called codes: what hangs on the wall anyway
  "see-hall", // all visits, counters, clerks
  "see-cameras",
  "see-evidence", // pixelated pictures around absences, where a hall keeps them; each look is audited
  "see-statistics",
  "take-ticket",
  "rate", // with the token of the step
  "enter-rating", // a rating that came on paper
  "leave", // give up a place in line: one's own, or for a visitor who asks
  "call",
  "cherry-pick",
  "transfer",
  "void",
  "note", // write and read notes of colleagues, fill in fields
  "rejoin", // a missed visitor asks again: for oneself, or for a visitor who asks
  "help", // ring the help bell, accept and end it
  "call-staff", // ring the own help bell: a kiosk, for its visitor
  "book", // for a visitor who asks
  "check-in", // with a booking
  "find", // a ticket again: place and status only
  "reserve-numbers", // a kiosk, for when the hub is away
  "stop-tickets", // and issue by hand while they are stopped
  "take-counter",
  "open-counter",
  "end-others-step", // act on a visit or a counter that belongs to another clerk
  "handle-alerts",
  "see-routing", // the configuration without cameras' addresses
  "configure",
  "manage-devices",
  "manage-accounts",
  "audit",
]);
export type Permission = z.infer<typeof Permission>;

export const Role = z.enum(["clerk", "manager", "admin", "auditor"]);
export type Role = z.infer<typeof Role>;

const clerk = [
  "see-board",
  "see-hall",
  "take-ticket",
  "leave",
  "call",
  "transfer",
  "void",
  "note",
  "rejoin",
  "book",
  "check-in",
  "find",
  "help",
  "take-counter",
  "open-counter",
] as const;
const manager = [
  ...clerk,
  "see-cameras",
  "see-evidence",
  "see-statistics",
  "see-routing",
  "enter-rating",
  "cherry-pick",
  "end-others-step",
  "stop-tickets",
  "handle-alerts",
] as const;

/** Roles are nothing but sets of permissions. */
export const ROLES: Record<Role, readonly Permission[]> = {
  clerk,
  manager,
  admin: [...manager, "configure", "manage-devices", "manage-accounts", "audit"],
  auditor: ["see-board", "see-hall", "see-statistics", "see-routing", "audit"],
};

/** What kinds of screens and devices enrol with a one-time code, and what each may do. */
export const EnrolmentKind = z.enum(["kiosk", "board", "device"]);
export type EnrolmentKind = z.infer<typeof EnrolmentKind>;
export const ENROLMENTS: Record<EnrolmentKind, readonly Permission[]> = {
  kiosk: ["see-board", "take-ticket", "check-in", "find", "reserve-numbers", "rate", "call-staff"],
  board: ["see-board"],
  device: ["see-board", "rate"],
};

/** The holder of a ticket's link. */
export const VISITOR: readonly Permission[] = ["see-board", "check-in", "leave", "rejoin", "rate"];
