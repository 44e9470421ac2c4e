import type { VisitView } from "@hall/contract";
import type { ActionName } from "../actions.ts";
import { FieldsDialog } from "../dialogs/fields-dialog.ts";
import { FinishDialog } from "../dialogs/finish-dialog.ts";
import { NextStepDialog } from "../dialogs/next-step-dialog.ts";
import { NoteDialog } from "../dialogs/note-dialog.ts";
import { TransferDialog } from "../dialogs/transfer-dialog.ts";
import { askReason, send, tell, type Work } from "./work.ts";

type OnVisit = (work: Work, visit: VisitView) => Promise<void>;

/** What is done with the visit in hand. */
const ON_VISIT: Partial<Record<ActionName, OnVisit>> = {
  arrive: (work, { visitId }) => tell(work, "visit:arrive", { visitId }),
  recall: (work, { visitId, code }) =>
    tell(work, "visit:recall", { visitId }, () => work.t("done-recall", { code })),
  "no-show": (work, { visitId, code }) =>
    tell(work, "visit:no-show", { visitId }, () => work.t("done-no-show", { code })),
  skip,
  park: (work, { visitId, code }) =>
    tell(work, "visit:park", { visitId }, () => work.t("done-park", { code })),
  finish,
  "next-step": nextStep,
  transfer,
  note,
  fields,
  void: voidVisit,
};

export const VISIT_WORK: Partial<Record<ActionName, (work: Work) => Promise<void>>> = Object.fromEntries(
  Object.entries(ON_VISIT).map(([action, act]) => [
    action,
    (work: Work) => (work.desk.visit ? act(work, work.desk.visit) : Promise.resolve()),
  ]),
);

function skip(work: Work, { visitId, code }: VisitView): Promise<void> {
  const { t } = work;
  return tell(work, "visit:skip", { visitId, place: "back" }, ({ visit }) =>
    visit ? t("done-skip", { code, next: visit.code }) : t("done-skip-nobody", { code }),
  );
}

function finish(work: Work, visit: VisitView): Promise<void> {
  const { visitId, code } = visit;
  return work.voices.ask(new FinishDialog(), { visit, hall: work.hall }, (entered) =>
    send(work, "visit:finish", { visitId, ...entered }, () => work.t("done-finish", { code })),
  );
}

function nextStep(work: Work, visit: VisitView): Promise<void> {
  const { hall, desk, t } = work;
  const { visitId, code } = visit;
  const question = { visit, hall, counterId: desk.counter.counterId };
  return work.voices.ask(new NextStepDialog(), question, (entered) =>
    send(work, "visit:next-step", { visitId, ...entered }, (reply) =>
      t(reply.visit.status === "serving" ? "done-next-here" : "done-next-sent", { code }),
    ),
  );
}

function transfer(work: Work, visit: VisitView): Promise<void> {
  const { hall, desk, live } = work;
  const { visitId, code } = visit;
  const { clerkId } = desk.clerk;
  const { counterId } = desk.counter;
  const now = live.now() ?? new Date(0);
  return work.voices.ask(new TransferDialog(), { visit, hall, clerkId, counterId, now }, (entered) =>
    send(work, "visit:transfer", { visitId, ...entered }, () => work.t("done-transfer", { code })),
  );
}

export function note(work: Work, visit: VisitView): Promise<void> {
  const { visitId, code } = visit;
  return work.voices.ask(new NoteDialog(), { visit, hall: work.hall, notes: work.reads.notes }, (text) =>
    send(work, "visit:note", { visitId, text }, () => work.t("done-note", { code })),
  );
}

async function fields(work: Work, visit: VisitView): Promise<void> {
  const { visitId, code } = visit;
  const known = await work.reads.notes(visitId);
  const values = { ...visit.fields, ...(known.ok ? known.value.fields : {}) };
  const question = { code, fields: work.desk.fields, values };
  return work.voices.ask(new FieldsDialog(), question, (entered) =>
    send(work, "visit:set-fields", { visitId, fields: entered }, () => work.t("done-fields", { code })),
  );
}

export function voidVisit(work: Work, { visitId, code }: VisitView): Promise<void> {
  const { t } = work;
  const reasons = (["void-1", "void-2", "void-3"] as const).map((key) => ({ value: t(key), label: t(key) }));
  const question = {
    title: t("void-title", { code }),
    text: t("void-text"),
    go: t("void-go"),
    reasons,
    severe: true,
  };
  return askReason(work, question, "visit:void", (reason) => ({ visitId, reason }));
}
