import type { CameraView, Fault } from "@hall/contract";
import type { LiveState } from "@hall/contract/live";
import type { Translate } from "@hall/contract/web";
import type { zh } from "./messages-zh-CN.ts";

/** So long after the last picture, or after the first was asked for, nobody may call it live. */
export const LATE_MS = 10_000;

/** What a tile has to say over or instead of its picture; `live` says nothing. */
export type TileState =
  | "live"
  | "first-picture"
  | "worker-away"
  | "stale"
  | "line-down"
  | "forbidden"
  | "refused"
  | Exclude<CameraView["state"], "online">;

export type TileFacts = {
  camera: CameraView["state"];
  line: LiveState["phase"];
  fault: Fault | undefined;
  /** Milliseconds since the last picture; undefined before the first. */
  pictureAge: number | undefined;
  /** Milliseconds since pictures were asked for. */
  asked: number;
};

/** The one thing that is wrong with a tile: first what stops all pictures, then the camera, then the picture. */
export function tileState({ camera, line, fault, pictureAge, asked }: TileFacts): TileState {
  if (line !== "live") return "line-down";
  if (fault) return fault.code === "forbidden" ? "forbidden" : "refused";
  const fresh = pictureAge !== undefined && pictureAge <= LATE_MS;
  if (camera !== "online" && !(camera === "unknown" && fresh)) return camera;
  if (pictureAge === undefined) return asked > LATE_MS ? "worker-away" : "first-picture";
  return fresh ? "live" : "stale";
}

/** The state in words; of a camera that is set up wrongly, what has to be set right. */
export function stateText(
  now: Exclude<TileState, "live" | "refused">,
  refusal: CameraView["refusal"],
  t: Translate<typeof zh>,
): string {
  return now === "misconfigured" && refusal ? t(`misconfigured-${refusal}`) : t(now);
}

/** How old a picture is, in words. */
export function ageText(ms: number, t: Translate<typeof zh>): string {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 2) return t("age-now");
  return seconds < 120 ? t("age", { seconds }) : t("age-long", { minutes: Math.floor(seconds / 60) });
}
