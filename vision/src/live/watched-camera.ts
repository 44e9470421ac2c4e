import type { CameraSetting } from "@hall/contract";
import type { CameraRun, Handover } from "./camera-run.ts";
import type { Scheduler } from "./scheduler.ts";

/** A camera that is wanted; without a run nobody looks: it is switched off, or its model cannot be used. */
export interface WatchedCamera {
  readonly setting: CameraSetting;
  readonly scheduler?: Scheduler;
  readonly run?: CameraRun;
  /** For its next run; also while nobody looks. */
  readonly handover?: Handover | undefined;
  /** Why its model cannot be used, and since when. */
  readonly refused?: { readonly reason: string; readonly since: number };
}
