import path from "node:path";
import type { CameraSetting } from "@hall/contract";
import type { ModelSetting } from "../detect/adapter.ts";
import { prepareModel } from "../model/prepare.ts";

/** What a camera may say about its model. */
export type WantedModel = Pick<CameraSetting, "model" | "input">;

const OURS = /^centernet-(\d+)x(\d+)\.onnx$/;

/**
 * The model at the size that a camera wants. The CenterNet of set-up has a file for each size: one that is not there yet
 * is made beside it (a second or two). Any other file either leaves its size open or refuses another one, with its own.
 */
export async function modelAt(usual: ModelSetting, input: WantedModel["input"]): Promise<ModelSetting> {
  const ours = OURS.exec(path.basename(usual.file));
  if (!input) return usual;
  if (!ours) return { ...usual, input };
  const { file } = await prepareModel({ out: path.dirname(usual.file), ...input });
  return { file, ...(usual.threshold === undefined ? {} : { threshold: usual.threshold }) };
}
