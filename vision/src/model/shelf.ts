import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { ModelSession } from "../detect/model-session.ts";
import { type ModelCard, readCard, sha256, writeCard } from "./card.ts";

/** A model file and its card, or what is wrong with it. */
export type Checked = { readonly file: string } & (
  | { readonly card: ModelCard }
  | { readonly problem: string }
);

/** Every model of a folder, each checked: its card, its hash, and that it is a detector of persons. */
export async function checkAll(folder: string): Promise<Checked[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".onnx")).sort();
  return Promise.all(files.map((name) => check(path.join(folder, name))));
}

async function check(file: string): Promise<Checked> {
  try {
    const card = await readCard(file);
    const hash = sha256(await readFile(file));
    if (hash !== card.sha256)
      throw new Error(
        `its bytes are not those of its card: ${hash.slice(0, 12)}…, expected ${card.sha256.slice(0, 12)}…`,
      );
    const { kind, input } = await described(file);
    if (kind !== card.kind || input.width !== card.input.width || input.height !== card.input.height)
      throw new Error(`it is a ${kind} of ${input.width}×${input.height}, its card says something else`);
    return { file, card };
  } catch (error) {
    return { file, problem: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Copies a model file into the folder with a card of its own.
 *
 * @throws Error when it is no detector of persons that we know, or is there already
 */
export async function addModel(folder: string, source: string, licence: string): Promise<ModelCard> {
  const { kind, input, classes } = await described(source);
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, path.basename(source));
  if (path.resolve(file) === path.resolve(source)) throw new Error(`${source} lies in ${folder} already`);
  await copyFile(source, file);
  const hash = sha256(await readFile(file));
  const name = path.basename(file);
  const known = classes === undefined ? {} : { classes };
  const card: ModelCard = {
    kind,
    file: name,
    sha256: hash,
    input,
    ...known,
    sources: { [name]: hash },
    licence,
  };
  await writeCard(file, card);
  return card;
}

async function described(file: string) {
  const session = await ModelSession.open({ file });
  try {
    const { kind, input, classes } = session.adapter;
    return { kind, input, classes };
  } finally {
    await session.close();
  }
}
