import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "@hall/contract";
import { z } from "zod";
import { callParts, callText, type SpokenCall } from "./voice-text.ts";
import { durationMs, joinWav, readWav, type Sound } from "./voice-wav.ts";

/** The bank's list of its clips: name → file. Written by set-up; any file may be replaced by a recording. */
const Bank = z.object({
  version: z.literal(1),
  clips: z.record(z.string(), z.string().regex(/^[a-z0-9-]+\.wav$/)),
});

/** A call without a bank is taken to last about as long as a browser's own voice needs. */
const ESTIMATED_MS: Record<Language, number> = { "zh-CN": 500, en: 540 };
const GAP_MS = 20;
const KEPT_CALLS = 40; // some 10 MB

/** Makes spoken calls out of the bank's clips; without a bank it still knows the words and about how long they take. */
export class VoiceClips {
  readonly #folder: string | undefined;
  readonly #clips = new Map<string, Sound>();
  readonly #made = new Map<string, Uint8Array>();

  /** The folder that set-up made; undefined where there is no voice. */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** Reads the whole bank (about 2 MB). Without `bank.json` there is none; a broken clip throws with its name. */
  async load(): Promise<void> {
    if (this.#folder === undefined) return;
    const text = await readFile(join(this.#folder, "bank.json"), "utf8").catch(() => undefined);
    if (text === undefined) return;
    const { clips } = Bank.parse(JSON.parse(text));
    for (const [name, file] of Object.entries(clips))
      this.#clips.set(name, await readClip(this.#folder, file));
  }

  /** Is there anything to hear? */
  get available(): boolean {
    return this.#clips.size > 0;
  }

  /** What a call says in one language, how long, and where to hear it. */
  spoken(call: SpokenCall): { text: string; durationMs: number; audioUrl?: string } {
    const text = callText(call);
    const sounds = this.#sounds(call);
    if (!sounds) return { text, durationMs: callParts(call).length * ESTIMATED_MS[call.language] };
    const query = new URLSearchParams({
      code: call.code,
      counter: String(call.counter),
      language: call.language,
    });
    return { text, durationMs: durationMs(sounds), audioUrl: `/voice/call.wav?${query}` };
  }

  /** The call as one WAV file; undefined without a bank, or when it lacks one of the clips. */
  wav(call: SpokenCall): Uint8Array | undefined {
    const key = `${call.language}/${call.counter}/${call.code}`;
    const kept = this.#made.get(key);
    if (kept) return kept;
    const sounds = this.#sounds(call);
    return sounds && this.#keep(key, joinWav(sounds));
  }

  #sounds(call: SpokenCall): (Sound | number)[] | undefined {
    const sounds: (Sound | number)[] = [];
    for (const part of callParts(call)) {
      const sound = typeof part === "number" ? part : this.#clips.get(part);
      if (sound === undefined) return undefined;
      sounds.push(sound, GAP_MS);
    }
    return sounds;
  }

  #keep(key: string, made: Uint8Array): Uint8Array {
    this.#made.set(key, made);
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= KEPT_CALLS) break;
      this.#made.delete(oldest);
    }
    return made;
  }
}

async function readClip(folder: string, file: string): Promise<Sound> {
  try {
    return readWav(await readFile(join(folder, file)));
  } catch (error) {
    throw new Error(`voice clip ${join(folder, file)}: ${error instanceof Error ? error.message : error}`);
  }
}
