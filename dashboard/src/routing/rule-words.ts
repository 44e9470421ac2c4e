import type { HallConfiguration, Language, SegmentRule, SegmentWhen } from "@hall/contract";
import type { Words } from "./words.ts";

/** What is needed to put routing into words: the names of the hall, a language, and the catalogue. */
export type Speech = { hall: HallConfiguration; language: Language; t: Words };

const LANGUAGES = { "zh-CN": "中文", en: "English" } as const;

/** When a segmentation rule is true, as people read it. */
export function whenWords(when: SegmentWhen, speech: Speech): string {
  const { t } = speech;
  const facts = factWords(when, speech);
  if (when.not) facts.push(t("says-not", { words: factWords(when.not, speech).join(t("says-and")) }));
  return facts.length === 0 ? t("says-everybody") : facts.join(t("says-and"));
}

function factWords(when: Omit<SegmentWhen, "not">, speech: Speech): string[] {
  const { hall, language, t } = speech;
  const list = (names: readonly string[]): string => names.join(t("says-or"));
  const said: string[] = [];
  if (when.services)
    said.push(t("says-services", { list: list(when.services.map((id) => serviceName(hall, id, language))) }));
  if (when.groups)
    said.push(t("says-groups", { list: list(when.groups.map((id) => groupName(hall, id, language))) }));
  if (when.classes)
    said.push(t("says-classes", { list: list(when.classes.map((id) => className(hall, id, language))) }));
  if (when.languages)
    said.push(t("says-languages", { list: list(when.languages.map((id) => LANGUAGES[id])) }));
  if (when.booked !== undefined) said.push(t(when.booked ? "says-booked" : "says-walk-in"));
  if (when.lateOverMinutes !== undefined) said.push(t("says-late", { n: when.lateOverMinutes }));
  if (when.partySizeOver !== undefined) said.push(t("says-party", { n: when.partySizeOver }));
  if (when.returnVisit !== undefined) said.push(t(when.returnVisit ? "says-return" : "says-first"));
  return said;
}

/** What a segmentation rule does. */
export function thenWords(then: SegmentRule["then"], { hall, language, t }: Speech): string {
  const said: string[] = [];
  if (then.queueId) said.push(t("says-queue", { queue: queueNameOf(hall, then.queueId, language) }));
  if (then.classId) said.push(t("says-class", { class: className(hall, then.classId, language) }));
  const kept = then.reserveFor;
  if (kept) {
    const who =
      "counterId" in kept
        ? t("says-keep-counter", { number: counterNumber(hall, kept.counterId) })
        : t("says-keep-clerk", { clerk: kept.clerkId });
    said.push(`${who} ${t("says-minutes", { n: then.reserveMinutes ?? hall.reservedMinutes })}`);
  }
  return said.length === 0 ? t("says-nothing") : said.join(t("says-and"));
}

/** By which words a counter serves its queues, one text each. */
export function profileWords(counter: HallConfiguration["counters"][number], speech: Speech): string[] {
  const { hall, language, t } = speech;
  const { queueIds, profile } = counter;
  const plain = queueIds
    .filter((id) => !profile.some(({ queueId }) => queueId === id))
    .map((id) => queueNameOf(hall, id, language));
  const special = profile.map(({ queueId, priority, share, when }) => {
    const said = [
      ...(priority > 1 ? [t("says-priority", { n: priority })] : []),
      ...(share === undefined ? [] : [t("says-share", { n: share })]),
      ...(when ? [conditionWords(when, speech)] : []),
    ];
    const name = queueNameOf(hall, queueId, language);
    return said.length === 0 ? name : `${name} (${said.join(t("says-and"))})`;
  });
  const all = [...plain, ...special];
  if (counter.autoCallSeconds !== undefined) all.push(t("counter-says-auto", { n: counter.autoCallSeconds }));
  return all;
}

type Condition = NonNullable<HallConfiguration["counters"][number]["profile"][number]["when"]>;

function conditionWords(when: Condition, { hall, language, t }: Speech): string {
  const queue = queueNameOf(hall, when.queueId, language);
  const said: string[] = [];
  if (when.waitsOverMinutes !== undefined)
    said.push(t("says-when-wait", { queue, n: when.waitsOverMinutes }));
  if (when.waitingOver !== undefined) said.push(t("says-when-count", { queue, n: when.waitingOver }));
  return said.join(t("says-and"));
}

export function queueNameOf(hall: HallConfiguration, id: string, language: Language): string {
  return hall.queues.find(({ queueId }) => queueId === id)?.name[language] ?? id;
}
export function className(hall: HallConfiguration, id: string, language: Language): string {
  return hall.classes.find(({ classId }) => classId === id)?.name[language] ?? id;
}
function serviceName(hall: HallConfiguration, id: string, language: Language): string {
  return hall.services.find(({ serviceId }) => serviceId === id)?.name[language] ?? id;
}
function groupName(hall: HallConfiguration, id: string, language: Language): string {
  return hall.groups.find(({ groupId }) => groupId === id)?.name[language] ?? id;
}
function counterNumber(hall: HallConfiguration, id: string): number | string {
  return hall.counters.find(({ counterId }) => counterId === id)?.number ?? id;
}
