import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VoiceClips } from "./voice-clips.ts";
import { joinWav, readWav } from "./voice-wav.ts";

const WORDS = [
  "zh-CN/请",
  "letter/A",
  "zh-CN/零",
  "zh-CN/一",
  "zh-CN/号",
  "zh-CN/到",
  "zh-CN/三",
  "zh-CN/号窗口办理",
];
const call = { code: "A01", counter: 3, language: "zh-CN" as const };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "voice-"));
  const clips: Record<string, string> = {};
  for (const [i, word] of WORDS.entries()) {
    clips[word] = `clip-${i}.wav`;
    const samples = new Int16Array(100).fill(i + 1); // 100 ms of a level that tells the clip
    await writeFile(join(folder, `clip-${i}.wav`), joinWav([{ rate: 1_000, samples }]));
  }
  await writeFile(join(folder, "bank.json"), JSON.stringify({ version: 1, clips }));
});
afterEach(() => rm(folder, { recursive: true }));

const loaded = async (from: string | undefined) => {
  const clips = new VoiceClips(from);
  await clips.load();
  return clips;
};

describe("voice clips", () => {
  it("speak a call out of the bank, in order, as long as announced", async () => {
    const clips = await loaded(folder);
    const { text, durationMs, audioUrl } = clips.spoken(call);
    expect(text).toBe("请 A 零 一 号，到三号窗口办理。");
    expect(audioUrl).toBe("/voice/call.wav?code=A01&counter=3&language=zh-CN");
    const { samples, rate } = readWav(clips.wav(call) ?? new Uint8Array());
    const levels = [...samples].filter((level, i) => level !== 0 && level !== samples[i - 1]);
    expect(levels).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((samples.length * 1_000) / rate).toBe(durationMs);
    expect(clips.wav(call)).toBe(clips.wav(call)); // made once
  });

  it("know words and about the time without a bank, and promise no sound", async () => {
    for (const clips of [await loaded(undefined), await loaded(join(folder, "nowhere"))]) {
      expect(clips.available).toBe(false);
      expect(clips.wav(call)).toBeUndefined();
      const spoken = clips.spoken(call);
      expect(spoken).not.toHaveProperty("audioUrl");
      expect(spoken.durationMs).toBeGreaterThan(2_000);
      expect(spoken.durationMs).toBeLessThan(8_000);
    }
  });

  it("stay silent about a call that lacks a clip", async () => {
    expect((await loaded(folder)).spoken({ ...call, code: "B01" })).not.toHaveProperty("audioUrl");
  });

  it("name the clip that somebody replaced by something else", async () => {
    await writeFile(join(folder, "clip-3.wav"), "not a sound");
    await expect(loaded(folder)).rejects.toThrow(/clip-3\.wav: not a WAV file/);
  });
});
