import type { Language, Rehearsal, RehearsedZone, Span, Zone } from "@hall/contract";
import { clockSeconds, duration } from "@hall/contract/web";
import type { Words } from "./words.ts";
import type { Drawing, ShapeRef } from "./zone-draft.ts";

type Told = { t: Words; language: Language; timeZone: string };

/** What the camera would have said of one shape over the remembered minutes, sentence by sentence. */
export function rehearsalText(
  rehearsal: Rehearsal,
  { zones }: Pick<Drawing, "zones">,
  shape: ShapeRef,
  told: Told,
): string[] {
  if (shape.kind === "ground") return [];
  const line = rehearsal.lines.find(({ lineId }) => shape.kind === "line" && lineId === shape.id);
  const result = rehearsal.zones.find(({ zoneId }) => shape.kind !== "line" && zoneId === shape.id);
  const zone = zones.find(({ zoneId }) => zoneId === result?.zoneId);
  return [
    spanText(rehearsal, told),
    ...(line ? [told.t("rehearsed-line", { in: line.entered, out: line.left })] : []),
    ...(zone && result ? zoneText(zone, result, { ...told, begin: Date.parse(rehearsal.from) }) : []),
  ];
}

/** From when to when, and how often the camera was looked at. */
function spanText({ from, seconds, looks }: Rehearsal, { t, language, timeZone }: Told): string {
  const at = (time: number): string => clockSeconds(new Date(time), timeZone, language);
  const begin = Date.parse(from);
  return t("rehearsed-span", { from: at(begin), to: at(begin + seconds * 1_000), looks });
}

type From = Told & { begin: number };

function zoneText(zone: Zone, { median, most, staff, ...result }: RehearsedZone, told: From): string[] {
  const { t } = told;
  if (staff) return staffText(staff, told);
  const counted =
    median === null || most === null ? t("rehearsed-unknown") : t("rehearsed-people", { median, most });
  const crowded = result.crowded.map((span) => t("rehearsed-crowded", whenOf(span, told)));
  return [
    counted,
    ...(zone.crowding && crowded.length === 0 ? [t("rehearsed-calm")] : crowded),
    ...(result.abandoned === undefined ? [] : [t("rehearsed-abandoned", { n: result.abandoned })]),
  ];
}

function staffText({ attended, absences }: NonNullable<RehearsedZone["staff"]>, told: From): string[] {
  const { t } = told;
  if (attended === null) return [t("rehearsed-unknown")];
  const absent = absences.map((span) => t("rehearsed-absent", whenOf(span, told)));
  return [
    t("rehearsed-attended", { percent: Math.round(attended * 100) }),
    ...(absent.length === 0 ? [t("rehearsed-present")] : absent),
  ];
}

function whenOf({ start, seconds }: Span, { begin, timeZone, language }: From) {
  const from = clockSeconds(new Date(begin + start * 1_000), timeZone, language);
  return { from, length: duration(seconds * 1_000) };
}
