import { setImmediate } from "node:timers/promises";
import type { CameraSetting, RehearsalAnswer, RehearsalOrder } from "@hall/contract";
import type { Sight } from "../analysis/camera-analysis.ts";
import { Rehearsal } from "../analysis/rehearsal.ts";
import type { Clock } from "./clock.ts";
import { TraceMemory } from "./trace-memory.ts";

const SLICE = 20; // looks, a few milliseconds: pictures and orders come in between

const TICK_MS = 10_000;

/** Remembers what was seen of each camera, and tries drawings on it. */
export class RehearsalDesk {
  readonly #clock: Clock;
  readonly #memory = new TraceMemory();

  constructor(clock: Clock) {
    this.#clock = clock;
    setInterval(() => this.#memory.tick(clock.now()), TICK_MS).unref();
  }

  /** The cameras that are watched from now on. */
  keep(settings: readonly CameraSetting[]): void {
    this.#memory.keep(settings);
  }

  look(setting: CameraSetting, sight: Sight, threshold: number): void {
    this.#memory.look(setting, sight, threshold);
  }

  /** What would have been said with the order's drawing. */
  async answer(order: RehearsalOrder): Promise<RehearsalAnswer> {
    this.#memory.tick(this.#clock.now());
    const trace = this.#memory.of(order);
    if (!trace) return { ok: false, why: "no-trace" };
    const { ground: _before, ...camera } = trace.setting;
    const rehearsal = new Rehearsal(trace.from, { ...camera, ...order.drawing }, trace.threshold);
    let looks = 0;
    for (const sight of trace.sights) {
      rehearsal.look(sight);
      looks += 1;
      if (looks % SLICE === 0) await setImmediate();
    }
    return { ok: true, value: { from: this.#clock.wall(trace.from).toISOString(), ...rehearsal.result } };
  }
}
