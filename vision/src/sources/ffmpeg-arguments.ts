import { existsSync } from "node:fs";
import type { Ffmpeg } from "./find-ffmpeg.ts";

/** What ffmpeg should make of a camera. */
export interface PictureWish {
  /** Pictures a second. */
  readonly fps: number;
  /** The longer side at most, in pixels. */
  readonly longestSide: number;
  /** Of a folder: pictures a second, where that is another number. */
  readonly folderFps?: number | undefined;
}

/** The same for a clip, of which all pictures may be wanted. */
export type ClipWish = Pick<PictureWish, "longestSide"> & Partial<PictureWish>;

/** How fast a file is read: as a camera would send it and again and again, or once and as fast as it goes. */
export type Pace = "real-time" | "once";

const SILENCE_US = "10000000";
const QUIET = ["-hide_banner", "-nostdin", "-loglevel", "warning"];

/** The arguments that make ffmpeg write small yuv420p pictures of a camera or file to its standard output. */
export function ffmpegArguments(
  url: string,
  wish: ClipWish,
  pace: Pace,
  rtspTimeout: Ffmpeg["rtspTimeout"] = "timeout",
): string[] {
  const side = wish.longestSide;
  // fps first: pictures that are thrown away need not be scaled (43 % less work).
  const scale = `scale=w=min(iw\\,${side}):h=min(ih\\,${side}):force_original_aspect_ratio=decrease`;
  const filters = [
    ...(pace === "real-time" && isHls(url) ? ["realtime"] : []),
    ...(wish.fps === undefined ? [] : [`fps=${wish.fps}`]),
    scale,
  ];
  const output = ["-an", "-sn", "-dn", "-vf", filters.join(","), "-pix_fmt", "yuv420p"];
  return [
    ...QUIET,
    ...inputArguments(url, pace, rtspTimeout),
    "-i",
    url,
    ...output,
    "-f",
    "yuv4mpegpipe",
    "pipe:1",
  ];
}

/** A camera that has gone silent must end ffmpeg even when nobody is left to stop it. */
function inputArguments(url: string, pace: Pace, rtspTimeout: Ffmpeg["rtspTimeout"]): string[] {
  if (/^rtsps?:/i.test(url)) return ["-rtsp_transport", "tcp", `-${rtspTimeout}`, SILENCE_US];
  if (/^(https?|rtmp):/i.test(url)) return ["-rw_timeout", SILENCE_US];
  if (isFile(url)) return pace === "real-time" ? ["-re", "-stream_loop", "-1"] : [];
  return [];
}

/**
 * HLS comes segment by segment, so its pictures would come all at once and then none for seconds. `realtime` holds them
 * back; unlike `-re` it begins anew where the camera's clock and ours have drifted apart.
 */
function isHls(url: string): boolean {
  return /^https?:.*\.m3u8\b/i.test(url);
}

/** A clip on this machine, as against a camera. */
export function isFile(url: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:\/\//i.test(url);
}

/** What is wrong with the address before ffmpeg is even asked; undefined when it may be tried. */
export function problemWith(url: string): string | undefined {
  if (isFile(url)) return existsSync(url) ? undefined : "there is no such file or folder";
  return /^(rtsps?|https?|rtmp):/i.test(url) ? undefined : "expected rtsp://, http(s):// or a file";
}
