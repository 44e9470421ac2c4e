import { type CameraSetting, VISION_REPORTS } from "@hall/contract";
import type { Halls } from "../app/halls.ts";
import { inHall, type Principal } from "../app/principal.ts";
import { Refusal } from "../app/refusal.ts";
import type { HallServer, HallSocket, VisionLines } from "./lines.ts";
import { ROOMS } from "./rooms.ts";

type Camera = { hallId: string; cameraId: string };
type Deps = {
  io: HallServer;
  vision: VisionLines;
  halls: Pick<Halls, "ids" | "configuration" | "duties" | "on">;
};

/** Live pictures from the vision worker to those who watch. A camera sends pictures only while somebody does. */
export class Cameras {
  readonly #deps: Deps;
  readonly #watched = new Map<string, Camera & { sockets: Set<string> }>();
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
    });
    this.#off = halls.on(({ hallId, changes: { staff } }) => {
      if (staff.counters || staff.clerks || staff.reload) this.#tellDuties(hallId);
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
    if (!known && on)
      throw new Refusal("not-found", (language) =>
        language === "en" ? `There is no camera ${cameraId}` : `没有摄像头 ${cameraId}`,
      );
    const room = ROOMS.camera(hallId, cameraId);
    if (on) {
      void socket.join(room);
      this.#join(room, camera, socket.id);
    } else {
      void socket.leave(room);
      this.#leave(room, socket.id);
    }
  }

  /** The line has closed: it watches nothing any more. */
  gone(socketId: string): void {
    for (const room of [...this.#watched.keys()]) this.#leave(room, socketId);
  }

  #join(room: string, camera: Camera, socketId: string): void {
    const watched = this.#watched.get(room);
    this.#watched.set(room, { ...camera, sockets: (watched?.sockets ?? new Set()).add(socketId) });
    if (!watched) this.#deps.vision.emit("camera:watch", { ...camera, on: true });
  }

  #leave(room: string, socketId: string): void {
    const watched = this.#watched.get(room);
    if (!watched?.sockets.delete(socketId) || watched.sockets.size > 0) return;
    this.#watched.delete(room);
    const { hallId, cameraId } = watched;
    this.#deps.vision.emit("camera:watch", { hallId, cameraId, on: false });
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
    }
  }

  /** Counters were opened, paused, left: cameras must not look for somebody who need not be there. */
  #tellDuties(hallId: string): void {
    const order = this.#deps.halls.duties(hallId);
    const text = JSON.stringify(order);
    if (this.#told.get(hallId) === text) return;
    this.#told.set(hallId, text);
    for (const socket of this.#deps.vision.sockets.values())
      if (inHall(socket.data.principal, hallId)) socket.emit("vision:hall", order);
  }

  /** A picture is worth nothing a second later: whoever cannot take it now misses it. */
  #relay(report: unknown, principal: Principal): void {
    const parsed = VISION_REPORTS["camera:picture"].safeParse(report);
    if (!parsed.success || !inHall(principal, parsed.data.hallId)) return;
    const { hallId, ...picture } = parsed.data;
    const room = ROOMS.camera(hallId, picture.cameraId);
    if (this.#watched.has(room)) this.#deps.io.to(room).volatile.emit("camera:picture", picture);
  }
}

function settingsOf({ hallId, cameras }: ReturnType<Halls["configuration"]>): CameraSetting[] {
  return cameras.map(({ name: _name, ...camera }) => ({ hallId, ...camera }));
}
