import type { Explanation, HallSnapshot, Language, Text, VisitView } from "@hall/contract";
import type { Translate } from "@hall/contract/web";
import type { Why } from "./actions.ts";
import type { zh } from "./messages/zh-CN.ts";

export type Words = Translate<typeof zh>;

/** Why something cannot be done now, in the screen's language. */
export function whyText(why: Why, t: Words): string {
  switch (why.because) {
    case "offline":
      return t("why-offline", { time: why.time });
    case "in-hand":
    case "not-called":
    case "arrive-first":
      return t(`why-${why.because}`, { code: why.code });
    default:
      return t(`why-${why.because}`);
  }
}

/** Names of services, in the order in which the visitor asked for them. */
export function serviceNames(hall: HallSnapshot, ids: readonly string[], language: Language): string {
  return ids.map((id) => serviceName(hall, id, language)).join(language === "en" ? ", " : "、");
}

/** A service's name; its id when the configuration no longer has it. */
export function serviceName(hall: HallSnapshot, serviceId: string, language: Language): string {
  return hall.services.find((service) => service.serviceId === serviceId)?.name[language] ?? serviceId;
}

/** Names of queues, joined. */
export function queueNames(hall: HallSnapshot, ids: readonly string[], language: Language): string {
  return ids
    .map((id) => hall.queues.find(({ queueId }) => queueId === id)?.name[language] ?? id)
    .join(language === "en" ? ", " : "、");
}

/** The number over a counter; its id when nobody knows it. */
export function counterNumber(hall: HallSnapshot, counterId: string): string {
  const counter = hall.counters.find((one) => one.counterId === counterId);
  return counter ? String(counter.number) : counterId;
}

/** Reasons travel as plain text; one that the hall offers is shown in the screen's language. */
export function reasonText(reason: string, offered: readonly Text[], language: Language): string {
  const known = offered.find((text) => text["zh-CN"] === reason || text.en === reason);
  return known ? known[language] : reason;
}

/** Why the first one is next: the rule, and whom it passed over. */
export function explainText(explain: Explanation, t: Words): string {
  const rule = t(`rule-${explain.rule}`);
  if (explain.passedOver.length === 0) return rule;
  const codes = explain.passedOver.map(({ code, because }) => t(`passed-${because}`, { code })).join(" ");
  return t("explain-both", { rule, passed: t("passed-over", { codes }) });
}

/** What is worth knowing about somebody in line, beside the code and the wait. */
export function marksOf(visit: VisitView, language: Language, t: Words): string[] {
  const { reservedFor, partySize = 1 } = visit;
  return [
    ...(visit.class === "priority" ? [t("mark-priority")] : []),
    ...(reservedFor?.counterId ? [t("mark-reserved-counter")] : []),
    ...(reservedFor?.clerkId ? [t("mark-reserved-clerk")] : []),
    ...(visit.language === "en" && language !== "en" ? [t("mark-english")] : []),
    ...(partySize > 1 ? [t("mark-party", { n: partySize })] : []),
    ...(visit.channel === "clerk" ? [t("mark-by-hand")] : []),
  ];
}
