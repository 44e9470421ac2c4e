import type { AlertView, HallSnapshot, Language, Text, VisitView } from "@hall/contract";
import { clockTime, currentLanguage, minutesBetween, type Translate } from "@hall/contract/web";
import { sinceOf } from "./desk.ts";
import { KEY_OF, type PlaceName } from "./keys.ts";
import type { zh } from "./messages/zh-CN.ts";
import type { Pick } from "./pick.ts";
import type { Why } from "./why-not.ts";

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

/** Where a bell rings: a counter, or a kiosk by its name. */
export function bellPlace(hall: HallSnapshot, { subject, facts }: AlertView, t: Words): string {
  if (facts.kiosk === undefined) return t("at-counter", { number: counterNumber(hall, subject) });
  const kiosks = hall.devices.filter(({ kind }) => kind === "kiosk");
  const name = kiosks.find(({ deviceId }) => deviceId === facts.kiosk)?.name?.[currentLanguage()];
  if (name) return name;
  return kiosks.length > 1 ? t("at-kiosk", { kiosk: subject }) : t("at-the-kiosk");
}

/** Reasons travel as plain text; one that the hall offers is shown in the screen's language. */
export function reasonText(reason: string, offered: readonly Text[], language: Language): string {
  const known = offered.find((text) => text["zh-CN"] === reason || text.en === reason);
  return known ? known[language] : reason;
}

/** A person's name while they are in the hall; their id when nobody knows them. */
export function clerkName(hall: HallSnapshot, clerkId: string): string {
  return hall.clerks.find((clerk) => clerk.clerkId === clerkId)?.name ?? clerkId;
}

/** With whom a visit is parked; where it was, once that clerk has left. */
export function parkedWith(hall: HallSnapshot, { clerkId, counterId = "" }: VisitView, t: Words): string {
  const clerk = hall.clerks.find((one) => one.clerkId === clerkId);
  if (!clerk) return t("parked-stranded", { number: counterNumber(hall, counterId) });
  return t("parked-with", { name: clerk.name, number: counterNumber(hall, clerk.counterId) });
}

/** What is worth knowing about somebody at a glance, beside the code, the services and the wait. */
export function marksOf(visit: VisitView, hall: HallSnapshot, language: Language, t: Words): string[] {
  const { reservedFor, partySize = 1 } = visit;
  const usual = hall.classes?.[0]?.classId ?? "normal";
  const group = hall.groups?.find(({ groupId }) => groupId === visit.group)?.name[language];
  const visitClass = hall.classes?.find(({ classId }) => classId === visit.class && classId !== usual);
  return [
    group,
    visitClass?.name[language],
    ...bookedMarks(visit, hall, language, t),
    ...(reservedFor?.counterId ? [t("mark-reserved-counter")] : []),
    ...(reservedFor?.clerkId ? [t("mark-reserved-clerk")] : []),
    ...(visit.language !== undefined && visit.language !== "zh-CN" ? [t(`mark-${visit.language}`)] : []),
    ...(partySize > 1 ? [t("mark-party", { n: partySize })] : []),
    ...(visit.note ? [t("mark-note")] : []),
  ].filter((mark) => mark !== undefined);
}

function bookedMarks({ booked, lateMinutes }: VisitView, hall: HallSnapshot, language: Language, t: Words) {
  if (!booked) return [];
  const time = clockTime(booked.at, hall.timeZone, language);
  if (lateMinutes === undefined || lateMinutes < 1) return [t("mark-booked", { time })];
  return [t("mark-late", { time, n: Math.floor(lateMinutes) })];
}

/** A visit as a choice in a list. */
export function pickOfVisit(
  hall: HallSnapshot,
  visit: VisitView,
  now: Date,
  language: Language,
  t: Words,
): Pick {
  const minutes = t("line-minutes", { n: minutesBetween(new Date(sinceOf(visit)), now) });
  const calls = visit.status === "missed" ? t("now-calls-n", { n: visit.calls ?? 1 }) : undefined;
  return {
    id: visit.visitId,
    label: visit.code,
    detail: [
      serviceNames(hall, visit.serviceIds, language),
      minutes,
      calls,
      ...marksOf(visit, hall, language, t),
    ]
      .filter(Boolean)
      .join(" · "),
  };
}

/** A place's key as it is written on it. */
export function keyText(place: PlaceName, t: Words): string {
  const key = KEY_OF[place];
  return key === "Space" || key === "Enter" ? t(`key-${key}`) : key;
}
