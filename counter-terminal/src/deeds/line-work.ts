import type { TicketView, VisitView } from "@hall/contract";
import { currentLanguage, type Question } from "@hall/contract/web";
import type { ActionName } from "../actions.ts";
import { resumable } from "../desk.ts";
import { CheckInDialog } from "../dialogs/check-in-dialog.ts";
import { FindDialog, type Found } from "../dialogs/find-dialog.ts";
import { LookDialog } from "../dialogs/look-dialog.ts";
import { OpenCallsDialog } from "../dialogs/open-calls-dialog.ts";
import { PickDialog } from "../dialogs/pick-dialog.ts";
import { ReturnDialog } from "../dialogs/return-dialog.ts";
import { TicketDialog } from "../dialogs/ticket-dialog.ts";
import { parkedWith, pickOfVisit } from "../texts.ts";
import { note, voidVisit } from "./visit-work.ts";
import { send, tell, type Work } from "./work.ts";

/** Who comes next, who comes back, and who comes without a number. */
export const LINE_WORK: Partial<Record<ActionName, (work: Work) => Promise<void>>> = {
  "call-next": (work) => callNext(work),
  look,
  call: pickFromLine,
  return: returnMissed,
  resume: resumeParked,
  "take-ticket": takeTicket,
  "check-in": checkIn,
  find,
  "open-calls": openCalls,
  undo,
};

/** `seen` was shown before: somebody else may have been quicker, and then the clerk is told. */
function callNext(work: Work, seen?: VisitView): Promise<void> {
  const { t, desk } = work;
  const { counterId } = desk.counter;
  return tell(work, "visit:call-next", { counterId }, ({ visit, explain }) => {
    if (!visit) return t("done-nobody");
    work.voices.called(visit.visitId, explain);
    if (seen && seen.visitId !== visit.visitId)
      return t("done-call-other", { code: visit.code, seen: seen.code });
    return t("done-call-next", { code: visit.code });
  });
}

async function look(work: Work): Promise<void> {
  const { hall, desk, live, reads } = work;
  const { counterId } = desk.counter;
  const next = await reads.explain(counterId);
  if (!next.ok) return work.voices.say.refuse(next.fault);
  const { visit, explain } = next.value;
  if (!visit) return work.voices.say.show(work.t("done-nobody"));
  let call = false;
  const mayCall = desk.situation === "free";
  await work.voices.ask(new LookDialog(), { hall, visit, explain, reads, live, mayCall }, () => {
    call = mayCall;
    return Promise.resolve(undefined);
  });
  if (call) await callNext(work, visit);
}

function pickFromLine(work: Work): Promise<void> {
  const { t, hall, desk } = work;
  const picks = desk.line.callable.map(({ visit }) =>
    pickOfVisit(hall, visit, now(work), currentLanguage(), t),
  );
  const question = {
    title: t("pick-title"),
    text: t("pick-text"),
    label: t("pick-label"),
    go: t("act-call"),
    picks,
  };
  return work.voices.ask(new PickDialog(), question, (visitId) =>
    send(work, "visit:call", { visitId, counterId: desk.counter.counterId }, ({ visit }) =>
      t("done-call-next", { code: visit.code }),
    ),
  );
}

function returnMissed(work: Work): Promise<void> {
  const { t, hall, desk } = work;
  return work.voices.ask(
    new ReturnDialog(),
    { hall, missed: desk.missed, now: now(work) },
    async ({ visit, way }) => {
      const { visitId, code } = visit;
      if (way === "leave") return send(work, "visit:leave", { visitId }, () => t("done-leave", { code }));
      if (way === "rejoin") return send(work, "visit:rejoin", { visitId }, () => t("done-return", { code }));
      return send(work, "visit:return", { visitId, place: way }, () => t("done-return", { code }));
    },
  );
}

/** The only one, and one's own, is taken up at once; otherwise the clerk sees whose they are and chooses. */
function resumeParked(work: Work): Promise<void> {
  const { t, hall, desk, mayEndOthers } = work;
  const { mine } = desk.parked;
  const visits = resumable(desk, mayEndOthers);
  const [only] = mine;
  if (only && visits.length === 1) return tell(work, "visit:resume", { visitId: only.visitId });
  const picks = visits.map((visit) => {
    const pick = pickOfVisit(hall, visit, now(work), currentLanguage(), t);
    return mine.includes(visit)
      ? pick
      : { ...pick, detail: `${parkedWith(hall, visit, t)} · ${pick.detail}` };
  });
  const question = { title: t("resume-title"), text: "", label: t("parked"), go: t("act-resume"), picks };
  return work.voices.ask(new PickDialog(), question, (visitId) => send(work, "visit:resume", { visitId }));
}

function takeTicket(work: Work): Promise<void> {
  let ticket: TicketView | undefined;
  return work.voices.ask(new TicketDialog(), { hall: work.hall, issued: () => ticket }, (entered) =>
    send(work, "visit:take-ticket", entered, (reply) => {
      ticket = reply;
      return undefined;
    }),
  );
}

function checkIn(work: Work): Promise<void> {
  const { t, hall } = work;
  return work.voices.ask(new CheckInDialog(), { hall, now: now(work) }, (entered) =>
    send(work, "visit:check-in", entered, ({ code, ahead }) => t("done-check-in", { code, n: ahead })),
  );
}

/** What asks for more is asked once the dialog has closed. */
async function find(work: Work): Promise<void> {
  const { t, hall, reads, voices } = work;
  let ticket: TicketView | undefined;
  let wanted: Found | undefined;
  const question = { hall, now: now(work), find: reads.find, printed: () => ticket };
  await voices.ask(new FindDialog(), question, (found) => {
    const { visitId, code } = found.visit;
    if (found.way === "leave") return send(work, "visit:leave", { visitId }, () => t("done-leave", { code }));
    if (found.way === "ticket")
      return send(work, "visit:reprint", { visitId }, (reply) => {
        ticket = reply;
        return undefined;
      });
    wanted = found;
    return Promise.resolve(undefined);
  });
  if (wanted?.way === "note") await note(work, wanted.visit);
  else if (wanted) await voidVisit(work, wanted.visit);
}

/** A clerk looks; whoever may end a colleague's step can do so from here. */
async function openCalls(work: Work): Promise<void> {
  const { t, hall, live, desk, voices, mayEndOthers } = work;
  let forgotten: VisitView | undefined;
  const question = {
    live,
    counterId: desk.counter.counterId,
    clerkId: desk.clerk.clerkId,
    mayEnd: mayEndOthers,
  };
  await voices.ask(new OpenCallsDialog(), question, (visitId) => {
    forgotten = hall.visits.find((one) => one.visitId === visitId);
    return Promise.resolve(undefined);
  });
  if (!forgotten) return;
  const { visitId, code } = forgotten;
  const ask: Question = {
    title: t("end-ask", { code }),
    text: t("end-text"),
    yes: t("end-go"),
    severe: true,
  };
  if (!(await voices.confirm(ask))) return;
  await tell(work, "visit:finish", { visitId, outcome: "not-recorded" }, () => t("done-finish", { code }));
}

function undo(work: Work): Promise<void> {
  const { t } = work;
  return tell(work, "visit:undo", {}, ({ visit, undone }) =>
    t("done-undo", { code: visit.code, what: t(`undo-${undone}`) }),
  );
}

function now({ live }: Work): Date {
  return live.now() ?? new Date(0);
}
