import { type EvidenceOrder, type EvidenceReport, MOST_EVIDENCE_BYTES } from "@hall/contract";
import { encodePixelated } from "../picture/encode.ts";
import { shrunk } from "../picture/shrink.ts";
import { planesOf } from "../sources/frame.ts";
import { type CameraName, keyOf } from "./camera-name.ts";
import type { LookedPicture } from "./camera-run.ts";
import type { Clock } from "./clock.ts";

const LONGEST_SIDE = 480;
const PERIOD = 0.9; // seconds between pictures: one a second, and pictures do not come exactly in time
const SPARE = 2; // seconds: the alert comes a moment after what it is about

type Remembered = { readonly at: number; readonly jpeg: Uint8Array<ArrayBuffer> };
/** A clip that was asked for: it grows until it is sent. */
type Clip = { readonly key: string; readonly pictures: Remembered[]; readonly timer: NodeJS.Timeout };

/** What evidence works with. `send` takes pictures that are pixelated already. */
export interface EvidenceMemoryDeps {
  readonly clock: Clock;
  readonly send: (report: EvidenceReport) => void;
}

/**
 * The last seconds of the cameras that a hall keeps evidence of: pixelated before they are remembered, in memory only,
 * forgotten after seconds. Cameras of other halls are never remembered.
 */
export class EvidenceMemory {
  readonly #deps: EvidenceMemoryDeps;
  readonly #cameras = new Map<string, Remembered[]>();
  readonly #clips = new Set<Clip>();

  constructor(deps: EvidenceMemoryDeps) {
    this.#deps = deps;
  }

  /** A picture was looked at. `seconds`: for how long this camera is remembered; absent: not at all. */
  async look(
    camera: CameraName & { readonly evidenceSeconds?: number | undefined },
    { frame, unseen }: LookedPicture,
  ): Promise<void> {
    const { evidenceSeconds: seconds } = camera;
    if (seconds === undefined) return;
    const { at } = frame;
    const key = keyOf(camera);
    const pictures = this.#cameras.get(key) ?? [];
    this.#cameras.set(key, pictures);
    if (at - (pictures.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < PERIOD) return;
    const jpeg = await encodePixelated(
      shrunk(planesOf(frame.bytes, frame.width, frame.height), LONGEST_SIDE),
      unseen(),
    );
    if (!this.#cameras.has(key)) return; // forgotten while this picture was made
    const picture = { at, jpeg };
    this.#cameras.set(
      key,
      [...pictures, picture].filter((one) => at - one.at <= seconds + SPARE),
    );
    for (const clip of this.#clips) if (clip.key === key) clip.pictures.push(picture);
  }

  /** The hub wants the seconds around an alert: what is remembered goes with what follows. */
  take({ hallId, cameraId, alertId, secondsAfter }: EvidenceOrder): void {
    const key = keyOf({ hallId, cameraId });
    const timer = setTimeout(() => {
      this.#clips.delete(clip);
      const pictures = thinned(clip.pictures).map(({ at, jpeg }) => ({
        at: this.#deps.clock.wall(at).toISOString(),
        jpeg,
      }));
      if (pictures.length > 0) this.#deps.send({ hallId, cameraId, alertId, pictures });
    }, secondsAfter * 1000);
    const clip = { key, pictures: [...(this.#cameras.get(key) ?? [])], timer };
    this.#clips.add(clip);
  }

  /** The camera is no longer watched, or no longer remembered. */
  forget(camera: CameraName): void {
    this.#cameras.delete(keyOf(camera));
  }

  stop(): void {
    for (const { timer } of this.#clips) clearTimeout(timer);
    this.#clips.clear();
    this.#cameras.clear();
  }
}

/** Every second, fourth … picture of a clip that would be too large to send. */
function thinned(pictures: readonly Remembered[]): readonly Remembered[] {
  const bytes = pictures.reduce((sum, { jpeg }) => sum + jpeg.length, 0);
  return bytes > MOST_EVIDENCE_BYTES && pictures.length > 1
    ? thinned(pictures.filter((_, i) => i % 2 === 0))
    : pictures;
}
