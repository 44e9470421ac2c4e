import type { CameraView, CounterView, DeviceView, DoorView, ZoneView } from "@hall/contract";
import type { PresenceSeen } from "../domain/alert-rules.ts";
import { movedInstants } from "../domain/evolve-clock.ts";
import { skewOf } from "./clock-skew.ts";
import type { HallRegistry } from "./hall-registry.ts";
import type { LineTotals, Seen, ZoneFacts } from "./present.ts";
import { cameraView, counterView, deviceView, zoneViews } from "./present.ts";

/** Something outside the journal changed; the whole view of it. */
export type Observed =
  | { hallId: string; kind: "zone"; zone: ZoneView }
  | { hallId: string; kind: "camera"; camera: CameraView }
  | { hallId: string; kind: "device"; device: DeviceView }
  | { hallId: string; kind: "counter"; counter: CounterView };

type Mutable = {
  -readonly [K in keyof Seen]: Seen[K] extends ReadonlyMap<infer A, infer B> ? Map<A, B> : never;
};

/** What cameras and devices say about the halls: never stored, last word wins, told when it changes. Times are the hub's. */
export class Observations {
  readonly #registry: HallRegistry;
  readonly #now: () => Date;
  readonly #halls = new Map<string, Mutable>();
  readonly #listeners = new Set<(observed: Observed) => void>();

  constructor(registry: HallRegistry, now: () => Date) {
    this.#registry = registry;
    this.#now = now;
  }

