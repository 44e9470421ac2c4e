import type { CameraSetting } from "@hall/contract";

/** What a measured process is told to do. */
export interface Orders {
  readonly cameras: readonly CameraSetting[];
  readonly clip: string;
  readonly model: string;
  readonly ffmpeg: string;
  readonly mqttUrl: string;
  readonly threads: number;
  /** Share of the threads' time that looking may take. */
  readonly budget: number;
}

/** One camera over an interval, a value for each look. Times in seconds. */
export interface CameraFigures {
  /** Age of the picture when it had been looked at, and when a thread took it. */
  readonly ages: readonly number[];
  readonly waits: readonly number[];
  /** What the look took. */
  readonly works: readonly number[];
  /** From one look to the next. */
  readonly pauses: readonly number[];
}

/** What a measured process says when it is asked: everything since it was asked the last time. */
export interface Figures {
  readonly looks: number;
  /** CPU time of the inference alone, measured in the threads that do it, in ms. */
  readonly inferCpuMs: number;
  /** By camera; none from a pipeline that does not tell them apart. */
  readonly cameras: Readonly<Record<string, CameraFigures>>;
}
