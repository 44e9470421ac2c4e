import type { CameraSetting } from "@hall/contract";
import type { Box } from "../detect/box.ts";
import { CameraHealth } from "../health/camera-health.ts";
import type { LumaFacts } from "../health/luma-facts.ts";
import { type Duty, Presence } from "../rules/presence.ts";
import type { Trouble } from "../sources/source.ts";
import { isLively, Liveliness, type MotionIn } from "../track/liveliness.ts";
import type { Track } from "../track/track.ts";
import { Tracker } from "../track/tracker.ts";
import { groundOf } from "../zones/ground.ts";
import type { Finding, PresenceFinding } from "./findings.ts";
import { LineWatch } from "./line-watch.ts";
import { mostLooks, type Need } from "./need.ts";
import { type ZoneSetting, ZoneWatch } from "./zone-watch.ts";

const GAP_PERIODS = 3;
const MOVING = 1; // grey levels that a picture changes by in the mean
const MOVING_SECONDS = 3;

/** People found in one picture. */
export interface Sight {
  readonly at: number;
  readonly boxes: readonly Box[];
  readonly width: number;
  readonly height: number;
  /** What moves in the picture, where somebody watches that. */
  readonly motionIn?: MotionIn;
}

/**
 * Everything that one camera's pictures mean: tracks, zones, counters and the camera's own health. Pure: no clock, no
 * I/O; the same calls give the same findings, live or on a virtual clock. All times in seconds.
 */
export class CameraAnalysis {
  readonly health: CameraHealth;
  readonly #setting: CameraSetting;
  readonly #threshold: number;
  readonly #period: number;
  readonly #zones: readonly ZoneWatch[];
  readonly #counters: readonly { counterId: string; zones: ZoneWatch[]; presence: Presence }[];
  readonly lines: readonly LineWatch[];
  readonly #liveliness = new Liveliness();
  #tracker: Tracker | undefined;
  #sightings: number[] = [];
  #lookedAt: number | undefined;
  #movedAt = Number.NEGATIVE_INFINITY;

