import {
  type CameraSetting,
  type HallOrder,
  type HubToVision,
  VISION_ORDERS,
  type VisionToHub,
} from "@hall/contract";
import { io, type Socket } from "socket.io-client";
import { z } from "zod";

type CameraPictureReport = Parameters<VisionToHub["camera:picture"]>[0];

export interface HubLinkDeps {
  readonly url: string;
  readonly token: string;
  readonly onConfigure: (cameras: readonly CameraSetting[]) => void;
  readonly onHall: (order: HallOrder) => void;
  readonly onWatch: (hallId: string, cameraId: string, on: boolean) => void;
  /** Nobody can be watching any more. */
  readonly onAway: () => void;
  readonly onProblem: (reason: string) => void;
}

/** The worker's own line to the hub: wanted cameras come in, watched pictures go out. The hub may be away for a while. */
export class HubLink {
  readonly #deps: HubLinkDeps;
  #socket: Socket<HubToVision, VisionToHub> | undefined;

  constructor(deps: HubLinkDeps) {
    this.#deps = deps;
  }

  start(): void {
    const { url, token, onConfigure, onHall, onWatch, onAway, onProblem } = this.#deps;
    const socket: Socket<HubToVision, VisionToHub> = io(`${url.replace(/\/$/, "")}/vision`, {
      auth: { token },
      transports: ["websocket"],
      reconnectionDelayMax: 10_000,
    });
    socket.on("vision:configure", (raw) => {
      const order = VISION_ORDERS["vision:configure"].safeParse(raw);
      if (order.success) onConfigure(order.data.cameras);
      else onProblem(`the hub's configuration is not understood: ${fieldsOf(order.error)}`);
    });
    socket.on("vision:hall", (raw) => {
      const order = VISION_ORDERS["vision:hall"].safeParse(raw);
      if (order.success) onHall(order.data);
      else onProblem(`the hub's word about a hall is not understood: ${fieldsOf(order.error)}`);
    });
    socket.on("camera:watch", (raw) => {
      const order = VISION_ORDERS["camera:watch"].safeParse(raw);
      if (order.success) onWatch(order.data.hallId, order.data.cameraId, order.data.on);
      else onProblem(`the hub's order is not understood: ${fieldsOf(order.error)}`);
    });
    socket.on("disconnect", onAway);
    socket.on("connect_error", (error) => onProblem(`the hub does not answer: ${error.message}`));
    this.#socket = socket;
  }

  /** Sends a picture if the line is free; a picture that has to wait is worth nothing. */
  send(picture: CameraPictureReport): void {
    this.#socket?.volatile.emit("camera:picture", picture);
  }

  stop(): void {
    this.#socket?.disconnect();
  }
}

/** Names the fields, never their values: a camera address may hold a password. */
function fieldsOf(error: z.ZodError): string {
  return z.prettifyError(error).replace(/\s+/g, " ");
}
