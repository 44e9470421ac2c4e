import type { Box } from "./box.ts";
import type { Tiles } from "./tiles.ts";

/** Detector → thread: look at this picture. The bytes lie in shared memory and stay untouched until the answer. */
export interface LookOrder {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Wide pictures: looked at in tiles too. */
  readonly tiles?: Tiles | undefined;
}

/** Thread → detector. `ready` comes once; then one answer for each order, in order. */
export type ThreadReport =
  | {
      readonly kind: "ready";
      readonly model: string;
      readonly threshold: number;
      readonly inputWidth: number;
    }
  | {
      readonly kind: "looked";
      readonly boxes: readonly Box[];
      readonly prepareMs: number;
      readonly inferMs: number;
      readonly inferCpuMs: number;
    }
  | { readonly kind: "failed"; readonly reason: string };
