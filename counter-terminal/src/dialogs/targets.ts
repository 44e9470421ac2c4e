import type { HallSnapshot, Language, Request } from "@hall/contract";
import { shared, translate } from "@hall/contract/web";
import type { Pick } from "../pick.ts";
import { counterNumber, queueNames, type Words } from "../texts.ts";

export type Target = Request<"visit:transfer">["to"];

/** A target as the id of a choice, and back. */
const idOf = (target: Target): string => JSON.stringify(target);
export function targetOf(id: string): Target {
  return JSON.parse(id) as Target; // as: written by idOf
}

export function queuesToGo(hall: HallSnapshot, language: Language, t: Words): Pick[] {
  return hall.queues.map(({ queueId, name, waiting }) => ({
    id: idOf({ queueId }),
    label: name[language],
    detail: t("transfer-waiting", { n: waiting }),
    group: t("transfer-queues"),
    also: Object.values(name).join(" "),
  }));
}

export function countersToGo(hall: HallSnapshot, mine: string, language: Language, t: Words): Pick[] {
  return hall.counters
    .filter(({ counterId }) => counterId !== mine)
    .sort((a, b) => a.number - b.number)
    .map(({ counterId, number, state, queueIds, clerkId }) => ({
      id: idOf({ counterId }),
      label: t("counter-number", { number }),
      detail: [
        translate(shared, language, `state-${state}`),
        hall.clerks.find((clerk) => clerk.clerkId === clerkId)?.name,
        queueNames(hall, queueIds, language),
      ]
        .filter(Boolean)
        .join(" · "),
      group: t("transfer-counters"),
    }));
}

export function clerksToGo(hall: HallSnapshot, me: string, language: Language, t: Words): Pick[] {
  return hall.clerks
    .filter(({ clerkId }) => clerkId !== me)
    .map(({ clerkId, name, counterId, state }) => ({
      id: idOf({ clerkId }),
      label: name,
      detail: `${t("counter-number", { number: counterNumber(hall, counterId) })} · ${translate(shared, language, `state-${state}`)}`,
      group: t("transfer-clerks"),
    }));
}
