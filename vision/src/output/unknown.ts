import type { CameraRefusal, CameraSetting } from "@hall/contract";
import type { Finding } from "../analysis/findings.ts";
import type { CameraState } from "../health/camera-health.ts";

const NOBODY_KNOWS = {
  count: "unknown",
  raw: null,
  density: null,
  stay: null,
  abandoned: 0,
  crowdedSince: null,
} as const;

const NOBODY_CROSSED = { entered: 0, left: 0, occupancy: "unknown" } as const;

/**
 * What is left to say about a camera that is no longer watched: nothing that anybody could still believe. Without a `state`
 * only of what it saw.
 */
export function nothingKnown(
  setting: CameraSetting,
  state: CameraState | undefined,
  at: number,
  refusal?: CameraRefusal,
): Finding[] {
  const counters = setting.zones.flatMap(({ kind, counterId }) =>
    kind === "counter-staff" && counterId !== undefined ? [counterId] : [],
  );
  return [
    ...(state === undefined
      ? []
      : [
          {
            kind: "camera" as const,
            cameraId: setting.cameraId,
            state,
            refusal,
            since: at,
            fps: 0,
            ageMs: null,
          },
        ]),
    ...setting.zones.map(({ zoneId }): Finding => ({ kind: "zone", zoneId, ...NOBODY_KNOWS })),
    ...setting.lines.map(({ lineId }): Finding => ({ kind: "line", lineId, ...NOBODY_CROSSED, since: at })),
    ...[...new Set(counters)].map(
      (counterId): Finding => ({
        kind: "presence",
        counterId,
        state: "unknown",
        since: at,
        required: 1,
        present: null,
        confidence: 0,
      }),
    ),
  ];
}
