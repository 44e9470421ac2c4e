/** Why a source has no picture: the camera said no (401, 403, 404), or it is not there. */
export type Trouble = "refused" | "gone";

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
