import type { CounterView, Fault, HallSnapshot, Result } from "@hall/contract";
import type { callHub, HubSocket } from "@hall/contract/live";
import type { HallConfirm, HallReason, HallToast } from "@hall/contract/web";
import { offeredReasons } from "./alert-reasons.ts";
import { alertText, type Words } from "./alert-text.ts";
import type { AlertAct, CounterAct } from "./elements/dashboard-events.ts";

/** What an order needs of the page: where it asks, where it answers, and how it reaches the hub. */
export type Desk = {
  call: typeof callHub;
  socket: HubSocket;
  hall: HallSnapshot;
  language: "zh-CN" | "en";
  t: Words;
  reason: HallReason;
  confirm: HallConfirm;
  toast: HallToast;
};

/** Acknowledges or resolves an alert with a reason. */
export async function handleAlert(act: AlertAct, alertId: string, desk: Desk): Promise<void> {
  const { hall, t, language, reason: dialog, toast, call, socket } = desk;
  const alert = hall.alerts.find((one) => one.alertId === alertId);
  if (!alert) return;
  const question = {
    title: t(`alert-${act}-title`),
    text: alertText(alert, { hall, language, t }),
    go: t(`alert-${act}`),
    reasons: offeredReasons(act, t),
    optional: act === "acknowledge",
    deliberate: true,
  };
  await dialog.ask(question, async (reason) => {
    const request = { alertId, ...(reason === "" ? {} : { reason }) };
    const answer = await call(socket, `alert:${act}`, request);
    if (answer.ok) toast.show(t(act === "acknowledge" ? "alert-acknowledged-done" : "alert-resolved-done"));
    return faultOf(answer);
  });
}

/** Opens, pauses or closes a counter, or finishes what another clerk has not. */
export async function handleCounter(act: CounterAct, counterId: string, desk: Desk): Promise<void> {
  const counter = desk.hall.counters.find((one) => one.counterId === counterId);
  if (!counter) return;
  if (act === "pause") return pause(counter, desk);
  if (act === "finish") return finish(counter, desk);
  const { t, call, socket, confirm } = desk;
  const { number } = counter;
  if (act === "close") {
    const sure = {
      title: t("close-title", { number }),
      text: t("close-text"),
      yes: t("act-close"),
      severe: true,
    };
    if (!(await confirm.ask(sure))) return;
  }
  say(await call(socket, `counter:${act}`, { counterId }), t(`done-${act}`, { number }), desk);
}

async function pause({ counterId, number }: CounterView, desk: Desk): Promise<void> {
  const { hall, language, t, call, socket, toast } = desk;
  const reasons = hall.pauseReasons.map((text) => ({ value: text["zh-CN"], label: text[language] }));
  const question = {
    title: t("pause-title", { number }),
    text: t("pause-text"),
    go: t("act-pause"),
    reasons,
    deliberate: true,
  };
  await desk.reason.ask(question, async (reason) => {
    const answer = await call(socket, "counter:pause", { counterId, reason });
    if (answer.ok) toast.show(t("done-pause", { number }));
    return faultOf(answer);
  });
}

async function finish(counter: CounterView, desk: Desk): Promise<void> {
  const { hall, t, call, socket, confirm } = desk;
  const visit = hall.visits.find(({ visitId }) => visitId === counter.visitId);
  if (!visit) return;
  const { code, visitId } = visit;
  const clerk = hall.clerks.find(({ clerkId }) => clerkId === counter.clerkId)?.name ?? t("fact-unknown");
  const sure = {
    title: t("finish-title", { code, clerk }),
    text: t("finish-text"),
    yes: t("act-finish"),
    severe: true,
  };
  if (!(await confirm.ask(sure))) return;
  say(
    await call(socket, "visit:finish", { visitId, outcome: "not-recorded" }),
    t("done-finish", { code }),
    desk,
  );
}

function say(answer: Result<unknown>, done: string, { toast }: Desk): void {
  if (answer.ok) toast.show(done);
  else toast.refuse(answer.fault);
}

function faultOf(answer: Result<unknown>): Fault | undefined {
  return answer.ok ? undefined : answer.fault;
}
