import type { ActionName } from "../actions.ts";
import { askReason, offered, tell, type Work } from "./work.ts";

/** The clerk's own coming and going, and the counter's: open, pause, break, back office, away, close, leave. */
export const COUNTER_WORK: Partial<Record<ActionName, (work: Work) => Promise<void>>> = {
  open: openCounter,
  reopen: openCounter,
  back: (work) => tell(work, "clerk:back", {}),
  pause,
  break: takeBreak,
  "back-office": backOffice,
  away,
  close: closeCounter,
  "leave-counter": leaveCounter,
};

function openCounter(work: Work): Promise<void> {
  return tell(work, "counter:open", { counterId: work.desk.counter.counterId });
}

function pause(work: Work): Promise<void> {
  const { t, hall, desk } = work;
  const { counterId } = desk.counter;
  const reasons = offered(work, hall.pauseReasons);
  const question = { title: t("pause-title"), text: t("pause-text"), go: t("pause-go"), reasons };
  return askReason(work, question, "counter:pause", (reason) => ({ counterId, reason }));
}

function takeBreak(work: Work): Promise<void> {
  const { t, hall } = work;
  const reasons = offered(work, hall.breakReasons);
  const question = { title: t("break-title"), text: t("break-text"), go: t("break-go"), reasons };
  return askReason(work, question, "clerk:break", (reason) => ({ reason }));
}

function backOffice(work: Work): Promise<void> {
  const { t } = work;
  const reasons = (["office-1", "office-2", "office-3"] as const).map((key) => ({
    value: t(key),
    label: t(key),
  }));
  const question = {
    title: t("office-title"),
    text: t("office-text"),
    go: t("office-go"),
    reasons,
    optional: true,
  };
  return askReason(work, question, "clerk:back-office", (reason) => (reason ? { reason } : {}));
}

function away(work: Work): Promise<void> {
  const { t, hall } = work;
  const reasons = offered(work, hall.pauseReasons);
  const question = { title: t("away-title"), text: t("away-text"), go: t("away-go"), reasons };
  return askReason(work, question, "clerk:away", (reason) => ({ reason }));
}

async function closeCounter(work: Work): Promise<void> {
  const { t, desk, voices } = work;
  const { number, counterId } = desk.counter;
  const waiting = desk.line.callable.length;
  const text = waiting > 0 ? t("close-text", { n: waiting }) : "";
  const yes = await voices.confirm({ title: t("close-ask", { number }), text, yes: t("act-close") });
  if (yes) await tell(work, "counter:close", { counterId });
}

async function leaveCounter(work: Work): Promise<void> {
  const { t, desk, voices } = work;
  const { number, counterId } = desk.counter;
  const parked = desk.parked.mine.length;
  const text = [t("leave-text"), ...(parked > 0 ? [t("leave-parked", { n: parked })] : [])].join(" ");
  const yes = await voices.confirm({ title: t("leave-ask", { number }), text, yes: t("act-leave-counter") });
  if (yes) await tell(work, "clerk:leave-counter", { counterId });
}
