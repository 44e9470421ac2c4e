import type { CameraView, Language, ZoneView } from "@hall/contract";
import type { LiveState } from "@hall/contract/live";
import type { Words } from "./words.ts";

export type DoorLine = NonNullable<CameraView["lines"]>[number];
/** One thing about a zone, in words; of what nobody knows the text only names it. */
export type Fact = { text: string; known: boolean };

/** Does what was told last still hold? Not while the line is down, nor while the camera sees nothing. */
export function isTold(camera: CameraView["state"], line: LiveState["phase"]): boolean {
  return line === "live" && (camera === "online" || camera === "unknown");
}

/** The same zones and door lines, with nothing known of them. */
export function untold(zones: readonly ZoneView[], lines: readonly DoorLine[]) {
  return {
    zones: zones.map((zone) => ({ ...zone, count: "unknown" as const })),
    lines: lines.map((line) => ({ ...line, occupancy: "unknown" as const })),
  };
}

/** A zone's count in words; unknown is never zero. */
export function countText({ count }: Pick<ZoneView, "count">, t: Words): string {
  return count === "unknown" ? t("zone-unknown") : t("zone-count", { n: count });
}

export function zoneSaid(zone: ZoneView, language: Language, t: Words): string {
  return t("zone-said", { zone: zone.name[language], count: countText(zone, t) });
}

/** What else than its count is known of a zone; of a waiting one also what nobody knows. */
export function zoneFacts({ kind, count, density, stay, abandoned }: ZoneView, t: Words): Fact[] {
  if (count === "unknown") return []; // the rest is of before
  const facts = density === undefined ? [] : [known(t("density", { n: twoDigits(density) }))];
  if (kind !== "waiting") return facts;
  const waits = stay && { half: minutes(stay.p50), most: minutes(stay.p90) };
  return [
    ...facts,
    waits ? known(t("stay", waits)) : { text: t("stay-unknown"), known: false },
    abandoned === undefined
      ? { text: t("abandoned-unknown"), known: false }
      : known(t("abandoned", { n: abandoned })),
  ];
}

/** Who crossed a door line; undefined when nobody watches it, for its totals are of before. */
export function lineCounts({ entered, left, occupancy }: DoorLine, t: Words): string | undefined {
  if (occupancy === "unknown") return undefined;
  return t("line-counts", { in: entered, out: left, inside: occupancy });
}

export function lineSaid(line: DoorLine, language: Language, t: Words): string {
  return t("line-said", { line: line.name[language], counts: lineCounts(line, t) ?? t("zone-unknown") });
}

function known(text: string): Fact {
  return { text, known: true };
}

/** So many minutes at most. */
function minutes(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 60));
}

function twoDigits(n: number): number {
  return Number(n.toPrecision(2));
}
