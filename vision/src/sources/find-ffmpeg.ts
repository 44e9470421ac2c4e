import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** The ffmpeg to use: `FFMPEG_PATH` if it exists, else the first one on PATH; undefined when there is none. */
export function findFfmpeg(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env.FFMPEG_PATH) return existsSync(env.FFMPEG_PATH) ? env.FFMPEG_PATH : undefined;
  const folders = (env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => path.join(folder, "ffmpeg")).find((file) => existsSync(file));
}

/** An ffmpeg and what its version calls things. */
export interface Ffmpeg {
  readonly file: string;
  /** The RTSP option that ends a silent connection; before version 5 `timeout` meant to wait for callers. */
  readonly rtspTimeout: "timeout" | "stimeout";
}

/** Asks an ffmpeg what it can do; takes a moment, once. */
export function describeFfmpeg(file: string): Ffmpeg {
  const { stdout } = spawnSync(file, ["-hide_banner", "-h", "demuxer=rtsp"], {
    encoding: "utf8",
    timeout: 5_000,
  });
  return { file, rtspTimeout: /-stimeout\b/.test(stdout ?? "") ? "stimeout" : "timeout" };
}
