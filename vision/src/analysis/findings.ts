import type { CameraRefusal } from "@hall/contract";
import type { CameraState } from "../health/camera-health.ts";
import type { PresenceState } from "../rules/presence.ts";

/** What the worker knows now about one camera, zone or counter. Times in seconds on the worker's clock. */
export type Finding = CameraFinding | ZoneFinding | PresenceFinding | LineFinding;

export interface CameraFinding {
  readonly kind: "camera";
  readonly cameraId: string;
  readonly state: CameraState;
  /** What has to be set right, while it is misconfigured. */
  readonly refusal?: CameraRefusal | undefined;
  readonly since: number;
  /** Analysed pictures a second. */
  readonly fps: number;
  readonly ageMs: number | null;
}

export interface ZoneFinding {
  readonly kind: "zone";
  readonly zoneId: string;
  /** The number to show. */
  readonly count: number | "unknown";
  /** People in the last picture; null when it was too long ago. */
  readonly raw: number | null;
  /** People on a square metre; null without a calibrated floor, or while nobody knows. */
  readonly density: number | null;
  /** Time in the zone, of half and of nine in ten people; null while there was nobody. */
  readonly stay: { readonly p50: number; readonly p90: number } | null;
  /** People of the last half hour who left by another edge than service. */
  readonly abandoned: number;
  /** Since when it is crowded; null while it is not, or where nobody said when it would be. */
  readonly crowdedSince: number | null;
}

export interface LineFinding {
  readonly kind: "line";
  readonly lineId: string;
  /** People who crossed since `since`: totals, so that a lost message loses nobody. */
  readonly entered: number;
  readonly left: number;
  readonly since: number;
  /** People inside, or "unknown" while the camera is not well. */
  readonly occupancy: number | "unknown";
}

export interface PresenceFinding {
  readonly kind: "presence";
  readonly counterId: string;
  readonly state: PresenceState;
  readonly since: number;
  readonly required: number;
  readonly present: number | null;
  readonly confidence: number;
}

/** What makes a finding news; figures that always move a little (rate, age, confidence) do not. */
export function newsOf(finding: Finding): string {
  switch (finding.kind) {
    case "camera":
      return `camera/${finding.cameraId} ${finding.state}${finding.refusal ? ` ${finding.refusal}` : ""}`;
    case "zone":
      return `zone/${finding.zoneId} ${finding.count} ${finding.crowdedSince ?? "calm"} ${finding.abandoned}`;
    case "line":
      return `line/${finding.lineId} ${finding.entered} ${finding.left} ${finding.occupancy}`;
    case "presence":
      return `counter/${finding.counterId} ${finding.state} ${seenEnough(finding)}`;
  }
}

function seenEnough({ present, required }: PresenceFinding): string {
  if (present === null) return "unseen";
  return present >= required ? "seen" : "empty";
}

/** Camera, zone or counter that a finding is about. */
export function subjectOf(finding: Finding): string {
  return newsOf(finding).split(" ", 1)[0] ?? "";
}
