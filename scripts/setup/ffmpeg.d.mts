/** The path of an ffmpeg, found or installed; undefined when none can be had. */
export function ensureFfmpeg(place: {
  cache: string;
  say: (line: string) => void;
}): Promise<string | undefined>;
