import type { CommandName, HallSnapshot, Reply, Request, Result } from "@hall/contract";
import { callHub, connectHub, type HubSocket, LiveHall } from "@hall/contract/live";

/** Reconnects and restarts of the hub are waited for: people do not go home because a server blinks. */
const PATIENCE_MS = 120_000;

/** One person's or kiosk's own connection to the hub, with a live copy of what it may see. */
export class Line {
  readonly live: LiveHall;
  readonly #socket: HubSocket;

  constructor(address: { url: string; token: string; hallId: string }) {
    this.#socket = connectHub(address);
    this.live = new LiveHall(this.#socket);
  }

  get hall(): HallSnapshot | undefined {
    return this.live.state.hall;
  }

  start(): void {
    this.live.start();
  }

  stop(): void {
    this.live.stop();
    this.#socket.disconnect();
  }

  call<K extends CommandName>(command: K, request: Request<K>): Promise<Result<Reply<K>>> {
    return callHub(this.#socket, command, request, { answerWithinMs: PATIENCE_MS });
  }

  /** Waits until the live copy answers; looks again at every change. Rejects when `signal` ends it. */
  when<T>(look: (hall: HallSnapshot) => T | undefined, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const finish = (end: () => void): void => {
        undo();
        signal.removeEventListener("abort", abort);
        end();
      };
      const abort = (): void => finish(() => reject(signal.reason));
      const check = (): void => {
        const found = this.hall && look(this.hall);
        if (found !== undefined) finish(() => resolve(found));
      };
      const undo = this.live.subscribe(check);
      signal.addEventListener("abort", abort);
      if (signal.aborted) abort();
      else check();
    });
  }
}