  /**
   * `threshold` is the detector's score from which a box is a person; `cooldown` that of the absence rule, in seconds. Of
   * `lines`, which an earlier watch of the camera leaves, those that have not been changed count on.
   */
  constructor(
    at: number,
    setting: CameraSetting,
    threshold: number,
    {
      cooldown,
      lines = [],
    }: { cooldown?: number | undefined; lines?: readonly LineWatch[] | undefined } = {},
  ) {
    this.#setting = setting;
    this.#threshold = threshold;
    // A counter is to be seen once a second at least, a waiting area every two; more only makes the answer quicker.
    const watchesCounter = setting.zones.some(({ kind }) => kind === "counter-staff");
    this.#period = Math.max(watchesCounter ? 1 : 2, 1 / setting.analysedFps);
    this.health = new CameraHealth(at);
    const toGround = setting.ground && groundOf(setting.ground);
    this.#zones = setting.zones.map((zone) => new ZoneWatch(zone, toGround));
    this.lines = setting.lines.map((line) => lines.find((one) => one.isOf(line)) ?? new LineWatch(at, line));
    for (const line of this.lines) line.clear(); // whoever was followed is not any more
    this.#counters = counterIds(this.#zones).map((counterId) => {
      const zones = this.#zones.filter(({ setting: zone }) => isStaffSide(zone, counterId));
      const absentAfter = Math.min(...zones.map(({ setting: zone }) => zone.absentSeconds));
      const required = Math.max(...zones.map(({ setting: zone }) => zone.required));
      const options = {
        period: this.#period,
        absentAfter,
        required,
        ...(cooldown === undefined ? {} : { cooldown }),
      };
      return { counterId, zones, presence: new Presence(at, options) };
    });
  }

  /** A picture has come, whether or not anybody will look at it. */
  frame(at: number, facts: LumaFacts): void {
    this.health.frame(at, facts);
    if ((facts.motion ?? 0) >= MOVING) this.#movedAt = at;
    this.#followHealth(at);
  }

  /** The detector has looked at a picture. Gives the confirmed people. */
  looked({ at, boxes, width, height, motionIn }: Sight): readonly Track[] {
    if (this.health.state !== "online") return [];
    this.#notice(at);
    this.#tracker ??= new Tracker({ threshold: this.#threshold, aspect: width / height });
    const tracks = this.#tracker.update(at, boxes);
    this.#lookedAt = at;
    this.#sightings = [...this.#sightings.filter((sighting) => sighting > at - 10), at];
    const living = this.#liveliness.living(at, tracks, this.#tracker.followed(at), motionIn);
    for (const zone of this.#zones) zone.observe(at, living);
    for (const line of this.lines) line.observe(at, tracks, width / height);
    for (const { zones, presence } of this.#counters) {
      const people = zones.flatMap((zone) => zone.seen);
      presence.observe({
        at,
        people: people.length,
        lively: people.some((track) => isLively(track, motionIn)),
      });
    }
    return tracks;
  }

  /** Whoever is there or may be there, behind somebody or missed: all of them are made unrecognisable in pictures. */
  get remembered(): readonly Box[] {
    return this.#tracker?.remembered(this.#lookedAt ?? 0) ?? [];
  }

  /**
   * How often it should be looked at now. Motion or people raise the rate of a door line to all that the camera gives,
   * people that of an area to two a second; an empty door needs two, so that whoever comes is seen before the line, an
   * open counter one, an empty place half a look a second.
   */
  needAt(at: number): Need {
    const { zones, lines } = this.#setting;
    const most = mostLooks(this.#setting);
    const moving = at - this.#movedAt < MOVING_SECONDS;
    const counter = this.#counters.some(({ presence }) => presence.isOnDuty);
    const people = moving || (this.#tracker?.remembered(at).length ?? 0) > 0;
    const rates = [
      0.5,
      ...(lines.length > 0 ? [people ? most : 2] : []),
      ...(zones.length > 0 && people ? [2] : []),
      ...(counter ? [1] : []),
    ];
    return { rate: Math.min(most, Math.max(...rates)), counter };
  }

  /** What the hub knows of the hall: which counters are open, and whether anybody may be inside. */
  setHall(at: number, duties: ReadonlyMap<string, Duty>, open: boolean): void {
    for (const { counterId, presence } of this.#counters)
      presence.setDuty(at, duties.get(counterId) ?? "open");
    if (!open) for (const line of this.lines) line.empty();
  }

  /** So many were inside by each line before this worker began to count. */
  resume(people: ReadonlyMap<string, number>): void {
    for (const line of this.lines) line.resume(people.get(line.finding.lineId) ?? 0);
  }

  ended(at: number, trouble: Trouble): void {
    this.health.ended(at, trouble);
    this.#followHealth(at);
  }

  /** To be called about once a second: what has not come is news too. */
  tick(at: number): void {
    this.health.tick(at);
    this.#followHealth(at);
    this.#notice(at);
  }

  /** All that is known at `at`. Before the camera's first sign of life its state is not among it. */
  findings(at: number): Finding[] {
    return [
      ...this.#camera(at),
      ...this.#zones.map((zone) => zone.finding),
      ...this.lines.map((line) => line.finding),
      ...this.#counters.map(({ counterId, presence }) => presenceFinding(counterId, presence)),
    ];
  }

  #camera(at: number): Finding[] {
    const { state, refusal, since } = this.health;
    if (state === undefined) return [];
    const age = this.health.age(at);
    const fps = this.#sightings.filter((sighting) => sighting > at - 10).length / 10;
    const { cameraId } = this.#setting;
    return [
      {
        kind: "camera",
        cameraId,
        state,
        refusal,
        since,
        fps,
        ageMs: age === undefined ? null : Math.round(age * 1000),
      },
    ];
  }

  /** A camera that is not well shows nothing that may be believed: unknown, never empty. */
  #followHealth(at: number): void {
    if (this.health.state !== "online" && this.health.state !== undefined) this.#forget(at);
  }

  /** A long time without a look. */
  #notice(at: number): void {
    for (const { presence } of this.#counters) presence.tick(at);
    if (this.#lookedAt !== undefined && at - this.#lookedAt > GAP_PERIODS * this.#period) this.#forget(at);
  }

  #forget(at: number): void {
    this.#lookedAt = undefined;
    this.#tracker?.clear();
    for (const zone of this.#zones) zone.clear();
    for (const line of this.lines) line.clear();
    for (const { presence } of this.#counters) presence.blind(at);
  }
}

function counterIds(zones: readonly ZoneWatch[]): string[] {
  const staffed = zones.flatMap(({ setting: { kind, counterId } }) =>
    kind === "counter-staff" && counterId !== undefined ? [counterId] : [],
  );
  return [...new Set(staffed)];
}

function isStaffSide(zone: ZoneSetting, counterId: string): boolean {
  return zone.kind === "counter-staff" && zone.counterId === counterId;
}

function presenceFinding(counterId: string, presence: Presence): PresenceFinding {
  const { state, since, required, present, confidence } = presence;
  return { kind: "presence", counterId, state, since, required, present: present ?? null, confidence };
}
