import type { DeviceView, HallSnapshot } from "@hall/contract";

/** Does a display that answers show something else than it should? */
export function differs({ kind, status, wanted, shown }: DeviceView): boolean {
  return kind === "window-display" && status === "online" && wanted !== undefined && shown !== wanted;
}

/** A clock that is off, or a printer that cannot print: to be named wherever it stands. */
export function isTroubled({ fault, skewSeconds }: DeviceView): boolean {
  return fault !== undefined || skewSeconds !== undefined;
}

const RANK: Record<DeviceView["status"], number> = { offline: 0, "never-seen": 1, online: 2 };

/** Those that are away first, then those that never came; a passing difference on a display moves nothing. */
export function byHealth(devices: readonly DeviceView[]): DeviceView[] {
  return [...devices].sort((a, b) => RANK[a.status] - RANK[b.status]);
}

/** Does it stand at a counter that this hall has? */
export function atCounter({ counterId }: DeviceView, { counters }: Pick<HallSnapshot, "counters">): boolean {
  return counters.some((counter) => counter.counterId === counterId);
}

const PASSING_MS = 3_000;

/** Displays that have shown the wrong thing for a while: what is on its way to one is no fault. */
export class LastingDifference {
  readonly #since = new Map<string, number>();

  /** Ids of those; `nowMs` is a clock that never jumps. */
  of(devices: readonly DeviceView[], nowMs: number): Set<string> {
    for (const device of devices) {
      if (!differs(device)) this.#since.delete(device.deviceId);
      else if (!this.#since.has(device.deviceId)) this.#since.set(device.deviceId, nowMs);
    }
    return new Set([...this.#since].filter(([, since]) => nowMs - since >= PASSING_MS).map(([id]) => id));
  }
}
