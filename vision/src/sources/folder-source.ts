import { statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PictureWish } from "./ffmpeg-arguments.ts";
import { decodeJpeg } from "./jpeg-frame.ts";
import type { Source, SourceEvents } from "./source.ts";

const PICTURE = /\.(jpe?g|png|webp)$/i;

/** The folder says something that trying again will not mend. */
class Refused extends Error {}

/** Is the address a folder of pictures on this machine? */
export function isFolder(url: string): boolean {
  return statSync(url, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The pictures of a folder in the order of their names, `pic2` before `pic10`. */
export async function picturesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => PICTURE.test(name));
  return names.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/**
 * Shows the pictures of a folder at their rate, in the order of their names, again and again; what was added meanwhile is
 * there in the next round. A picture that is broken is passed over; a folder without a single good one is refused.
 */
export function openFolder(folder: string, wish: PictureWish, events: SourceEvents): Source {
  const stopping = new AbortController();
  const { signal } = stopping;
  const done = play(folder, wish, events, signal).catch((error: unknown) => {
    if (signal.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    events.onEnd(error instanceof Refused ? "refused" : "gone", reason);
  });
  return {
    async stop() {
      stopping.abort();
      await done;
      events.onEnd("gone", "stopped");
    },
  };
}

async function play(
  folder: string,
  { fps, folderFps = 0, longestSide }: PictureWish,
  events: SourceEvents,
  signal: AbortSignal,
): Promise<never> {
  const period = 1000 / Math.max(fps, folderFps);
  for (;;) {
    const names = await picturesIn(folder);
    if (names.length === 0) throw new Refused("the folder holds no pictures (.jpg, .png or .webp)");
    let shown = 0;
    for (const name of names) {
      const started = performance.now();
      const picture = await readFile(path.join(folder, name))
        .then((bytes) => decodeJpeg(bytes, longestSide, events.memory))
        .catch(() => undefined); // half written, or no picture
      signal.throwIfAborted();
      if (!picture) continue;
      shown += 1;
      events.onFrame(picture.bytes, picture.width, picture.height);
      await sleep(Math.max(0, period - (performance.now() - started)), undefined, { signal });
    }
    if (shown === 0)
      throw new Refused(`none of the folder's ${names.length} pictures can be read, ${names[0]} first`);
  }
}
