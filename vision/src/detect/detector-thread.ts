import { parentPort, workerData } from "node:worker_threads";
import type { ModelSetting } from "./adapter.ts";
import { ModelSession } from "./model-session.ts";
import type { LookOrder, ThreadReport } from "./thread-messages.ts";

/** The body of a detector thread: one session, one order at a time, every order answered. */
async function serve(port: NonNullable<typeof parentPort>, setting: ModelSetting): Promise<void> {
  const report = (message: ThreadReport) => port.postMessage(message);
  const session = await ModelSession.open(setting);
  const { kind, threshold, input } = session.adapter;
  port.on("message", ({ bytes, width, height, tiles }: LookOrder) => {
    session.look(bytes, width, height, tiles).then(
      (look) => report({ kind: "looked", ...look }),
      (error: unknown) => report({ kind: "failed", reason: String(error) }),
    );
  });
  report({ kind: "ready", model: kind, threshold, inputWidth: input.width });
}

if (!parentPort) throw new Error("detector-thread is started by the detector, not by hand");
await serve(parentPort, workerData as ModelSetting); // as: what Detector puts there
