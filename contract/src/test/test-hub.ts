import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import type { ClientToServer, CommandMeta, ServerToClient } from "../broadcasts.ts";
import type { CommandName } from "../commands.ts";
import type { Fault, Result } from "../faults.ts";
import type { HallSnapshot } from "../hall.ts";
import { aHall } from "./a-hall.ts";

export type Heard = { command: CommandName; request: unknown; meta: CommandMeta };
type Answer = Result<unknown> | "break-the-line";

/** A real socket.io server that speaks the contract, whose answers a test writes. */
export class TestHub {
  hall: HallSnapshot = aHall();
  /** Set it to turn every screen away at the door. */
  refusal: Fault | undefined;
  readonly heard: Heard[] = [];
  /** What a command is answered with; the default is the snapshot, or "not found". */
  answer: (heard: Heard) => Answer | Promise<Answer> = ({ command }) =>
    command === "hall:snapshot"
      ? { ok: true, value: this.hall }
      : { ok: false, fault: { code: "not-found", message: command } };

  readonly #http: ReturnType<typeof createServer>;
  readonly io: Server<ClientToServer, ServerToClient>;

  /** `pages` answers what is not a socket. */
  constructor(pages?: RequestListener, pingMs = 500) {
    this.#http = createServer(pages);
    this.io = new Server(this.#http, { pingInterval: pingMs, pingTimeout: pingMs, cors: { origin: "*" } });
  }

  async start(port = 0): Promise<string> {
    this.io.use((_socket, next) => {
      if (!this.refusal) return next();
      next(Object.assign(new Error(this.refusal.message), { data: this.refusal }));
    });
    this.io.on("connection", (socket) => this.#serve(socket));
    await new Promise<void>((done) => this.#http.listen(port, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = this.io.close();
    this.#http.closeAllConnections(); // a browser keeps lines open for files that it may still want
    await closed;
  }

  /** Breaks every line, as a pulled cable would; screens come back by themselves. */
  breakLines(): void {
    for (const socket of this.io.sockets.sockets.values()) socket.conn.close();
  }

  #serve(socket: Socket<ClientToServer, ServerToClient>): void {
    socket.onAny(
      (command: CommandName, request: unknown, meta: CommandMeta, ack: (answer: unknown) => void) => {
        const heard = { command, request, meta };
        this.heard.push(heard);
        void Promise.resolve(this.answer(heard)).then((answer) =>
          answer === "break-the-line" ? socket.conn.close() : ack(answer),
        );
      },
    );
  }
}
