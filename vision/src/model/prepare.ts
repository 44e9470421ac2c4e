import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type ModelCard, readCard, replace, sha256, writeCard } from "./card.ts";
import {
  CENTERNET_FILES,
  CENTERNET_NOTE,
  checkInputSize,
  checkSources,
  installedModels,
  makeCenterNet,
} from "./centernet-source.ts";

export interface Wanted {
  readonly out: string;
  readonly width: number;
  readonly height: number;
  /** Folder of centernet.json; the installed npm package by default. */
  readonly models?: string;
}

/** Writes `centernet-<width>x<height>.onnx` and its card; does nothing when both are there and whole. */
export async function prepareModel(wanted: Wanted): Promise<{ file: string; made: boolean }> {
  const { out, width, height } = wanted;
  checkInputSize(width, height);
  const file = path.join(out, `centernet-${width}x${height}.onnx`);
  if (await isWhole(file)) return { file, made: false };
  const models = wanted.models ?? installedModels();
  await checkSources(models);
  const bytes = await makeCenterNet(models, width, height);
  await mkdir(out, { recursive: true });
  const card: ModelCard = {
    kind: "centernet",
    file: path.basename(file),
    sha256: sha256(bytes),
    input: { width, height },
    sources: { ...CENTERNET_FILES },
    licence: CENTERNET_NOTE,
  };
  await replace(file, bytes);
  await writeCard(file, card);
  return { file, made: true };
}

async function isWhole(file: string): Promise<boolean> {
  try {
    const card = await readCard(file);
    const sameSources = JSON.stringify(card.sources) === JSON.stringify(CENTERNET_FILES);
    return sameSources && card.sha256 === sha256(await readFile(file));
  } catch {
    return false; // absent, cut off or of another version: made anew
  }
}
