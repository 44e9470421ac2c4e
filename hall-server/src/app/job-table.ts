import type { JobRow } from "./jobs.ts";

/** A job that was given up after all its attempts, kept until somebody has looked at it. */
export type FailedJob = JobRow & { attempts: number; failedAt: Date; error: string };

/** The job rows: the truth about what is still to be done. */
export interface JobTable {
  /** Neither done nor given up, and due before this time; the earliest first, as many as the limit. */
  undone(dueBefore: Date, limit: number): Promise<JobRow[]>;
  /** One of them with the attempts that have failed so far; undefined when it is done, given up or unknown. */
  undoneById(id: string): Promise<(JobRow & { attempts: number }) | undefined>;
  /** Harmless when repeated. */
  done(id: string, at: Date): Promise<void>;
  /** One attempt failed; `givenUpAt` when it was the last. */
  attemptFailed(id: string, error: string, givenUpAt: Date | null): Promise<void>;
  /** The newest first. */
  failed(limit: number): Promise<FailedJob[]>;
  /** Makes a given-up job undone again, with all its attempts; undefined when it is no such job. */
  revive(id: string): Promise<JobRow | undefined>;
}
