import { book, checkIn } from "./booking.ts";
import { arrive, callNext, cherryPick, expire, noShow, recall, skip } from "./calling.ts";
import {
  closeCounter,
  comeBack,
  goOnBreak,
  leaveCounter,
  openCounter,
  pauseCounter,
  takeCounter,
} from "./counter.ts";
import { endDay } from "./day.ts";
import { back, rejoin } from "./missed.ts";
import { nextStep } from "./next-step.ts";
import { finish, leave, park, resume, voided } from "./serving.ts";
import type { ModelState } from "./state.ts";
import { takeTicket } from "./ticket.ts";
import { transfer } from "./transfer.ts";
import { undo } from "./undo.ts";
import type { By, Plan, Request } from "./words.ts";

/** What the model knows of each command. */
export const COMMANDS: Record<string, (hall: ModelState, request: Request, by: By, at: number) => Plan> = {
  "visit:take-ticket": (hall, request, _by, at) => takeTicket(hall, request, at),
  "visit:call-next": (hall, request, by, at) => callNext(hall, request, by, at),
  "visit:call": (hall, request, by, at) => cherryPick(hall, request, by, at),
  "visit:skip": (hall, request, by, at) => skip(hall, request, by, at),
  "visit:recall": (hall, request, by, at) => recall(hall, request, by, at),
  "visit:arrive": (hall, request, by) => arrive(hall, request, by),
  "visit:no-show": (hall, request, by) => noShow(hall, request, by),
  "call:expire": (hall, request, _by, at) => expire(hall, request, at),
  "visit:return": (hall, request, _by, at) => back(hall, request, at),
  "visit:rejoin": (hall, request, _by, at) => rejoin(hall, request, at),
  "visit:park": (hall, request, by) => park(hall, request, by),
  "visit:resume": (hall, request, by) => resume(hall, request, by),
  "visit:transfer": (hall, request, by, at) => transfer(hall, request, by, at),
  "visit:finish": (hall, request, by) => finish(hall, request, by),
  "visit:leave": (hall, request, by) => leave(hall, request, by),
  "visit:void": (hall, request, by) => voided(hall, request, by),
  "clerk:take-counter": (hall, request, by, at) => takeCounter(hall, request, by, at),
  "counter:open": (hall, request, by, at) => openCounter(hall, request, by, at),
  "counter:pause": (hall, request, by) => pauseCounter(hall, request, by),
  "counter:close": (hall, request, by) => closeCounter(hall, request, by),
  "clerk:leave-counter": (hall, request, by) => leaveCounter(hall, request, by),
  "clerk:break": (hall, _request, by) => goOnBreak(hall, by),
  "clerk:back": (hall, _request, by) => comeBack(hall, by),
  "day:end": (hall, { day = "" }, _by, at) => endDay(hall, day, at),
  "visit:next-step": (hall, request, by, at) => nextStep(hall, request, by, at),
  "visit:undo": (hall, _request, by, at) => undo(hall, by, at),
  "visit:book": (hall, request, _by, at) => book(hall, request, at),
  "visit:check-in": (hall, request, by, at) => checkIn(hall, request, by, at),
};
