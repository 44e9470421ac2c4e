import { CameraSetting } from "@hall/contract";
import type { z } from "zod";

type Draft = z.input<typeof CameraSetting>;

/** A camera of the hall `centre` as the hub would send it; zones need no name. */
export function aCamera(
  change: Omit<Partial<Draft>, "zones"> & {
    zones?: Omit<NonNullable<Draft["zones"]>[number], "name">[];
  } = {},
): CameraSetting {
  const { zones = [], ...rest } = change;
  return CameraSetting.parse({
    hallId: "centre",
    cameraId: "yard",
    url: "footage",
    ...rest,
    zones: zones.map((zone) => ({ name: zone.zoneId, ...zone })),
  });
}
