import type { CommandName, Fault, HallSnapshot, Reply, Request, Text, TicketView } from "@hall/contract";
import type { HallConfirm, HallReason, HallToast, ReasonQuestion } from "@hall/contract/web";
import type { Desk } from "./desk.ts";
import type { FinishDialog } from "./dialogs/finish-dialog.ts";

import type { TicketDialog } from "./dialogs/ticket-dialog.ts";
import type { TransferDialog } from "./dialogs/transfer-dialog.ts";
import type { Asked } from "./elements/desk-action.ts";
import type { Orders } from "./orders.ts";
import type { Words } from "./texts.ts";

/** The parts of the page through which the desk speaks with its clerk. */
export type Voices = {
  toast: HallToast;
  confirm: HallConfirm;
  reason: HallReason;
  finish: FinishDialog;
  transfer: TransferDialog;
  ticket: TicketDialog;
};

type Work = { hall: HallSnapshot; desk: Desk; orders: Orders; voices: Voices; t: Words };
type Done<K extends CommandName> = (reply: Reply<K>) => string | undefined;

/** Does what was asked: at once, or after a dialog has asked for what is missing. Resolves when all is said. */
export async function doWork(asked: Asked, work: Work): Promise<void> {
  const { desk } = work;
  const { counterId } = desk.counter;
  switch (asked.action) {
    case "open":
    case "reopen":
      return tell(work, "counter:open", { counterId });
    case "back":
      return tell(work, "clerk:back", {});
    case "call-next":
      return tell(work, "visit:call-next", { counterId }, ({ visit }) =>
        visit ? work.t("done-call-next", { code: visit.code }) : work.t("done-nobody"),
      );
    case "pause":
      return askReason(work, pauseQuestion(work), "counter:pause", (reason) => ({ counterId, reason }));
    case "break":
      return askReason(work, breakQuestion(work), "clerk:break", (reason) => ({ reason }));
    case "take-ticket":
      return takeTicket(work);
    case "close":
      return closeCounter(work);
    case "leave-counter":
      return leaveCounter(work);
    default:
      return workOnVisit(asked, work);
  }
}

/** What is done with one visit: the one named, or else the one in hand. */
async function workOnVisit({ action, visit, place = "back" }: Asked, work: Work): Promise<void> {
  const { desk, t } = work;
  const subject = visit ?? desk.visit;
  if (!subject) return;
  const { visitId, code } = subject;
  switch (action) {
    case "arrive":
      return tell(work, "visit:arrive", { visitId });
    case "recall":
      return tell(work, "visit:recall", { visitId }, () => t("done-recall", { code }));
    case "no-show":
      return tell(work, "visit:no-show", { visitId }, () => t("done-no-show", { code }));
    case "park":
      return tell(work, "visit:park", { visitId }, () => t("done-park", { code }));
    case "resume":
      return tell(work, "visit:resume", { visitId });
    case "return":
      return tell(work, "visit:return", { visitId, place }, () => t("done-return", { code }));
    case "call":
      return tell(work, "visit:call", { visitId, counterId: desk.counter.counterId });
    case "leave":
      return visitorLeft(work, visitId, code);
    case "void":
      return askReason(work, voidQuestion(work, code), "visit:void", (reason) => ({ visitId, reason }));
    case "finish":
      return work.voices.finish.ask({ visit: subject, hall: work.hall }, (entered) =>
        send(work, "visit:finish", { visitId, ...entered }, () => t("done-finish", { code })),
      );
    case "transfer":
      return transfer(work, visitId, code);
    default:
      return; // everything else is done with the desk, above
  }
}

/** Sends a command; says what was done in a toast, or gives back why it was refused. */
async function send<K extends CommandName>(
  { orders, voices }: Work,
  command: K,
  request: Request<K>,
  said: Done<K> = () => undefined,
): Promise<Fault | undefined> {
  const result = await orders.give(command, request);
  if (result === undefined) return undefined;
  if (!result.ok) return result.fault;
  const text = said(result.value);
  if (text) voices.toast.show(text);
  else voices.toast.hide();
  return undefined;
}

