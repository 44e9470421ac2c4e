import type { CameraSetting } from "@hall/contract";
import { redacted } from "../sources/redact.ts";

/** Which camera of which hall. */
export type CameraName = Readonly<Pick<CameraSetting, "hallId" | "cameraId">>;

/** One camera among those of all halls. */
export function keyOf({ hallId, cameraId }: CameraName): string {
  return `${hallId}/${cameraId}`;
}

/** What a line of the log calls the camera; its password stays here. */
export function namesOf({ hallId, cameraId, url }: CameraSetting) {
  return { hall: hallId, camera: cameraId, url: redacted(url) };
}
