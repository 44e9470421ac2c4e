import type { CameraSetting, HallOrder } from "@hall/contract";
import { CameraAnalysis, type Sight } from "../analysis/camera-analysis.ts";
import type { Finding } from "../analysis/findings.ts";
import type { Need } from "../analysis/need.ts";
import type { Box } from "../detect/box.ts";
import type { Detection } from "../detect/detector.ts";
import { LumaWatch } from "../health/luma.ts";
import { pointsOf } from "../picture/points.ts";
import { Stirred } from "../picture/stirred.ts";
import { BackOff } from "../sources/back-off.ts";
import { doorOf, whenDoorOpens } from "../sources/door.ts";
import { type Frame, planesOf } from "../sources/frame.ts";
import { FrameSlot } from "../sources/frame-slot.ts";
import type { OpenSource, Source, SourceEvents, Trouble } from "../sources/source.ts";
import type { Clock } from "./clock.ts";

const TICK_MS = 500;

/**
 * A picture that was looked at, while its memory is lent. `unseen` gives what must not be seen in it: the faintest
 * detections, remembered people, and whatever else stirs.
 */
export interface LookedPicture {
  readonly frame: Frame;
  readonly people: readonly Box[];
  readonly unseen: () => readonly Box[];
}

export interface CameraRunDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly openSource: OpenSource;
  readonly threshold: number;
  /** A picture waits in the slot. */
  readonly onFrame: () => void;
  readonly onFindings: (findings: readonly Finding[], at: number) => void;
  /** People were looked for in a picture of a camera that is well. */
  readonly onLooked: (sight: Sight) => void;
  readonly onPicture: (picture: LookedPicture) => Promise<void>;
  readonly onTrouble: (trouble: Trouble, reason: string, retrySeconds: number) => void;
}

/** What a run leaves to the next one of the same camera. */
export interface Handover {
  /** The last one, also when it switched the camera off. */
  readonly setting: CameraSetting;
  /** Who has walked over its door lines. */
  readonly lines: CameraAnalysis["lines"];
  /** How its picture usually is. */
  readonly luma: LumaWatch;
}

/** One camera at work: keeps its source alive, hands pictures to the detector, and reports what they mean. */
export class CameraRun {
  readonly slot = new FrameSlot();
  readonly tiles: CameraSetting["tiles"];
  readonly #deps: CameraRunDeps;
  readonly #setting: CameraSetting;
  readonly #analysis: CameraAnalysis;
  readonly #luma: LumaWatch;
  readonly #stirred = new Stirred();
  readonly #motionIn = (box: Box) => this.#luma.motionIn(box);
  readonly #backOff: BackOff;
  #source: Source | undefined;
  #ticks: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #stopKnocking: () => void = () => undefined;
  readonly #door: ReturnType<typeof doorOf>;
  #stopped = false;

  /** `before` is of an earlier run of the same camera, which has stopped: lines count on, a camera that has moved has moved. */
  constructor(setting: CameraSetting, deps: CameraRunDeps, before?: Handover) {
    this.#setting = setting;
    this.#deps = deps;
    this.#luma = before && viewOf(before.setting) === viewOf(setting) ? before.luma : new LumaWatch();
    this.#backOff = new BackOff(deps.random);
    this.tiles = setting.tiles;
    this.#door = doorOf(setting.url);
    this.#analysis = new CameraAnalysis(deps.clock.now(), setting, deps.threshold, { lines: before?.lines });
  }

  /** For the run after this one. */
  get handover(): Handover {
    return { setting: this.#setting, lines: this.#analysis.lines, luma: this.#luma };
  }

  start(): void {
    this.#ticks = setInterval(() => this.#tick(), TICK_MS);
    this.#connect();
  }

  /** Resolves when the source has left nothing behind. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#ticks);
    this.#stopWaiting();
    await this.#source?.stop();
  }

  setHall({ counters, open }: HallOrder): void {
    const duties = new Map(counters.map(({ counterId, duty }) => [counterId, duty]));
    this.#analysis.setHall(this.#deps.clock.now(), duties, open);
    this.#report();
  }

  /** So many were inside by each door line before this worker began. */
  resume(people: ReadonlyMap<string, number>): void {
    this.#analysis.resume(people);
  }

  needAt(at: number): Need {
    return this.#analysis.needAt(at);
  }

  /** The detector has looked at a picture of this camera. */
  async looked(frame: Frame, { boxes }: Detection): Promise<void> {
    if (this.#stopped) return;
    const { at, width, height } = frame;
    if (this.#analysis.health.state === "online") this.#deps.onLooked({ at, boxes, width, height });
    const tracks = this.#analysis.looked({ at, boxes, width, height, motionIn: this.#motionIn });
    this.#report();
    const people = tracks.filter(({ seenAt }) => seenAt === at).map(({ box }) => box);
    await this.#deps.onPicture({
      frame,
      people,
      unseen: () => [
        ...boxes,
        ...this.#analysis.remembered,
        ...this.#stirred.areasIn(pointsOf(planesOf(frame.bytes, width, height))),
      ],
    });
  }

  #connect(): void {
    this.#stopWaiting();
    this.#analysis.health.connecting(this.#deps.clock.now());
    let ended = false;
    const events: SourceEvents = {
      memory: (bytes) => this.slot.memory(bytes),
      onFrame: (bytes, width, height) => this.#onFrame(bytes, width, height),
      onEnd: (trouble, reason) => {
        if (ended || this.#stopped) return;
        ended = true;
        this.#onEnd(trouble, reason);
      },
    };
    this.#source = this.#deps.openSource(events);
  }

  #onFrame(bytes: Uint8Array, width: number, height: number): void {
    if (this.#stopped) return;
    const at = this.#deps.clock.now();
    this.#backOff.worked();
    this.#analysis.frame(at, this.#luma.observe(at, planesOf(bytes, width, height)));
    this.#stirred.observe(at, this.#luma.points);
    this.slot.put({ bytes, width, height, at });
    this.#deps.onFrame();
  }

  #onEnd(trouble: Trouble, reason: string): void {
    this.#source = undefined;
    this.#analysis.ended(this.#deps.clock.now(), trouble);
    this.#report();
    const seconds = trouble === "gone" ? this.#backOff.failed() : this.#backOff.refused();
    this.#deps.onTrouble(trouble, reason, seconds);
    this.#retry = setTimeout(() => this.#connect(), seconds * 1000);
    if (trouble === "gone" && this.#door)
      this.#stopKnocking = whenDoorOpens(this.#door, () => this.#connect());
  }

  #stopWaiting(): void {
    clearTimeout(this.#retry);
    this.#stopKnocking();
  }

  #tick(): void {
    const at = this.#deps.clock.now();
    this.#analysis.tick(at);
    this.#report();
    if (this.#source && this.#analysis.health.isOverdue(at)) {
      this.#analysis.health.connecting(at); // once for each silence
      void this.#source.stop(); // its end starts the next attempt
    }
  }

  #report(): void {
    const at = this.#deps.clock.now();
    this.#deps.onFindings(this.#analysis.findings(at), at);
  }
}

/**
 * Where it looks from, and what was drawn on its picture: whoever draws anew has seen how the picture is now, and whoever
 * switched it off may have mounted it anew.
 */
function viewOf({ enabled, url, zones, lines, ground }: CameraSetting): string {
  const polygons = zones.map(({ polygon, service }) => [polygon, service]);
  const doors = lines.map(({ points, inside }) => [points, inside]);
  return JSON.stringify([enabled, url, polygons, doors, ground]);
}
