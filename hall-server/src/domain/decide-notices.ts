import type { Actor, Deciders } from "./commands.ts";
import { startDay } from "./decide-day.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState } from "./state.ts";

/** Numbers are not given out for the rest of the day, with the words that tell everybody why. */
export const notices: Deciders<"hall:stop-tickets" | "hall:resume-tickets"> = {
  "hall:stop-tickets": (state, { notice, queueIds }, context) => {
    const { began } = startDay(state, context); // it ends with the day, so there must be one
    for (const queueId of queueIds ?? [])
      if (!state.configuration.queues.some((queue) => queue.queueId === queueId))
        throw new RuleBroken("unknown-queue", { queue: queueId });
    return [
      ...began,
      {
        type: "tickets-stopped",
        at: context.at,
        notice,
        ...(queueIds ? { queueIds: [...new Set(queueIds)] } : {}),
      },
    ];
  },

  "hall:resume-tickets": (state, _request, { at }) => {
    if (!state.ticketStop) throw new RuleBroken("tickets-not-stopped");
    return [{ type: "tickets-resumed", at }];
  },
};

/** May a number be given out for this queue? Whoever may stop them may also issue one by hand. */
export function mustIssue({ ticketStop }: HallState, queueId: string, by: Actor): void {
  if (!ticketStop || (ticketStop.queueIds && !ticketStop.queueIds.includes(queueId))) return;
  if (by.kind === "staff" && by.permissions.has("stop-tickets")) return;
  const { notice } = ticketStop;
  throw new RuleBroken("tickets-stopped", { notice: notice["zh-CN"], noticeEn: notice.en });
}
