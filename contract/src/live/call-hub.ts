import type { Socket } from "socket.io-client";
import { COMMANDS, type CommandName, type Reply, type Request } from "../commands.ts";
import type { Fault, Result } from "../faults.ts";
import type { HubSocket } from "./hub-socket.ts";

export type CallOptions = {
  /** How long a person waits for an answer, reconnects included. */
  answerWithinMs?: number;
  /** Give one to let a second press of the same key be the same command. */
  idempotencyKey?: string;
};

/**
 * Sends one command and waits for its answer. A line that is down or breaks meanwhile is waited for, and the
 * command is sent again with the same idempotency key, so it is done once at most. Never throws: after
 * `answerWithinMs` the fault `unavailable` says in `details.line` whether it was ever sent.
 */
export function callHub<K extends CommandName>(
  socket: HubSocket,
  command: K,
  request: Request<K>,
  { answerWithinMs = 10_000, idempotencyKey = newKey() }: CallOptions = {},
): Promise<Result<Reply<K>>> {
  const meta = "read" in COMMANDS[command] ? {} : { idempotencyKey };
  const line = socket as unknown as Socket; // as: socket.io cannot follow a generic event name
  return new Promise((resolve) => {
    let sent = false;
    const finish = (result: Result<Reply<K>>): void => {
      clearTimeout(timer);
      line.off("connect", send);
      resolve(result);
    };
    // Sent only while the line stands: socket.io's own buffer would deliver it after we had said "failed".
    const send = (): void => {
      sent = true;
      line.emit(command, request, meta, finish);
    };
    const timer = setTimeout(() => finish({ ok: false, fault: lineFault(sent) }), answerWithinMs);
    line.on("connect", send);
    if (line.connected) send();
  });
}

/** 128 random bits; `crypto.randomUUID` is missing on pages that came over plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a person may know when the hub did not answer: never sent, or sent and without an answer. */
function lineFault(sent: boolean): Fault {
  return sent
    ? {
        code: "unavailable",
        message: "The hub did not answer; it may have been done.",
        details: { line: "no-answer" },
      }
    : {
        code: "unavailable",
        message: "There is no connection to the hub; nothing was done.",
        details: { line: "not-sent" },
      };
}
