import { ffmpegArguments, type PictureWish, problemWith } from "./ffmpeg-arguments.ts";
import { openFfmpeg } from "./ffmpeg-source.ts";
import type { Ffmpeg } from "./find-ffmpeg.ts";
import { isFolder, openFolder } from "./folder-source.ts";
import { openHttp } from "./http-source.ts";
import type { OpenSource, Source, SourceEvents, Trouble } from "./source.ts";

/** What a hall may write instead of an address: the sample clip that set-up fetches. */
export const SAMPLE_CLIP = "footage";

export interface SourcePrograms {
  /** Undefined where there is none. */
  readonly ffmpeg: Ffmpeg | undefined;
  /** Path of the sample clip; undefined where it could not be had. */
  readonly footage: string | undefined;
}

/** Reads a camera. What is there is asked at every opening: a share may be mounted later. */
export function sourceFor(url: string, wish: PictureWish, programs: SourcePrograms): OpenSource {
  return (events) => openerOf(url, wish, programs)(events);
}

/** Chooses how an address is read. What cannot be read ends at once, with the reason. */
function openerOf(url: string, wish: PictureWish, programs: SourcePrograms): OpenSource {
  const address = url === SAMPLE_CLIP ? programs.footage : url;
  if (address === undefined) return never("address", "the sample clip could not be had at set-up");
  const problem = problemWith(address);
  if (problem !== undefined) return never("address", problem);
  if (isFolder(address)) return (events) => openFolder(address, wish, events);
  const { ffmpeg } = programs;
  const openVideo: OpenSource =
    ffmpeg === undefined
      ? never("program", "this kind of camera needs ffmpeg: install it, or set FFMPEG_PATH")
      : (events) =>
          openFfmpeg(
            ffmpeg.file,
            ffmpegArguments(address, wish, "real-time", ffmpeg.rtspTimeout),
            events,
            address,
          );
  if (!/^https?:/i.test(address)) return openVideo;
  return (events) => openHttp(address, wish, events, openVideo);
}

function never(trouble: Trouble, reason: string): OpenSource {
  return (events: SourceEvents): Source => {
    const timer = setTimeout(() => events.onEnd(trouble, reason), 0);
    return { stop: async () => clearTimeout(timer) };
  };
}
