import { existsSync } from "node:fs";
import path from "node:path";

/** The ffmpeg to use: `FFMPEG_PATH` if it exists, else the first one on PATH; undefined when there is none. */
export function findFfmpeg(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env.FFMPEG_PATH) return existsSync(env.FFMPEG_PATH) ? env.FFMPEG_PATH : undefined;
  const folders = (env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => path.join(folder, "ffmpeg")).find((file) => existsSync(file));
}
