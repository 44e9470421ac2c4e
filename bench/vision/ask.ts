import type { Figures, Orders } from "./talk.ts";

/** The body of a measured process: does what it is ordered once, and says its figures and its heap whenever it is asked. */
export function answerOrders(start: (orders: Orders) => Promise<{ figures: () => Figures }>): void {
  let running: ReturnType<typeof start> | undefined;
  process.on("message", (message: { orders: Orders } | "figures" | "heap") => {
    if (message === "heap") process.send?.(heapMb());
    else if (message === "figures") void running?.then(({ figures }) => process.send?.(figures()));
    else
      running = start(message.orders).catch((error: unknown) => {
        console.error(error);
        process.exit(1);
      });
  });
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL")); // a thread in the middle of an inference cannot be ended otherwise
}

/** What is really in use: after a collection, where the process may ask for one. */
function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
