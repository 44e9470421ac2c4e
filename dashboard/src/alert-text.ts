import { type AlertView, type HallSnapshot, type Language, MergeRefusal } from "@hall/contract";
import { clockTime, type Translate } from "@hall/contract/web";
import type { zh } from "./messages/zh-CN.ts";

export type Words = Translate<typeof zh>;
type Context = { hall: HallSnapshot; language: Language; t: Words };

/** The cause of an alert in words: its kind, filled with its facts. */
// eslint-disable-next-line max-lines-per-function -- one case for each kind
export function alertText({ kind, facts, subject }: AlertView, { hall, language, t }: Context): string {
  const fact = (name: string): string | number => facts[name] ?? t("fact-unknown");
  const queue = queueName(hall, String(facts.queue ?? subject), language);
  switch (kind) {
    case "wait-over-target":
      return t("alert-wait-over-target", {
        queue,
        minutes: fact("minutes"),
        target: fact("target"),
        waiting: fact("waiting"),
      });
    case "wait-over-maximum":
      return t("alert-wait-over-maximum", { queue, code: fact("code"), maximum: fact("maximum") });
    case "counter-absent":
    case "absent-while-serving":
      return absenceText(kind, facts, { hall, language, t });
    case "crowding":
      return t("alert-crowding", {
        zone: zoneName(hall, subject, language),
        people: fact("people"),
        limit: fact("limit"),
      });
    case "tickets-people-mismatch":
      return t(`alert-${mismatchOf(facts)}`, { tickets: fact("tickets"), people: fact("people") });
    case "device-offline":
      return t("alert-device-offline", {
        device: deviceName(hall, String(facts.device ?? subject), t, language),
      });
    case "camera-unhealthy":
      return t("alert-camera-unhealthy", {
        camera: cameraName(hall, String(facts.camera ?? subject), language),
        state: cameraState(String(facts.state), t),
      });
    case "help-bell":
      return t("alert-help-bell", { place: bellPlace(hall, facts, t, language) });
    case "tickets-refused":
      return refusedText(facts, { hall, language, t });
    case "bad-rating":
      return t("alert-bad-rating", {
        counter: fact("counter"),
        code: fact("code"),
        grade: gradeText(Number(facts.grade), t),
      });
  }
}

/** Who is missed at a counter: its clerk, or some of those who must be there. */
function absenceText(
  kind: "counter-absent" | "absent-while-serving",
  facts: AlertView["facts"],
  { hall, t }: Context,
): string {
  const unknown = t("fact-unknown");
  const { counter = unknown, code = unknown, waiting = unknown, clerk, present = 0, required = 1 } = facts;
  const isServing = kind === "absent-while-serving";
  if (Number(present) > 0) {
    const few = { counter, present, required };
    return isServing ? t("alert-too-few-serving", { ...few, code }) : t("alert-too-few", { ...few, waiting });
  }
  if (isServing) return t("alert-absent-while-serving", { counter, code });
  const name = clerkName(hall, String(clerk ?? "")) ?? unknown;
  return t("alert-counter-absent", { counter, clerk: name, waiting });
}

/** Where a help bell rings: a counter, or a kiosk. */
export function bellPlace(
  hall: HallSnapshot,
  facts: AlertView["facts"],
  t: Words,
  language: Language,
): string {
  if (facts.kiosk !== undefined) return deviceName(hall, String(facts.kiosk), t, language);
  return t("at-counter", { number: facts.counter ?? t("fact-unknown") });
}

/** Tickets that a kiosk gave out by itself and that nobody will call: which, when, and why not. */
function refusedText(facts: AlertView["facts"], { hall, language, t }: Context): string {
  const { kiosk, codes, from, until, because } = facts;
  const time = (at: string | number | undefined): string =>
    typeof at === "string" ? clockTime(at, hall.timeZone, language) : t("fact-unknown");
  return t("alert-tickets-refused", {
    kiosk: deviceName(hall, String(kiosk), t, language),
    codes: String(codes).replaceAll(" ", language === "en" ? ", " : "、"),
    times: from === until ? time(from) : `${time(from)}–${time(until)}`,
    why: mergeRefusalText(because, t),
  });
}

function mergeRefusalText(because: string | number | undefined, t: Words): string {
  const known = MergeRefusal.safeParse(because).data;
  return known ? t(`refused-${known}`) : String(because);
}

/** Which visit an alert is about, when this screen can see it. */
export function visitOf({ kind, facts, subject }: AlertView, { visits }: HallSnapshot): string | undefined {
  if (kind === "wait-over-maximum") return visits.find(({ visitId }) => visitId === subject)?.visitId;
  if (kind !== "bad-rating") return undefined;
  return visits.find(({ step, code }) => step?.stepId === subject || code === facts.code)?.visitId;
}

/** The reason codes of a bad rating. */
export function reasonCodes({ facts }: AlertView): string[] {
  return String(facts.reasons ?? "")
    .split(" ")
    .filter((code) => code !== "");
}

export function queueName(hall: HallSnapshot, queueId: string, language: Language): string {
  return hall.queues.find((queue) => queue.queueId === queueId)?.name[language] ?? queueId;
}

/** A device's own name, or what it is and where. */
export function deviceName(hall: HallSnapshot, deviceId: string, t: Words, language: Language): string {
  const device = hall.devices.find((one) => one.deviceId === deviceId);
  if (!device) return deviceId;
  if (device.name) return device.name[language];
  const counter = hall.counters.find(({ counterId }) => counterId === device.counterId);
  const kind = t(`device-${device.kind}`);
  return counter ? t("device-at", { number: counter.number, kind }) : `${kind} ${deviceId}`;
}

function cameraName(hall: HallSnapshot, cameraId: string, language: Language): string {
  return hall.cameras.find((camera) => camera.cameraId === cameraId)?.name[language] ?? cameraId;
}

function zoneName({ zones }: HallSnapshot, zoneId: string, language: Language): string {
  return zones.find((zone) => zone.zoneId === zoneId)?.name[language] ?? zoneId;
}

const MISMATCHES = ["ghosts", "un-ticketed", "kiosk-failed"] as const;

function mismatchOf({ looks }: AlertView["facts"]): (typeof MISMATCHES)[number] {
  return MISMATCHES.find((one) => one === looks) ?? "ghosts";
}

function clerkName({ clerks }: HallSnapshot, clerkId: string): string | undefined {
  return clerks.find((clerk) => clerk.clerkId === clerkId)?.name;
}

const CAMERA_STATES = ["offline", "frozen", "covered", "dark", "moved", "misconfigured", "unknown"] as const;

function cameraState(state: string, t: Words): string {
  const known = CAMERA_STATES.find((one) => one === state);
  return known ? t(`camera-${known}`) : state;
}

function gradeText(grade: number, t: Words): string {
  if (grade === 1) return t("grade-1");
  return grade === 2 ? t("grade-2") : String(grade);
}
