import { setFlagsFromString } from "node:v8";

/**
 * Little garbage, every second: V8 would wake four threads for a third of a millisecond's work each time, which costs as
 * much as all the rest beside the inference. To be called before any thread is started.
 */
export function keepCollectorQuiet(): void {
  setFlagsFromString("--no-parallel-scavenge");
}
