import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import {
  CENTERNET_FILES,
  CENTERNET_NOTE,
  checkInputSize,
  checkSources,
  installedModels,
  makeCenterNet,
} from "./centernet-source.ts";

/** Beside the model file: what it is and where it came from. */
export const ModelCard = z.object({
  kind: z.literal("centernet"),
  file: z.string(),
  sha256: z.string(),
  input: z.object({ width: z.int(), height: z.int() }),
  sources: z.record(z.string(), z.string()),
  licence: z.string(),
});
export type ModelCard = z.infer<typeof ModelCard>;

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
  await replace(cardOf(file), `${JSON.stringify(card, null, 2)}\n`);
  return { file, made: true };
}

async function isWhole(file: string): Promise<boolean> {
  try {
    const card = ModelCard.parse(JSON.parse(await readFile(cardOf(file), "utf8")));
    const sameSources = JSON.stringify(card.sources) === JSON.stringify(CENTERNET_FILES);
    return sameSources && card.sha256 === sha256(await readFile(file));
  } catch {
    return false; // absent, cut off or of another version: made anew
  }
}

/** A reader sees the old file or the whole new one, whenever the process dies. */
async function replace(file: string, content: Uint8Array | string): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`;
  await writeFile(unfinished, content);
  await rename(unfinished, file);
}

function cardOf(file: string): string {
  return file.replace(/\.onnx$/, ".json");
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
