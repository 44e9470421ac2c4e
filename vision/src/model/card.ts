import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";

/** Beside a model file: what it is, where it came from, and how certain it must be of a person. */
export const ModelCard = z.object({
  kind: z.enum(["centernet", "yolox"]),
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  input: z.object({ width: z.int().positive(), height: z.int().positive() }),
  /** How many classes it tells apart; persons are one of them. */
  classes: z.int().positive().optional(),
  /** Hashes of the files that it was made from. */
  sources: z.record(z.string(), z.string()),
  licence: z.string().min(1),
  /** Score from which somebody is a person, and what it was measured on. */
  calibration: z
    .object({ threshold: z.number().gt(0).lt(1), clip: z.string(), frames: z.int(), countMae: z.number() })
    .optional(),
});
export type ModelCard = z.infer<typeof ModelCard>;

/** The card of a model file. */
export function cardOf(file: string): string {
  return file.replace(/\.onnx$/, ".json");
}

/** @throws Error with what is wrong with the card */
export async function readCard(file: string): Promise<ModelCard> {
  const text = await readFile(cardOf(file), "utf8").catch(() => {
    throw new Error(`${file} has no card (${cardOf(file)}): add it with \`npm run vision:models -- add\``);
  });
  const parsed = ModelCard.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new Error(`${cardOf(file)} is not a model's card: ${z.prettifyError(parsed.error)}`);
}

export async function writeCard(file: string, card: ModelCard): Promise<void> {
  await replace(cardOf(file), `${JSON.stringify(card, null, 2)}\n`);
}

/** A reader sees the old file or the whole new one, whenever the process dies. */
export async function replace(file: string, content: Uint8Array | string): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`;
  await writeFile(unfinished, content);
  await rename(unfinished, file);
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema says what was expected
  }
}
