import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { installedModels } from "../model/centernet-source.ts";
import { prepareModel } from "../model/prepare.ts";
import { findFfmpeg } from "../sources/find-ffmpeg.ts";

const CACHE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../.cache");

/** The converted detector; made on the first call of a fresh clone. */
export async function testModel(): Promise<string> {
  return (await prepareModel({ out: path.join(CACHE, "models"), width: 512, height: 288 })).file;
}

/** Real people crossing a real yard, where set-up could fetch them. */
export function sampleClip(): string | undefined {
  const clip = process.env.HALL_FOOTAGE || path.join(CACHE, "footage/vtest.avi");
  return existsSync(clip) ? clip : undefined;
}

/** ffmpeg of this machine; empty where there is none. */
export const ffmpeg = findFfmpeg(process.env) ?? "";

/** A real picture with five people in it, out of the package that the model comes from. */
export const PEOPLE_PICTURE = path.join(installedModels(), "../assets/screenshot-facedetect.jpg");
