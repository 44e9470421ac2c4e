import type { QueueView } from "@hall/contract";
import type { QueueOf, Step } from "./changes.ts";
import { changesOf, touchedBy } from "./changes.ts";
import type { HallPatch } from "./halls.ts";
import type { JobRow } from "./jobs.ts";
import type { Seen } from "./present.ts";
import { queueView } from "./present.ts";

/** A step of a hall, told after it is durable, in order of seq. */
export type HallNotice = Step & { hallId: string };

/** What one transaction changed; `ours` is false when another hub wrote it. */
export type News = { hallId: string; steps: readonly Step[]; jobs: JobRow[]; ours: boolean };

/** Who wants to hear what happens in the halls. One that fails is named to `onError`; all others hear the news. */
export class Listeners {
  readonly #onError: (error: unknown) => void;
  readonly #steps = new Set<(step: Step) => void>();
  readonly #patches = new Set<(patch: HallPatch) => void>();
  readonly #notices = new Set<(notice: HallNotice) => void>();
  readonly #jobs = new Set<(rows: JobRow[]) => void>();
  readonly #written = new Set<(hallId: string, seq: number) => void>();

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  onStep(listener: (step: Step) => void): () => void {
    return added(this.#steps, listener);
  }

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

  /** Screens of this hub hear of everything; devices, voices and jobs are told by the hub that caused it. Never throws. */
  tell({ hallId, steps, jobs, ours }: News, { seen, now }: { seen: Seen; now: Date }): void {
    for (const step of steps) this.#each(this.#steps, (listener) => listener(step));
    let changes: HallPatch["changes"][] = [];
    this.#try(() => {
      if (this.#patches.size > 0) changes = changesOfAll(steps, seen, now);
    });
    for (const [index, step] of steps.entries()) {
      const patch = changes[index];
      if (patch)
        this.#each(this.#patches, (listener) => listener({ hallId, seq: step.after.seq, changes: patch }));
      const notice = { ...step, hallId };
      if (ours) this.#each(this.#notices, (listener) => listener(notice));
    }
    const seq = steps.at(-1)?.after.seq;
    if (ours && seq !== undefined) this.#each(this.#written, (listener) => listener(hallId, seq));
    if (jobs.length > 0) this.#each(this.#jobs, (listener) => listener(jobs));
  }

  #each<L>(listeners: ReadonlySet<L>, tell: (listener: L) => void): void {
    for (const listener of listeners) this.#try(() => tell(listener));
  }

  #try(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#onError(error);
    }
  }
}

/** What each step changed. They are told in one tick, so a queue's figures go with the last step that moved it. */
function changesOfAll(steps: readonly Step[], seen: Seen, now: Date): HallPatch["changes"][] {
  const shown = new Set<string>();
  const changes = steps.toReversed().map((step) => {
    const views = new Map<string, QueueView | undefined>();
    const queueOf: QueueOf = (queueId) => {
      if (shown.has(queueId)) return undefined;
      if (!views.has(queueId)) views.set(queueId, queueView(step.after, queueId, now));
      return views.get(queueId);
    };
    const touched = touchedBy(step);
    const staff = changesOf(step, touched, "staff", seen, queueOf);
    const forAll = changesOf(step, touched, "public", seen, queueOf);
    for (const queueId of views.keys()) shown.add(queueId);
    return { staff, public: forAll };
  });
  return changes.reverse();
}

function added<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
