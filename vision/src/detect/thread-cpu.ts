import { closeSync, openSync, readSync } from "node:fs";

const text = Buffer.alloc(64);

/**
 * CPU time that the calling thread has used so far, in ms (Linux: /proc/thread-self/schedstat, its first number in ns). It
 * says what work costs however many others want the same cores. Undefined where the system does not tell.
 */
export function threadCpuMs(): number | undefined {
  try {
    const file = openSync("/proc/thread-self/schedstat", "r"); // synchronous calls stay on the calling thread
    const length = readSync(file, text, 0, text.length, 0);
    closeSync(file);
    const nanoseconds = Number(text.toString("latin1", 0, length).split(" ", 1)[0]);
    return Number.isFinite(nanoseconds) && nanoseconds > 0 ? nanoseconds / 1e6 : undefined;
  } catch {
    return undefined;
  }
}
