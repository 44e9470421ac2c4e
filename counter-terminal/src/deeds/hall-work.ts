import type { ActionName } from "../actions.ts";
import { KeysDialog } from "../dialogs/keys-dialog.ts";
import { RollDialog } from "../dialogs/roll-dialog.ts";
import { StopDialog } from "../dialogs/stop-dialog.ts";
import { bellPlace } from "../texts.ts";
import { habits, pauseOffer } from "../this-machine.ts";
import { send, tell, type Work } from "./work.ts";

/** What concerns the whole hall: the bell, the end of tickets, the paper roll, the keys. */
export const HALL_WORK: Partial<Record<ActionName, (work: Work) => Promise<void>>> = {
  help: (work) =>
    tell(work, "help:ring", { counterId: work.desk.counter.counterId }, () => work.t("done-help")),
  "help-end": (work) => endHelp(work),
  "help-accept": acceptHelp,
  "help-over": helpOver,
  "stop-tickets": stopTickets,
  "resume-tickets": (work) => tell(work, "hall:resume-tickets", {}, () => work.t("done-tickets-run")),
  roll,
  keys: (work) => work.voices.ask(new KeysDialog(), { habits }, () => Promise.resolve(undefined)),
  stay: ({ desk, voices, t }) => {
    pauseOffer.decline(desk);
    voices.say.show(t("done-stay"));
    return Promise.resolve();
  },
};

function endHelp(work: Work): Promise<void> {
  const { mine } = work.desk.help;
  if (!mine) return Promise.resolve();
  return tell(work, "help:end", { alertId: mine.alertId }, () => work.t("done-help-end"));
}

/** The one that rings longest. */
function acceptHelp(work: Work): Promise<void> {
  const [longest] = work.desk.help.ringing;
  if (!longest) return Promise.resolve();
  const { t, hall } = work;
  return tell(work, "help:accept", { alertId: longest.alertId }, () =>
    t("done-help-accept", { place: bellPlace(hall, longest, t) }),
  );
}

/** The visitor at the kiosk has been helped. */
function helpOver(work: Work): Promise<void> {
  const { going } = work.desk.help;
  if (!going) return Promise.resolve();
  return tell(work, "help:end", { alertId: going.alertId }, () => work.t("done-help-end"));
}

function stopTickets(work: Work): Promise<void> {
  const { t, hall, voices } = work;
  return voices.ask(new StopDialog(), { hall }, (entered) =>
    send(work, "hall:stop-tickets", entered, () => t("done-tickets-stopped")),
  );
}

function roll(work: Work): Promise<void> {
  const { live, desk } = work;
  const { counterId } = desk.counter;
  return work.voices.ask(new RollDialog(), { live, counterId }, () => send(work, "roll:next", { counterId }));
}
