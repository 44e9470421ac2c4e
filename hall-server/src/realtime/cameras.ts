import {
  type Broadcast,
  type CameraSetting,
  type EvidenceOrder,
  type EvidenceReport,
  type LatestWins,
  unpackEvidence,
  VISION_REPORTS,
} from "@hall/contract";
import { unknownCamera } from "../app/camera-refusals.ts";
import type { Halls } from "../app/halls.ts";
import { inHall, type Principal } from "../app/principal.ts";
import type { HallSocket, VisionLines } from "./lines.ts";
import { pictureLine } from "./picture-line.ts";

type Camera = { hallId: string; cameraId: string };
type PictureLine = LatestWins<Broadcast<"camera:picture">>;
type Deps = {
  vision: VisionLines;
  halls: Pick<Halls, "ids" | "configuration" | "duties" | "inside" | "on">;
  /** A camera watch sends pictures that were asked for. */
  evidence?: ((report: EvidenceReport) => void) | undefined;
};

/** Live pictures from the vision worker to those who watch. A camera sends pictures only while somebody does. */
export class Cameras {
  readonly #deps: Deps;
  readonly #watched = new Map<string, Camera & { sockets: Set<string> }>();
  readonly #lines = new Map<string, PictureLine>();
  readonly #told = new Map<string, string>();
  #off: (() => void) | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  start(): void {
    const { vision, halls } = this.#deps;
    vision.on("connection", (socket) => {
      this.#configure(socket, socket.data.principal);
      this.#tellHalls(socket, socket.data.principal);
      for (const { hallId, cameraId } of this.#watched.values())
        socket.emit("camera:watch", { hallId, cameraId, on: true });
      socket.on("camera:picture", (report: unknown) => this.#relay(report, socket.data.principal));
      socket.on("evidence:clip", (report: unknown) => this.#take(report, socket.data.principal));
    });
    this.#off = halls.on(({ hallId, changes: { staff } }) => {
      this.#tellDuties(hallId);
      if (!staff.reload) return;
      for (const socket of vision.sockets.values()) this.#configure(socket, socket.data.principal);
    });
  }

  stop(): void {
    this.#off?.();
  }

  /** A line starts or stops watching; twice is once. Refuses `not-found` for a camera that the hall does not have. */
  watch(socket: HallSocket, camera: Camera, on: boolean): void {
    const { hallId, cameraId } = camera;
    const known = this.#deps.halls.configuration(hallId).cameras.some((one) => one.cameraId === cameraId);
    if (!known && on) throw unknownCamera(cameraId);
    const key = `${hallId}/${cameraId}`;
    if (on) this.#join(key, camera, socket);
    else this.#leave(key, socket.id);
  }

  /** The line has closed: it watches nothing any more. */
  gone(socketId: string): void {
    for (const key of [...this.#watched.keys()]) this.#leave(key, socketId);
    this.#lines.delete(socketId);
  }

  #join(key: string, camera: Camera, socket: HallSocket): void {
    const watched = this.#watched.get(key);
    this.#watched.set(key, { ...camera, sockets: (watched?.sockets ?? new Set()).add(socket.id) });
    if (!this.#lines.has(socket.id)) this.#lines.set(socket.id, pictureLine(socket));
    if (!watched) this.#deps.vision.emit("camera:watch", { ...camera, on: true });
  }

  #leave(key: string, socketId: string): void {
    const watched = this.#watched.get(key);
    if (!watched?.sockets.delete(socketId)) return;
    this.#lines.get(socketId)?.forget(key);
    if (watched.sockets.size > 0) return;
    this.#watched.delete(key);
    const { hallId, cameraId } = watched;
    this.#deps.vision.emit("camera:watch", { hallId, cameraId, on: false });
  }

  /** Asks the watch of this hall for the seconds around an alert. */
  takeEvidence(order: EvidenceOrder): void {
    for (const socket of this.#deps.vision.sockets.values())
      if (inHall(socket.data.principal, order.hallId)) socket.emit("evidence:take", order);
  }

  #take(report: unknown, principal: Principal): void {
    const parsed = VISION_REPORTS["evidence:clip"].safeParse(report);
    if (parsed.success && inHall(principal, parsed.data.hallId))
      this.#deps.evidence?.(unpackEvidence(parsed.data));
  }

  #configure(line: { emit: VisionLines["emit"] }, principal: Principal): void {
    const { halls } = this.#deps;
    const mine = halls.ids().filter(({ hallId }) => inHall(principal, hallId));
    const cameras = mine.flatMap(({ hallId }) => settingsOf(halls.configuration(hallId)));
    line.emit("vision:configure", { cameras });
  }

  #tellHalls(line: { emit: VisionLines["emit"] }, principal: Principal): void {
    const { halls } = this.#deps;
    for (const { hallId } of halls.ids()) {
      if (!inHall(principal, hallId)) continue;
      const order = halls.duties(hallId);
      this.#told.set(hallId, JSON.stringify(order));
      line.emit("vision:hall", order);
      line.emit("vision:inside", { hallId, lines: halls.inside(hallId) });
    }
  }

  /**
   * Counters were opened, paused, left, or the day has begun or ended, which changes nothing that a screen shows: cameras
   * must not look for somebody who need not be there, nor believe at night that the hall is full. Said when it differs.
   */
  #tellDuties(hallId: string): void {
    if (this.#deps.vision.sockets.size === 0) return; // a watch that comes is told all
    const order = this.#deps.halls.duties(hallId);
    const text = JSON.stringify(order);
    if (this.#told.get(hallId) === text) return;
    this.#told.set(hallId, text);
    for (const socket of this.#deps.vision.sockets.values())
      if (inHall(socket.data.principal, hallId)) socket.emit("vision:hall", order);
  }

  /** A picture is worth nothing when the next is there: a slow screen gets only the newest. */
  #relay(report: unknown, principal: Principal): void {
    const parsed = VISION_REPORTS["camera:picture"].safeParse(report);
    if (!parsed.success || !inHall(principal, parsed.data.hallId)) return;
    const { hallId, ...picture } = parsed.data;
    const key = `${hallId}/${picture.cameraId}`;
    for (const socketId of this.#watched.get(key)?.sockets ?? [])
      this.#lines.get(socketId)?.offer(key, picture);
  }
}

/** What the watch needs of a hall's cameras; pictures are remembered only where a hall keeps evidence, of its counters. */
function settingsOf({ hallId, cameras, evidence }: ReturnType<Halls["configuration"]>): CameraSetting[] {
  return cameras.map(({ name: _name, ...camera }) => {
    const watched = evidence && camera.zones.some(({ kind }) => kind === "counter-staff");
    return { hallId, ...camera, ...(watched ? { evidenceSeconds: evidence.secondsBefore } : {}) };
  });
}
