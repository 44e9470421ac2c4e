import type { CameraSetting } from "@hall/contract";

/** With fewer looks a second the boxes of somebody who walks no longer overlap, and the line loses them. */
const DOOR_FPS = 5;

/** So many looks a second this camera gets at most. */
export function mostLooks({ analysedFps, lines }: Pick<CameraSetting, "analysedFps" | "lines">): number {
  return lines.length > 0 ? Math.max(analysedFps, DOOR_FPS) : analysedFps;
}

/** How often a camera should be looked at now. */
export interface Need {
  /** Pictures a second. */
  readonly rate: number;
  /** Does it watch a counter that is open? */
  readonly counter: boolean;
}
