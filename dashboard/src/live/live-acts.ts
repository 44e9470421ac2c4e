import { translate } from "@hall/contract/web";
import type { Desk } from "../manager-orders.ts";
import type { StopDialog } from "./stop-dialog.ts";
import { words } from "./words.ts";

/** Accepts a call for help, or ends it for everybody. */
export async function answerBell(act: "accept" | "end", alertId: string, desk: Desk): Promise<void> {
  const answer = await desk.call(desk.socket, `help:${act}`, { alertId });
  if (!answer.ok) desk.toast.refuse(answer.fault);
}

/** No more tickets: with a notice that everybody can read. */
export async function stopTickets(dialog: StopDialog, desk: Desk): Promise<void> {
  await dialog.ask(desk.hall, async (request) => {
    const answer = await desk.call(desk.socket, "hall:stop-tickets", request);
    if (answer.ok) desk.toast.show(translate(words, desk.language, "stopped"));
    return answer.ok ? undefined : answer.fault;
  });
}

export async function resumeTickets(desk: Desk): Promise<void> {
  const answer = await desk.call(desk.socket, "hall:resume-tickets", {});
  if (answer.ok) desk.toast.show(translate(words, desk.language, "resumed"));
  else desk.toast.refuse(answer.fault);
}
