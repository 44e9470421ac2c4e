import type { HallConfiguration, RoutingPreview } from "@hall/contract";
import { evolve } from "./evolve.ts";
import { linesOf } from "./lines.ts";
import { chooseNext, reachOf } from "./routing.ts";
import { factsOf, segment } from "./segmentation.ts";
import type { HallState, Visit, WaitingVisit } from "./state.ts";
import { put } from "./state.ts";
import { profileOf } from "./work-profile.ts";

const SHOWN = 20;

/** All that the hall itself knows; who has an account is known elsewhere. */
export type HallPreview = Omit<RoutingPreview, "unknownClerks">;

/** What this configuration would make of the hall's waiting visits, as if they had taken their tickets under it. Changes nothing. */
export function previewRouting(state: HallState, configuration: HallConfiguration, now: string): HallPreview {
  const { hall, moved } = underNewRules(state, configuration, now);
  const counters = configuration.counters.map(({ counterId, number }) => {
    const { callable, held } = reachOf(hall, counterId, now);
    const line = callsOf(hall, counterId, now);
    const { clerkId, state: is } = hall.counters.get(counterId) ?? {};
    return {
      counterId,
      number,
      calling: clerkId !== undefined && is === "open",
      line,
      more: callable.length - line.length,
      held: held.slice(0, SHOWN).map(({ visit: { visitId, code }, because }) => ({ visitId, code, because })),
    };
  });
  const served = new Set(
    configuration.counters.flatMap(({ counterId }) => [...profileOf(configuration, counterId).keys()]),
  );
  const unreachable = waitingOf(hall).filter(({ queueId }) => !served.has(queueId));
  return { counters, moved, unreachable: unreachable.map(shown) };
}

/** The hall with the new configuration; whoever waits where the old rules had put them is put where the new ones would. */
function underNewRules(
  state: HallState,
  configuration: HallConfiguration,
  now: string,
): { hall: HallState; moved: RoutingPreview["moved"] } {
  const hall = evolve(state, { type: "hall-configured", at: now, configuration });
  const visits = new Map<string, Visit>(hall.visits);
  const moved: RoutingPreview["moved"] = [];
  for (const visit of waitingOf(hall)) {
    const before = segment(state.configuration, factsOf(visit), visit.queueId);
    if (before.queueId !== visit.queueId || before.class !== visit.class) continue; // somebody put it here by hand
    const after = segment(configuration, factsOf(visit), visit.queueId);
    const there: WaitingVisit = {
      ...visit,
      queueId: after.queueId,
      class: after.class,
      segment: after.segment,
    };
    visits.set(visit.visitId, there);
    if (after.queueId === visit.queueId && after.class === visit.class) continue;
    moved.push({
      ...shown(there),
      fromQueueId: visit.queueId,
      fromClass: visit.class,
      ...(after.segment ? { segment: after.segment } : {}),
    });
  }
  return { hall: { ...hall, visits, lines: linesOf(visits) }, moved };
}

/** The next calls of one counter, one after the other. */
function callsOf(
  hall: HallState,
  counterId: string,
  now: string,
): RoutingPreview["counters"][number]["line"] {
  const line: RoutingPreview["counters"][number]["line"] = [];
  let state = hall;
  while (line.length < SHOWN) {
    const { visit, explain } = chooseNext(state, counterId, now);
    if (!visit) break;
    line.push({ ...shown(visit), explain });
    state = withoutVisit(state, visit, counterId);
  }
  return line;
}

function withoutVisit(state: HallState, visit: WaitingVisit, counterId: string): HallState {
  const rest = (state.lines.get(visit.queueId) ?? []).filter((other) => other !== visit);
  const counter = state.counters.get(counterId);
  const counters = counter
    ? put(state.counters, counterId, { ...counter, lastCalls: [...counter.lastCalls, visit.queueId] })
    : state.counters;
  return { ...state, counters, lines: put(state.lines, visit.queueId, rest) };
}

function waitingOf({ visits }: HallState): WaitingVisit[] {
  return [...visits.values()].filter((visit) => visit.status === "waiting");
}

function shown({ visitId, code, queueId, class: classId }: Visit) {
  return { visitId, code, queueId, class: classId };
}
