import path from "node:path";
import { fileURLToPath } from "node:url";
import { prepareModel } from "../model/prepare.ts";
import { findFfmpeg } from "../sources/find-ffmpeg.ts";

/** Where set-up puts the converted detector. */
export const MODELS = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../.cache/models");

/** The hall's default detector; converted now when set-up has not done it yet. */
export async function commandModel(): Promise<string> {
  return (await prepareModel({ out: MODELS, width: 512, height: 288 })).file;
}

/** @throws Error that says how to get one */
export function commandFfmpeg(): string {
  const file = findFfmpeg(process.env);
  if (file === undefined) throw new Error("no ffmpeg on PATH: install it, or set FFMPEG_PATH to its program");
  return file;
}

/** @throws Error that names the option */
export function positiveOption(text: string, name: string): number {
  const value = Number(text);
  if (value > 0) return value;
  throw new Error(`--${name} is a number above 0, not ${text}`);
}

/** @throws Error that names the option */
export function frameOption(text: string, name: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new Error(`--${name} is the number of a frame, from 1, not ${text}`);
}

/** Runs a command of the shell: what goes wrong is one message and exit code 1. */
export function runCommand(run: () => Promise<void>): void {
  run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
