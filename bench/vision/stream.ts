import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { CameraSetting } from "@hall/contract";

const FOOTAGE = path.resolve(import.meta.dirname, "../../.cache/footage/vtest.avi");
/** Pictures a second of the stream. */
export const STREAM_FPS = 15;
const ALL = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/**
 * A substream as cameras send it: 640 × 360, `STREAM_FPS` pictures a second that all differ, H.264 without B-frames, a
 * key frame every two seconds. Made of the sample clip, which set-up fetches; gives the codec.
 */
export function makeStream(ffmpeg: string, to: string): string {
  const footage = process.env.HALL_FOOTAGE || FOOTAGE;
  if (!existsSync(footage))
    throw new Error(`no sample clip at ${footage}: run \`npm run setup\`, or set HALL_FOOTAGE`);
  const filters = `crop=iw:iw*9/16,scale=640:360,setpts=N/${STREAM_FPS}/TB,fps=${STREAM_FPS}`;
  const make = (codec: string[]) =>
    execFileSync(ffmpeg, ["-v", "error", "-y", "-i", footage, "-vf", filters, ...codec, "-g", "30", to], {
      stdio: "pipe",
    });
  try {
    make(["-c:v", "libx264", "-profile:v", "main", "-bf", "0", "-b:v", "600k", "-threads", "1"]);
    return "H.264";
  } catch {
    make(["-c:v", "mpeg4", "-b:v", "800k"]);
    return "MPEG-4";
  }
}

/** Cameras on that stream: every second one watches an open counter, the others a waiting area. */
export function camerasOn(count: number, fps: number): CameraSetting[] {
  return Array.from({ length: count }, (_, n) => {
    const zone = { zoneId: `zone-${n}`, name: `zone ${n}`, polygon: ALL };
    return CameraSetting.parse({
      hallId: "bench",
      cameraId: `camera-${n}`,
      url: "footage",
      analysedFps: fps,
      zones: [
        n % 2 === 0
          ? { ...zone, kind: "counter-staff", anchor: "overlap", counterId: `counter-${n}` }
          : { ...zone, kind: "waiting", anchor: "bottom" },
      ],
    });
  });
}

/** Does this camera watch a counter? */
export function watchesCounter({ zones }: CameraSetting): boolean {
  return zones.some(({ kind }) => kind === "counter-staff");
}
