import type { CameraRefusal } from "@hall/contract";

/** Why a source has no picture: it is not there now, or something has to be set right first. */
export type Trouble = "gone" | CameraRefusal;

/** What a source tells whoever runs it. Every way to an end leads to exactly one `onEnd`. */
export interface SourceEvents {
  /** Memory for the next yuv420p picture. */
  memory(bytes: number): Uint8Array;
  onFrame(bytes: Uint8Array, width: number, height: number): void;
  onEnd(trouble: Trouble, reason: string): void;
}

/** A running connection to one camera. */
export interface Source {
  /** Ends it; resolves when nothing of it is left: no process, no socket. */
  stop(): Promise<void>;
}

/** Starts one attempt to read a camera. */
export type OpenSource = (events: SourceEvents) => Source;
