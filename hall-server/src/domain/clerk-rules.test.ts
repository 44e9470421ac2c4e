import { isCommandName } from "@hall/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moves } from "../../test/random-day.ts";
import { type Look, walk } from "../../test/walk.ts";
import type { EventOf, HallEvent } from "./events.ts";
import type { HallState } from "./state.ts";

/** Looks at every decision of many random days with all commands. */
function always(look: Look): void {
  fc.assert(fc.property(moves(100), (day) => void walk(day, look)));
}

const callsOf = (caused: HallEvent[]) =>
  caused.filter((event): event is EventOf<"visit-called"> => event.type === "visit-called");

describe("whatever clerks do", { timeout: 60_000 }, () => {
  it("a missed visit is not called again within the hall's minimum time, by nobody", () => {
    always(({ before, caused }) => {
      for (const { visitId, at } of callsOf(caused)) {
        const visit = before.visits.get(visitId);
        if (visit?.periods.at(-2)?.state !== "missed" || visit.lastCallAt === undefined) continue;
        const minutes = (Date.parse(at) - Date.parse(visit.lastCallAt)) / 60_000;
        expect(minutes, visit.code).toBeGreaterThanOrEqual(before.configuration.recallMinutes);
      }
    });
  });

  it("nobody is brought back after the hall's number of calls, unless the visitor asks", () => {
    always(({ before, caused }) => {
      for (const event of caused)
        if (event.type === "visit-returned")
          expect(before.visits.get(event.visitId)?.calls ?? 0).toBeLessThan(before.configuration.maxCalls);
    });
  });

  it("somebody else's visit or counter is touched only with the right to do so", () => {
    always(({ before, caused, by, command }) => {
      if (by.kind !== "staff" || by.permissions.has("end-others-step") || !isOnesOwn(command.name)) return;
      if (caused.some(({ type }) => type === "day-started")) return; // which ends what yesterday has forgotten
      for (const event of caused) {
        expect(holderOf(before, event) ?? by.id, `${command.name} by ${by.id}`).toBe(by.id);
        if ("clerkId" in event) expect(event.clerkId).toBe(by.id);
      }
    });
  });

  it("a skip calls another one or nobody, and never the one that was skipped", () => {
    always(({ caused, command }) => {
      if (command.name !== "visit:skip") return;
      for (const { visitId } of callsOf(caused)) expect(visitId).not.toBe(command.request.visitId);
    });
  });

  it("an undo takes back the act of its own author, of the last seconds, and of nobody else", () => {
    always(({ before, after, caused, by, now }) => {
      for (const event of caused) {
        if (event.type !== "visit-undone") continue;
        const act = before.acts.get(by.id);
        expect(event.actOf).toBe(by.id);
        expect(act?.what).toBe(event.what);
        expect(now.toISOString() <= (act?.until ?? "")).toBe(true);
        expect(after.acts.has(by.id)).toBe(false);
      }
    });
  });

  it("while numbers are stopped nobody gets one but from whoever may stop them", () => {
    always(({ before, caused, by }) => {
      for (const event of caused) {
        if (event.type !== "ticket-issued" || before.day !== event.day || !before.ticketStop) continue;
        const stopped = before.ticketStop.queueIds?.includes(event.queueId) ?? true;
        if (stopped) expect(by.permissions.has("stop-tickets")).toBe(true);
      }
    });
  });

  it("the paper roll goes up by one, at a manned open counter without a visitor", () => {
    always(({ before, caused }) => {
      for (const event of caused) {
        if (event.type !== "roll-called") continue;
        expect(event.number).toBe(before.roll.last + 1);
        expect(before.counters.get(event.counterId)).toMatchObject({
          state: "open",
          clerkId: event.clerkId,
          visitId: undefined,
        });
      }
    });
  });

  it("a bell is ended by nobody before somebody has accepted it, but by whoever rang, and by the end of the day", () => {
    always(({ before, caused, by }) => {
      for (const event of caused) {
        if (event.type !== "alert-resolved" || event.by === "day-ended") continue;
        const bell = before.alerts.get(event.alertId);
        if (bell?.kind !== "help-bell") continue;
        expect(bell.state === "acknowledged" || bell.facts.clerk === by.id).toBe(true);
      }
    });
  });
});

const VISITORS = ["visit:leave", "visit:rate", "visit:check-in", "visit:reprint", "visit:note"];

/** A deed of a person that is not the visitor's (leaving, rating) or everybody's (a note). */
function isOnesOwn(command: string): boolean {
  return isCommandName(command) && !VISITORS.includes(command);
}

/** Who holds the visit that the event is about; whoever has left the counter no longer holds what was parked. */
function holderOf({ visits, clerks }: HallState, event: HallEvent): string | undefined {
  const visit = "visitId" in event ? visits.get(event.visitId) : undefined;
  if (!visit || !("clerkId" in visit)) return undefined;
  const resumed = event.type === "visit-resumed" && !clerks.has(visit.clerkId);
  return resumed ? undefined : visit.clerkId;
}
