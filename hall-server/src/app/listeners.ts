import type { Step } from "./changes.ts";
import { changesOf } from "./changes.ts";
import type { HallPatch } from "./halls.ts";
import type { JobRow } from "./jobs.ts";
import type { Seen } from "./present.ts";

/** A step of a hall, told after it is durable, in order of seq. */
export type HallNotice = Step & { hallId: string };

/** What one transaction changed; `ours` is false when another hub wrote it. */
export type News = { hallId: string; steps: readonly Step[]; jobs: JobRow[]; ours: boolean };

/** Who wants to hear what happens in the halls. */
export class Listeners {
  readonly #patches = new Set<(patch: HallPatch) => void>();
  readonly #notices = new Set<(notice: HallNotice) => void>();
  readonly #jobs = new Set<(rows: JobRow[]) => void>();
  readonly #written = new Set<(hallId: string, seq: number) => void>();

  onPatch(listener: (patch: HallPatch) => void): () => void {
    return added(this.#patches, listener);
  }

  onNotice(listener: (notice: HallNotice) => void): () => void {
    return added(this.#notices, listener);
  }

  onJobs(listener: (rows: JobRow[]) => void): () => void {
    return added(this.#jobs, listener);
  }

  onWritten(listener: (hallId: string, seq: number) => void): () => void {
    return added(this.#written, listener);
  }

  /** Screens of this hub hear of everything; devices, voices and jobs are told by the hub that caused it. */
  tell({ hallId, steps, jobs, ours }: News, { seen, now }: { seen: Seen; now: Date }): void {
    for (const step of steps) {
      if (this.#patches.size > 0) {
        const staff = changesOf(step, seen, now, "staff");
        const patch = {
          hallId,
          seq: step.after.seq,
          changes: { staff, public: changesOf(step, seen, now, "public") },
        };
        for (const listener of this.#patches) listener(patch);
      }
      if (ours) for (const listener of this.#notices) listener({ ...step, hallId });
    }
    const seq = steps.at(-1)?.after.seq;
    if (ours && seq !== undefined) for (const listener of this.#written) listener(hallId, seq);
    if (jobs.length > 0) for (const listener of this.#jobs) listener(jobs);
  }
}

function added<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