  on(listener: (observed: Observed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Presence of a device, from its retained status and last will. */
  deviceIs(hallId: string, deviceId: string, status: "online" | "offline"): void {
    const seen = this.#of(hallId);
    if (seen.devices.get(deviceId)?.status === status) return;
    seen.devices.set(deviceId, { status, since: this.#now().toISOString() });
    this.#tellDevice(hallId, deviceId);
  }

  /** What a display should show, or says that it shows. */
  displayIs(
    hallId: string,
    deviceId: string,
    text: { wanted?: string | undefined; shown?: string | undefined },
  ): void {
    const seen = this.#of(hallId);
    const before = seen.shown.get(deviceId);
    const after = { ...before, ...text };
    if (before?.wanted === after.wanted && before?.shown === after.shown) return;
    seen.shown.set(deviceId, after);
    this.#tellDevice(hallId, deviceId);
  }

  /** What a printer says about itself; undefined: it prints. */
  printerIs(hallId: string, deviceId: string, fault: DeviceView["fault"]): void {
    const { faults } = this.#of(hallId);
    if (faults.get(deviceId) === fault) return;
    if (fault === undefined) faults.delete(deviceId);
    else faults.set(deviceId, fault);
    this.#tellDevice(hallId, deviceId);
  }

  /** A device or a camera has said what time it is there, just now. */
  clockSays(hallId: string, what: "device" | "camera", id: string, ts: string): void {
    const { skews } = this.#of(hallId);
    const key = `${what}/${id}`;
    const skew = skewOf(ts, this.#now());
    const before = skews.get(key);
    if (skew === before) return;
    if (skew === undefined) skews.delete(key);
    else skews.set(key, skew);
    // A second more or less is told with the next change of the device.
    if (skew !== undefined && before !== undefined && Math.abs(skew - before) <= 2) return;
    if (what === "device") this.#tellDevice(hallId, id);
    else this.#tellCamera(hallId, id);
  }

  /** The hub's clock was put right: what has lasted a minute has still lasted a minute. */
  clockStepped(hallId: string, byMs: number): void {
    const seen = this.#of(hallId);
    for (const map of [seen.presence, seen.cameras, seen.devices, seen.zones, seen.inside] as Map<
      string,
      object
    >[]) // as: what they hold is plain, and keeps its shape
      for (const [key, value] of map) map.set(key, movedInstants(value, byMs));
  }

  /** How many are in a zone; and what else the camera knows of it, which stays until it says otherwise. */
  zoneCounts(
    hallId: string,
    zoneId: string,
    count: ZoneView["count"],
    facts?: Omit<ZoneFacts, "count" | "at">,
  ): void {
    const seen = this.#of(hallId);
    const before = count === "unknown" ? {} : seen.zones.get(zoneId);
    seen.zones.set(zoneId, { ...(facts ?? before), count, at: this.#now().toISOString() });
    const zone = zoneViews(this.#registry.configuration(hallId), seen).find((z) => z.zoneId === zoneId);
    if (zone) this.#tell({ hallId, kind: "zone", zone });
  }

  /** Who has walked over a door line, by what was said at `at` (ISO 8601). */
  lineCounts(hallId: string, lineId: string, totals: LineTotals, at = this.#now().toISOString()): void {
    const seen = this.#of(hallId);
    if (totals.occupancy !== "unknown") seen.inside.set(lineId, { people: totals.occupancy, at });
    seen.lines.set(lineId, totals);
    const { cameras } = this.#registry.configuration(hallId);
    const camera = cameras.find(({ lines }) => lines.some((line) => line.lineId === lineId));
    if (camera) this.#tell({ hallId, kind: "camera", camera: cameraView(camera, seen) });
  }

  /** All doors of the hall together; told with the cameras that watch one. */
  doorsAre(hallId: string, doors: DoorView): void {
    this.#of(hallId).doors.set("hall", doors);
    const { cameras } = this.#registry.configuration(hallId);
    for (const { cameraId, lines } of cameras) if (lines.length > 0) this.#tellCamera(hallId, cameraId);
  }

  cameraIs(
    hallId: string,
    cameraId: string,
    { state, refusal }: Pick<CameraView, "state" | "refusal">,
    fps?: number,
  ): void {
    const seen = this.#of(hallId);
    const before = seen.cameras.get(cameraId);
    const since = before?.state === state ? before.since : this.#now().toISOString();
    seen.cameras.set(cameraId, { state, since, ...(refusal && { refusal }) });
    if (fps !== undefined) seen.fps.set(cameraId, fps);
    this.#tellCamera(hallId, cameraId);
  }

  /** Whether somebody is at the counter. `forSeconds`: how long it has been so by the camera's own clock. */
  counterPresence(
    hallId: string,
    counterId: string,
    { state, people }: Omit<PresenceSeen, "since">,
    forSeconds: number,
  ): void {
    const seen = this.#of(hallId);
    const before = seen.presence.get(counterId);
    const isNew = before?.state !== state;
    const since = isNew
      ? new Date(this.#now().getTime() - Math.max(0, forSeconds) * 1000).toISOString()
      : before.since;
    seen.presence.set(counterId, { state, since, ...(people && { people }) });
    if (!isNew) return; // screens show no figure of it
    const hall = this.#registry.state(hallId);
    const counter = hall.counters.get(counterId);
    if (counter) this.#tell({ hallId, kind: "counter", counter: counterView(hall, counter, seen, "staff") });
  }

  /** The worker is gone: whatever it said last is no longer known. */
  visionIsGone(hallId: string): void {
    const seen = this.#of(hallId);
    for (const { cameraId } of this.#registry.configuration(hallId).cameras)
      this.cameraIs(hallId, cameraId, { state: "unknown" });
    for (const zoneId of seen.zones.keys()) this.zoneCounts(hallId, zoneId, "unknown");
    for (const [lineId, totals] of seen.lines)
      this.lineCounts(hallId, lineId, { ...totals, occupancy: "unknown" });
    for (const counterId of seen.presence.keys())
      this.counterPresence(hallId, counterId, { state: "unknown" }, 0);
  }

  #of(hallId: string): Mutable {
    let seen = this.#halls.get(hallId);
    if (!seen) {
      seen = {
        presence: new Map(),
        cameras: new Map(),
        devices: new Map(),
        zones: new Map(),
        lines: new Map(),
        inside: new Map(),
        shown: new Map(),
        faults: new Map(),
        fps: new Map(),
        doors: new Map(),
        skews: new Map(),
      };
      this.#halls.set(hallId, seen);
      this.#registry.see(hallId, seen);
    }
    return seen;
  }

  #tellDevice(hallId: string, deviceId: string): void {
    const device = this.#registry.configuration(hallId).devices.find((d) => d.deviceId === deviceId);
    if (device) this.#tell({ hallId, kind: "device", device: deviceView(device, this.#of(hallId)) });
  }

  #tellCamera(hallId: string, cameraId: string): void {
    const camera = this.#registry.configuration(hallId).cameras.find((c) => c.cameraId === cameraId);
    if (camera) this.#tell({ hallId, kind: "camera", camera: cameraView(camera, this.#of(hallId)) });
  }

  #tell(observed: Observed): void {
    for (const listener of this.#listeners) listener(observed);
  }
}