/** As `send`, where no dialog is open: a refusal is said in the toast. */
async function tell<K extends CommandName>(
  work: Work,
  command: K,
  request: Request<K>,
  said?: Done<K>,
): Promise<void> {
  const fault = await send(work, command, request, said);
  if (fault) work.voices.toast.refuse(fault);
}

function askReason<K extends "counter:pause" | "clerk:break" | "visit:void">(
  work: Work,
  question: ReasonQuestion,
  command: K,
  request: (reason: string) => Request<K>,
): Promise<void> {
  return work.voices.reason.ask(question, (reason) => send(work, command, request(reason)));
}

/** Reasons are kept in the hall's first language, whoever's screen they were chosen on. */
function offered(work: Work, reasons: readonly Text[]): ReasonQuestion["reasons"] {
  const language = work.voices.reason.language;
  return reasons.map((text) => ({
    value: text[work.hall.languages[0] ?? "zh-CN"],
    label: text[language],
  }));
}

function pauseQuestion(work: Work): ReasonQuestion {
  const { t, hall } = work;
  const reasons = offered(work, hall.pauseReasons);
  return { title: t("pause-title"), text: t("pause-text"), go: t("pause-go"), reasons };
}

function breakQuestion(work: Work): ReasonQuestion {
  const { t, hall } = work;
  const reasons = offered(work, hall.breakReasons);
  return { title: t("break-title"), text: t("break-text"), go: t("break-go"), reasons };
}

function voidQuestion({ t }: Work, code: string): ReasonQuestion {
  const reasons = (["void-1", "void-2", "void-3"] as const).map((key) => ({ value: t(key), label: t(key) }));
  return { title: t("void-title", { code }), text: t("void-text"), go: t("void-go"), reasons, severe: true };
}

function transfer(work: Work, visitId: string, code: string): Promise<void> {
  const { hall, desk, voices, t } = work;
  const { counterId } = desk.counter;
  const visit = hall.visits.find((one) => one.visitId === visitId);
  if (!visit) return Promise.resolve();
  return voices.transfer.ask({ visit, hall, clerkId: desk.clerk.clerkId, counterId }, (entered) =>
    send(work, "visit:transfer", { visitId, ...entered }, () => t("done-transfer", { code })),
  );
}

function takeTicket(work: Work): Promise<void> {
  let ticket: TicketView | undefined;
  return work.voices.ticket.ask({ hall: work.hall, issued: () => ticket }, (entered) =>
    send(work, "visit:take-ticket", entered, (reply) => {
      ticket = reply;
      return undefined;
    }),
  );
}

async function visitorLeft(work: Work, visitId: string, code: string): Promise<void> {
  const { t, voices } = work;
  const title = t("leave-line-ask", { code });
  const yes = await voices.confirm.ask({ title, text: t("leave-line-text"), yes: t("act-leave") });
  if (yes) await tell(work, "visit:leave", { visitId }, () => t("done-leave", { code }));
}

async function closeCounter(work: Work): Promise<void> {
  const { t, desk, voices } = work;
  const { number, counterId } = desk.counter;
  const waiting = desk.line.callable.length;
  const text = waiting > 0 ? t("close-text", { n: waiting }) : "";
  const yes = await voices.confirm.ask({ title: t("close-ask", { number }), text, yes: t("act-close") });
  if (yes) await tell(work, "counter:close", { counterId });
}

async function leaveCounter(work: Work): Promise<void> {
  const { t, desk, voices } = work;
  const { number, counterId } = desk.counter;
  const parked = desk.parked.length;
  const text = [t("leave-text"), ...(parked > 0 ? [t("leave-parked", { n: parked })] : [])].join(" ");
  const yes = await voices.confirm.ask({
    title: t("leave-ask", { number }),
    text,
    yes: t("act-leave-counter"),
  });
  if (yes) await tell(work, "clerk:leave-counter", { counterId });
}
