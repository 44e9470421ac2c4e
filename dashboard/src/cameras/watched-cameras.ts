import type { CameraPicture, Fault } from "@hall/contract";
import { callHub, type HubSocket, onBroadcast } from "@hall/contract/live";

export type WatchListener = {
  picture(picture: CameraPicture): void;
  /** Why the hub does not send pictures; undefined when it does. */
  answered(fault: Fault | undefined): void;
};

type Watched = { readonly listeners: Set<WatchListener>; fault: Fault | undefined };

/**
 * The cameras that are watched on one line, however many tiles show them: the hub is asked once for each camera, again
 * after each reconnect, and told that it is enough when the last tile is gone.
 */
class WatchedCameras {
  readonly #socket: HubSocket;
  readonly #cameras = new Map<string, Watched>();
  #undo: (() => void)[] = [];

  constructor(socket: HubSocket) {
    this.#socket = socket;
  }

  add(cameraId: string, listener: WatchListener): () => void {
    if (this.#cameras.size === 0) this.#listen();
    const watched = this.#cameras.get(cameraId);
    if (watched) {
      watched.listeners.add(listener);
      if (watched.fault) listener.answered(watched.fault);
    } else {
      this.#cameras.set(cameraId, { listeners: new Set([listener]), fault: undefined });
      if (this.#socket.connected) void this.#ask(cameraId);
    }
    return () => this.#remove(cameraId, listener);
  }

  /** A line that is down watches nothing any more; the hub has noticed by itself. */
  #remove(cameraId: string, listener: WatchListener): void {
    const watched = this.#cameras.get(cameraId);
    if (!watched?.listeners.delete(listener) || watched.listeners.size > 0) return;
    this.#cameras.delete(cameraId);
    if (this.#cameras.size === 0) for (const undo of this.#undo.splice(0)) undo();
    if (this.#socket.connected) void callHub(this.#socket, "camera:watch", { cameraId, on: false });
  }

  #listen(): void {
    const askAll = (): void => {
      for (const cameraId of this.#cameras.keys()) void this.#ask(cameraId);
    };
    this.#socket.on("connect", askAll);
    this.#undo = [
      () => this.#socket.off("connect", askAll),
      onBroadcast(this.#socket, "camera:picture", (picture) => {
        for (const listener of this.#cameras.get(picture.cameraId)?.listeners ?? [])
          listener.picture(picture);
      }),
    ];
  }

  async #ask(cameraId: string): Promise<void> {
    const answer = await callHub(this.#socket, "camera:watch", { cameraId, on: true });
    const watched = this.#cameras.get(cameraId);
    if (!watched) return;
    watched.fault = answer.ok ? undefined : answer.fault;
    for (const listener of watched.listeners) listener.answered(watched.fault);
  }
}

const LINES = new WeakMap<HubSocket, WatchedCameras>();

/** Watches a camera on a line. Gives back what ends it; a second call of that does nothing. */
export function watchCamera(socket: HubSocket, cameraId: string, listener: WatchListener): () => void {
  const line = LINES.get(socket) ?? new WatchedCameras(socket);
  LINES.set(socket, line);
  return line.add(cameraId, listener);
}
