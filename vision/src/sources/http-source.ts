import { setTimeout as sleep } from "node:timers/promises";
import type { PictureWish } from "./ffmpeg-arguments.ts";
import { HttpCamera, Refused } from "./http-camera.ts";
import { decodeJpeg } from "./jpeg-frame.ts";
import { boundaryOf, LONGEST_PART, MultipartReader } from "./multipart-reader.ts";
import { redactedText } from "./redact.ts";
import type { OpenSource, Source, SourceEvents } from "./source.ts";

/** Not a picture and not a stream of pictures: a video, which ffmpeg reads. */
class IsVideo extends Error {}

/**
 * Reads MJPEG streams and single snapshots without ffmpeg; the camera's content type decides. Anything else (HLS, FLV)
 * is handed to `openVideo`.
 */
export function openHttp(
  url: string,
  wish: PictureWish,
  events: SourceEvents,
  openVideo: OpenSource,
): Source {
  const stopping = new AbortController();
  let video: Source | undefined;
  const done = read(url, wish, events, stopping.signal).catch((error: unknown) => {
    if (stopping.signal.aborted) return;
    if (error instanceof IsVideo) video = openVideo(events);
    else events.onEnd(error instanceof Refused ? error.why : "gone", redactedText(reasonOf(error), url));
  });
  return {
    async stop() {
      stopping.abort();
      await done;
      if (video) await video.stop();
      else events.onEnd("gone", "stopped");
    },
  };
}

async function read(
  url: string,
  wish: PictureWish,
  events: SourceEvents,
  signal: AbortSignal,
): Promise<never> {
  const show = async (jpeg: Uint8Array) => {
    // One that was cut short on its way is passed over; where none comes any more the camera's health says so.
    const picture = await decodeJpeg(jpeg, wish.longestSide, events.memory).catch(() => undefined);
    if (picture && !signal.aborted) events.onFrame(picture.bytes, picture.width, picture.height);
  };
  const camera = new HttpCamera(url);
  for (;;) {
    const started = performance.now();
    await camera.ask(signal, async (response) => {
      const type = response.headers.get("content-type") ?? "";
      const boundary = boundaryOf(type);
      if (boundary !== undefined) await readParts(response, boundary, wish.fps, show);
      else if (/^image\//i.test(type)) await show(await bodyOf(response));
      else {
        await response.body?.cancel();
        throw new IsVideo();
      }
    });
    await sleep(Math.max(0, 1000 / wish.fps - (performance.now() - started)), undefined, { signal });
  }
}

/** A whole answer, unless it is larger than any picture. */
async function bodyOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > LONGEST_PART) throw new Error("the camera's picture does not end");
  }
  return Buffer.concat(chunks);
}

/** Shows at most `fps` parts a second, one at a time; the others are dropped before they are decoded. */
async function readParts(
  response: Response,
  boundary: string,
  fps: number,
  show: (jpeg: Uint8Array) => Promise<void>,
): Promise<never> {
  let nextAt = 0;
  let showing = false;
  const reader = new MultipartReader(boundary, (part) => {
    const now = performance.now();
    if (showing || now < nextAt || part.length === 0) return;
    nextAt = Math.max(nextAt + 1000 / fps, now);
    showing = true;
    void show(Uint8Array.from(part)).finally(() => {
      showing = false;
    });
  });
  for await (const chunk of response.body ?? []) reader.push(chunk);
  throw new Error("the camera has ended the stream");
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
