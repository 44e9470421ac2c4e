import { statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ClipWish, PictureWish } from "./ffmpeg-arguments.ts";
import type { Frame } from "./frame.ts";
import { decodeJpeg } from "./jpeg-frame.ts";
import type { Source, SourceEvents } from "./source.ts";

const NO_PICTURES = "the folder holds no pictures (.jpg, .png or .webp)";
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
 * Reads a folder once, as `readClip` reads a clip: picture i is made at i ÷ folderFps seconds (of the wish, or else one a
 * second). Throws with the file's name when there is none or one cannot be read.
 */
export async function* readFolder(
  folder: string,
  { fps, folderFps, longestSide }: ClipWish,
): AsyncGenerator<Frame> {
  const names = await picturesIn(folder);
  if (names.length === 0) throw new Error(`${folder}: ${NO_PICTURES}`);
  for (const [number, name] of names.entries()) {
    const file = path.join(folder, name);
    const memory = (bytes: number) => new Uint8Array(new SharedArrayBuffer(bytes));
    const picture = await decodeJpeg(await readFile(file), longestSide, memory).catch((error: unknown) => {
      throw new Error(`${file} is no picture that can be read: ${String(error)}`);
    });
    yield { ...picture, at: number / (folderFps ?? fps ?? 1) };
  }
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
    events.onEnd(error instanceof Refused ? "address" : "gone", reason);
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
    if (names.length === 0) throw new Refused(NO_PICTURES);
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
