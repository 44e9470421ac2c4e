import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { z } from "zod";
import { ChildProgram } from "./child-program.ts";
import { programBeside } from "./program-path.ts";
import { StartRefused } from "./start-refused.ts";

/** A Redis-protocol server in memory, on this machine alone and behind a password. */
export interface JobStore {
  /** Stays the same over restarts. */
  url: string;
  /** The process id while it runs. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

const Listening = z.object({ port: z.int() });
const PATIENCE_MS = 15_000;

/**
 * Starts the embedded job store in a process of its own. When that dies it comes back, empty, at the same address:
 * whoever stores jobs there has to be able to add them again.
 *
 * @throws StartRefused when it does not come up
 */
export async function startJobStore({ log }: { log: Logger }): Promise<JobStore> {
  const password = randomBytes(24).toString("hex");
  let port = 0;
  let listening: (port: number) => void = () => undefined;
  const program = new ChildProgram({
    name: "job-store",
    path: programBeside(import.meta.url, "job-store-process"),
    log,
    backOff: { firstMs: 50, longestMs: 5_000 },
    onStart: (send) => send({ port, password }),
    onMessage: (message) => {
      port = Listening.parse(message).port;
      listening(port);
    },
  });
  const started = new Promise<number>((done, fail) => {
    const timer = setTimeout(
      () => fail(new StartRefused("the embedded job store does not start")),
      PATIENCE_MS,
    );
    listening = (at) => {
      clearTimeout(timer);
      done(at);
    };
  });
  program.start();
  try {
    const url = `redis://:${password}@127.0.0.1:${await started}`;
    return {
      url,
      stop: () => program.stop(),
      get pid() {
        return program.pid;
      },
    };
  } catch (error) {
    await program.stop();
    throw error;
  }
}
