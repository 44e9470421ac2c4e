import type { Fault, HallConfiguration, Result, RoutingView } from "@hall/contract";
import type { Drawing } from "./zone-draft.ts";

/** What the editor asks of the hub. */
export type ZoneHub = {
  routing(): Promise<Result<RoutingView>>;
  saveRouting(text: string, replaces: number): Promise<Result<HallConfiguration>>;
};

/** A hall's configuration as it was read, to put one camera's drawing back into it. */
export type Read = { version: number; configuration: HallConfiguration };

/** Ids of areas and lines that a new one cannot have: they are the hall's, not the camera's. */
export function takenIds(
  configuration: Pick<HallConfiguration, "cameras"> | undefined,
  { zones, lines }: Pick<Drawing, "zones" | "lines">,
): Set<string> {
  const all = [...(configuration?.cameras ?? []), { zones, lines }];
  return new Set(
    all.flatMap((one) => [
      ...one.zones.map(({ zoneId }) => zoneId),
      ...one.lines.map(({ lineId }) => lineId),
    ]),
  );
}

/** Reads what is drawn on a camera; a camera that is gone is a fault. */
export async function readDrawing(
  hub: ZoneHub,
  cameraId: string,
): Promise<Result<{ read: Read; drawing: Drawing }>> {
  const answer = await hub.routing();
  if (!answer.ok) return answer;
  const { version, configuration } = answer.value;
  const camera = configuration.cameras.find((one) => one.cameraId === cameraId);
  if (!camera) return { ok: false, fault: GONE };
  const { zones, lines, ground } = camera;
  return { ok: true, value: { read: { version, configuration }, drawing: { zones, lines, ground } } };
}

/** Saves a drawing, unless somebody else has saved since it was read. */
export function saveDrawing(
  hub: ZoneHub,
  { version, configuration }: Read,
  cameraId: string,
  { zones, lines, ground }: Drawing,
): Promise<Result<HallConfiguration>> {
  const cameras = configuration.cameras.map((camera) => {
    if (camera.cameraId !== cameraId) return camera;
    const { ground: _before, ...rest } = camera;
    return { ...rest, zones, lines, ...(ground ? { ground } : {}) };
  });
  return hub.saveRouting(JSON.stringify({ ...configuration, cameras }), version);
}

/** Switches a camera on or off, and leaves all else as it is now; a camera that is gone is a fault. */
export async function switchCamera(
  hub: ZoneHub,
  cameraId: string,
  enabled: boolean,
): Promise<Result<HallConfiguration>> {
  const answer = await hub.routing();
  if (!answer.ok) return answer;
  const { version, configuration } = answer.value;
  if (!configuration.cameras.some((one) => one.cameraId === cameraId)) return { ok: false, fault: GONE };
  const cameras = configuration.cameras.map((camera) =>
    camera.cameraId === cameraId ? { ...camera, enabled } : camera,
  );
  return hub.saveRouting(JSON.stringify({ ...configuration, cameras }), version);
}

const GONE: Fault = { code: "not-found", message: "" };
