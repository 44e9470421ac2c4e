import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../paths.mjs";
import { run } from "./run.mjs";

/** Converts the people detector out of npm to ONNX, once for each version of the converter and of the weights. */
export async function ensureModel({ cache, say }) {
  const converter = path.join(ROOT, "vision/dist/convert-model.js");
  if (!existsSync(converter)) throw new Error("vision/dist/convert-model.js is not there");
  const folder = path.join(cache, "models");
  const stampFile = path.join(folder, "converted-by");
  const stamp = stampOf([converter, path.join(ROOT, "node_modules/@vladmandic/human/package.json")]);
  const done = existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
  if (done && readdirSync(folder).some((name) => name.endsWith(".onnx"))) return folder;
  say("converting the people detector to ONNX");
  mkdirSync(folder, { recursive: true });
  await run(process.execPath, [converter, "--out", folder], { cwd: ROOT });
  writeFileSync(stampFile, stamp);
  return folder;
}

function stampOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}
