import path from "node:path";
import { CACHE } from "../scripts/paths.mjs";
import { ensureFfmpeg } from "../scripts/setup/ffmpeg.mjs";
import { fetchFootage } from "../scripts/setup/footage.mjs";
import { Hall } from "./hall.ts";

/** What a camera shows, and the program that reads it. */
type Footage = { clip: string; ffmpeg: string };

/** The sample clip of people who walk, as set-up has fetched it. */
export async function sampleFootage(): Promise<Footage> {
  const say = (): void => undefined;
  const [ffmpeg, clip] = [
    await ensureFfmpeg({ cache: CACHE, say }),
    await fetchFootage({ cache: CACHE, say }),
  ];
  if (!ffmpeg || !clip)
    throw new Error("this test needs ffmpeg and the sample clip; set-up says why they are missing");
  return { clip, ffmpeg };
}

/** A hall, `watched`, whose only counter a camera watches. */
export function openWatchedHall({ clip, ffmpeg }: Footage, adminPassword: string): Promise<Hall> {
  return Hall.open({
    env: {
      HALL_VISION: "on",
      HALL_FOOTAGE: clip,
      FFMPEG_PATH: ffmpeg,
      HALL_CONFIG: path.join(import.meta.dirname, "covered-counter.yaml"),
      HALL_ADMIN_PASSWORD: adminPassword,
    },
  });
}
