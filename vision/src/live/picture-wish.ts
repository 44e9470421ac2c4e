import type { CameraSetting } from "@hall/contract";
import { mostLooks } from "../analysis/need.ts";
import { tileShare } from "../detect/tiles.ts";
import type { PictureWish } from "../sources/ffmpeg-arguments.ts";

const LONGEST_SIDE = 640;
const WIDEST = 3840;

/** The pictures that a camera should give for a model whose input is so wide. */
export function wishOf(setting: CameraSetting, inputWidth: number): PictureWish {
  const { tiles, folderFps } = setting;
  return { fps: mostLooks(setting), longestSide: sideFor(inputWidth, tiles), folderFps };
}

/** The longer side that a camera's pictures need, so that each tile fills the model's input. */
function sideFor(inputWidth: number, tiles: CameraSetting["tiles"]): number {
  const share = tiles
    ? Math.min(tileShare(tiles.columns, tiles.overlap), tileShare(tiles.rows, tiles.overlap))
    : 1;
  return Math.min(WIDEST, Math.max(LONGEST_SIDE, Math.round(inputWidth / share)));
}
