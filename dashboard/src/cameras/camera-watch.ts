import type { CameraPicture, Fault } from "@hall/contract";
import { callHub, type HubSocket, onBroadcast } from "@hall/contract/live";

export type WatchListener = {
  picture(picture: CameraPicture): void;
  /** Why the hub does not send pictures; undefined when it does. */
  answered(fault: Fault | undefined): void;
};

/** Watches one camera on a line: asks for its pictures, asks again after each reconnect, and says when it is enough. */
export class CameraWatch {
  readonly #socket: HubSocket;
  readonly #cameraId: string;
  readonly #listener: WatchListener;
  #undo: (() => void)[] = [];

  constructor(socket: HubSocket, cameraId: string, listener: WatchListener) {
    this.#socket = socket;
    this.#cameraId = cameraId;
    this.#listener = listener;
  }

  start(): void {
    const ask = (): void => void this.#ask();
    this.#socket.on("connect", ask);
    this.#undo = [
      () => this.#socket.off("connect", ask),
      onBroadcast(this.#socket, "camera:picture", (picture) => {
        if (picture.cameraId === this.#cameraId) this.#listener.picture(picture);
      }),
    ];
    if (this.#socket.connected) ask();
  }

  /** A line that is down watches nothing any more; the hub has noticed by itself. */
  stop(): void {
    if (this.#undo.length === 0) return;
    for (const undo of this.#undo.splice(0).reverse()) undo();
    if (this.#socket.connected)
      void callHub(this.#socket, "camera:watch", { cameraId: this.#cameraId, on: false });
  }

  async #ask(): Promise<void> {
    const answer = await callHub(this.#socket, "camera:watch", { cameraId: this.#cameraId, on: true });
    if (this.#undo.length > 0) this.#listener.answered(answer.ok ? undefined : answer.fault);
  }
}
