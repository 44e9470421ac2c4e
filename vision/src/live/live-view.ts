import type { VisionToHub } from "@hall/contract";
import { encodePixelated } from "../picture/encode.ts";
import { shrunk } from "../picture/shrink.ts";
import { planesOf } from "../sources/frame.ts";
import { type CameraName, keyOf } from "./camera-name.ts";
import type { LookedPicture } from "./camera-run.ts";
import type { Clock } from "./clock.ts";

const MOST_A_SECOND = 32; // pictures of all watched cameras together: sixteen tiles at two a second
const LONGEST_SIDE = 640;
const EARLY = 0.1; // of a period: pictures do not come exactly in time

type CameraPicture = Parameters<VisionToHub["camera:picture"]>[0];

/** What a live view works with. `send` takes a picture that is pixelated already. */
export interface LiveViewDeps {
  readonly clock: Clock;
  readonly send: (picture: CameraPicture) => void;
}

/**
 * Live pictures of the cameras that somebody watches: a camera that nobody watches is not encoded, one that many watch
 * is encoded once, and the more are watched the fewer pictures each gives, so that watching never costs the counting.
 */
export class LiveView {
  readonly #deps: LiveViewDeps;
  /** When the last picture of each watched camera was made. */
  readonly #watched = new Map<string, number>();

  constructor(deps: LiveViewDeps) {
    this.#deps = deps;
  }

  watch(camera: CameraName, on: boolean): void {
    const key = keyOf(camera);
    if (!on) this.#watched.delete(key);
    else if (!this.#watched.has(key)) this.#watched.set(key, Number.NEGATIVE_INFINITY);
  }

  unwatchAll(): void {
    this.#watched.clear();
  }

  /** A picture was looked at: it is pixelated, encoded and sent, if it is this camera's turn. */
  async show(camera: CameraName, { frame, people, unseen }: LookedPicture): Promise<void> {
    const { at } = frame;
    const key = keyOf(camera);
    const last = this.#watched.get(key);
    const period = this.#watched.size / MOST_A_SECOND;
    if (last === undefined || at - last < (1 - EARLY) * period) return;
    this.#watched.set(key, at);
    const picture = shrunk(planesOf(frame.bytes, frame.width, frame.height), LONGEST_SIDE);
    const jpeg = await encodePixelated(picture, unseen());
    this.#deps.send({
      hallId: camera.hallId,
      cameraId: camera.cameraId,
      at: this.#deps.clock.wall(at).toISOString(),
      width: picture.width,
      height: picture.height,
      jpeg,
      boxes: people.map(({ left, top, right, bottom }) => [left, top, right, bottom]),
    });
  }
}
