import {
  type CameraSetting,
  type EvidenceOrder,
  type EvidenceReport,
  type HallOrder,
  type HubToVision,
  type InsideOrder,
  LatestWins,
  packEvidence,
  type RehearsalAnswer,
  type RehearsalOrder,
  VISION_ORDERS,
  VISION_QUESTIONS,
  type VisionToHub,
} from "@hall/contract";
import { io, type Socket } from "socket.io-client";
import { z } from "zod";

const AGAIN_MS = 5_000;

type Orders = typeof VISION_ORDERS;
type CameraPictureReport = Parameters<VisionToHub["camera:picture"]>[0];

export interface HubLinkDeps {
  readonly url: string;
  readonly token: string;
  readonly onConfigure: (cameras: readonly CameraSetting[]) => void;
  readonly onHall: (order: HallOrder) => void;
  readonly onInside: (order: InsideOrder) => void;
  readonly onWatch: (hallId: string, cameraId: string, on: boolean) => void;
  readonly onEvidence: (order: EvidenceOrder) => void;
  readonly onRehearse: (order: RehearsalOrder) => Promise<RehearsalAnswer>;
  /** Nobody can be watching any more. */
  readonly onAway: () => void;
  readonly onProblem: (reason: string) => void;
}

/** The worker's own line to the hub: wanted cameras come in, watched pictures go out. The hub may be away for a while. */
export class HubLink {
  readonly #deps: HubLinkDeps;
  #socket: Socket<HubToVision, VisionToHub> | undefined;
  #pictures: LatestWins<CameraPictureReport> | undefined;
  #again: NodeJS.Timeout | undefined;

  constructor(deps: HubLinkDeps) {
    this.#deps = deps;
  }

  start(): void {
    const { url, token, onConfigure, onHall, onInside, onWatch, onEvidence, onAway, onProblem } = this.#deps;
    const socket: Socket<HubToVision, VisionToHub> = io(`${url.replace(/\/$/, "")}/vision`, {
      auth: { token },
      transports: ["websocket"],
      reconnectionDelayMax: 10_000,
    });
    const line = socket as unknown as Socket; // as: socket.io cannot follow a generic event name
    const hear = <K extends keyof Orders>(event: K, act: (order: z.infer<Orders[K]>) => void): void => {
      line.on(String(event), (raw: unknown) => {
        const order = VISION_ORDERS[event].safeParse(raw);
        if (order.success)
          act(order.data as z.infer<Orders[K]>); // as: zod cannot follow it either
        else onProblem(`the hub's order ${event} is not understood: ${fieldsOf(order.error)}`);
      });
    };
    hear("vision:configure", ({ cameras }) => onConfigure(cameras));
    hear("vision:hall", onHall);
    hear("vision:inside", onInside);
    hear("camera:watch", ({ hallId, cameraId, on }) => onWatch(hallId, cameraId, on));
    hear("evidence:take", onEvidence);
    socket.on("camera:rehearse", (raw, ack) => void this.#rehearse(raw).then(ack));
    socket.on("connect", () => {
      this.#pictures = picturesOn(socket);
    });
    socket.on("disconnect", (reason) => {
      this.#pictures = undefined;
      onAway();
      if (reason !== "io client disconnect") this.#connectAgain(socket); // that was `stop`
    });
    socket.on("connect_error", (error) => {
      onProblem(`the hub does not answer: ${error.message}`);
      this.#connectAgain(socket);
    });
    this.#socket = socket;
  }

  /** socket.io tries again by itself when the line is down, but not when the hub ends or refuses it. */
  #connectAgain(socket: Socket<HubToVision, VisionToHub>): void {
    if (socket.active) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => socket.connect(), AGAIN_MS);
  }

  /** Whatever the hub asks is answered. */
  async #rehearse(raw: unknown): Promise<RehearsalAnswer> {
    const { onRehearse, onProblem } = this.#deps;
    const { data: order, error } = VISION_QUESTIONS["camera:rehearse"].order.safeParse(raw);
    if (order)
      return onRehearse(order).catch((why: unknown) => {
        onProblem(`a drawing could not be tried: ${String(why)}`);
        return { ok: false, why: "failed" };
      });
    onProblem(`the hub's order camera:rehearse is not understood: ${fieldsOf(error)}`);
    return { ok: false, why: "failed" };
  }

  /** Sends a picture when the line is free, unless a newer one of its camera has come meanwhile. */
  send(picture: CameraPictureReport): void {
    this.#pictures?.offer(`${picture.hallId}/${picture.cameraId}`, picture);
  }

  /** Waits until the hub is there again. */
  sendEvidence(report: EvidenceReport): void {
    this.#socket?.emit("evidence:clip", packEvidence(report));
  }

  stop(): void {
    clearTimeout(this.#again);
    this.#socket?.disconnect();
  }
}

function picturesOn(socket: Socket<HubToVision, VisionToHub>): LatestWins<CameraPictureReport> {
  const { engine } = socket.io;
  return new LatestWins({
    isFree: () => engine.writeBuffer.length === 0,
    send: (picture) => socket.emit("camera:picture", picture),
    onceFree: (listener) => engine.once("drain", listener),
  });
}

/** Names the fields, never their values: a camera address may hold a password. */
function fieldsOf(error: z.ZodError): string {
  return z.prettifyError(error).replace(/\s+/g, " ");
}
