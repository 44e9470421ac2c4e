import { UndoableCommand } from "@hall/contract";
import type { Context, Deciders, DomainCommandName } from "./commands.ts";
import type { Act, HallEvent } from "./events.ts";
import { atCounter } from "./evolve-act.ts";
import { codeAt, counterNumber, counterOf, mustBeThere, visitOf } from "./lookup.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { ActPart, HallState, LastAct, Visit } from "./state.ts";

const UNDOABLE: readonly string[] = UndoableCommand.options;

function isUndoable(name: DomainCommandName): name is UndoableCommand {
  return UNDOABLE.includes(name);
}

/** The events of a person's act, marked as such, so that `visit:undo` finds them together. */
export function actOf(name: DomainCommandName, events: HallEvent[], { by }: Context): HallEvent[] {
  if (by.kind !== "staff" || !isUndoable(name)) return events;
  return events.map((event, index) => {
    const act: Act["act"] = { by: by.id, what: name, ...(index > 0 ? { more: true } : {}) };
    return "visitId" in event ? { ...event, act } : event;
  });
}

/** Taking back one's own last act. The journal keeps both. */
export const undoing: Deciders<"visit:undo"> = {
  "visit:undo": (state, _request, { at, by }) => {
    const act = state.acts.get(by.id);
    if (!act || at > act.until) throw new RuleBroken("nothing-to-undo");
    for (const { visitId, seq } of act.parts) {
      const visit = visitOf(state, visitId);
      if (visit.act?.seq !== seq) throw new RuleBroken("undo-changed", { code: visit.code });
    }
    for (const part of act.parts) mustTakeBack(state, act, part.before);
    return act.parts.toReversed().map((part) => undone(part, act, by.id, at));
  },
};

function undone({ visitId, seq }: ActPart, { what }: LastAct, actOf: string, at: string): HallEvent {
  return { type: "visit-undone", at, visitId, actOf, what, undoes: seq };
}

/** The counter to which the visit would come back: the same clerk must be there, with nobody else. */
function mustTakeBack(state: HallState, { parts }: LastAct, before: Visit): void {
  const counterId = atCounter(before);
  if (counterId === undefined) return;
  const counter = counterOf(state, counterId);
  const number = counterNumber(state, counterId);
  const clerk = counter.clerkId === undefined ? undefined : state.clerks.get(counter.clerkId);
  if (!clerk || !("clerkId" in before) || clerk.clerkId !== before.clerkId)
    throw new RuleBroken("undo-changed", { code: before.code });
  if (counter.state === "closed") throw new RuleBroken("counter-closed", { counter: number });
  mustBeThere(clerk);
  if (counter.visitId !== undefined && !parts.some(({ visitId }) => visitId === counter.visitId))
    throw new RuleBroken("counter-busy", { counter: number, code: codeAt(state, counter) });
}
