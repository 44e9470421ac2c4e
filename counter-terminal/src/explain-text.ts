import type { Explanation, HallSnapshot, Language } from "@hall/contract";
import { queueNames, type Words } from "./texts.ts";

const SHOWN_PASSED_OVER = 4;

/** Why this one is next, in words: the rule, the wait, what put it here, and whom it passes over. */
export function explainText(explain: Explanation, hall: HallSnapshot, language: Language, t: Words): string {
  const { rule, waitedMinutes, segment, auto } = explain;
  const parts = [
    t(`rule-${rule}`),
    ...(auto ? [t("explain-auto")] : []),
    ...(waitedMinutes === undefined ? [] : [t("explain-waited", { n: Math.floor(waitedMinutes) })]),
    ...(segment ? [t("explain-segment", { name: segment[language] })] : []),
    ...profileText(explain, hall, language, t),
    ...passedText(explain, t),
  ];
  return parts.join(t("explain-between"));
}

/** The work profile is worth a word where it decided, or where a condition brought the queue here. */
function profileText(
  { rule, profile }: Explanation,
  hall: HallSnapshot,
  language: Language,
  t: Words,
): string[] {
  if (!profile) return [];
  const queue = queueNames(hall, [profile.queueId], language);
  const { priority, share, when } = profile;
  const words: string[] = [];
  if (rule === "queue-priority") words.push(t("profile-priority", { queue, n: priority }));
  if (rule === "ratio") words.push(t("profile-share", { queue, n: share ?? 1 }));
  if (when) {
    const other = queueNames(hall, [when.queueId], language);
    if (when.waitsOverMinutes !== undefined)
      words.push(t("profile-waits", { queue, other, n: when.waitsOverMinutes }));
    if (when.waitingOver !== undefined)
      words.push(t("profile-waiting", { queue, other, n: when.waitingOver }));
  }
  return words;
}

function passedText({ passedOver }: Explanation, t: Words): string[] {
  if (passedOver.length === 0) return [];
  const shown = passedOver.slice(0, SHOWN_PASSED_OVER);
  const reasons = [...new Set(shown.map(({ because }) => because))];
  const between = t("list-between");
  const codes = reasons
    .map((because) => {
      const code = shown.filter((one) => one.because === because).map((one) => one.code);
      return t(`passed-${because}`, { code: code.join(between) });
    })
    .join(between);
  const more = passedOver.length - shown.length;
  return [more > 0 ? t("passed-over-more", { codes, n: more }) : t("passed-over", { codes })];
}
