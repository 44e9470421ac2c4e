import { Refusal } from "./refusal.ts";

export function unknownCamera(cameraId: string): Refusal {
  return new Refusal("not-found", (language) =>
    language === "en" ? `There is no camera ${cameraId}` : `没有摄像头 ${cameraId}`,
  );
}
