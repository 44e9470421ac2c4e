import type { Severity } from "@hall/contract";

const KEY = "hall/dashboard-sound";
const TONES: Record<Severity, readonly number[]> = {
  severe: [880, 660, 880],
  warning: [660, 880],
  notice: [660],
};

type Kept = Pick<Storage, "getItem" | "setItem">;

/** Was the sound switched off on this computer? */
export function soundWanted(storage: Kept = localStorage): boolean {
  return storage.getItem(KEY) !== "off";
}

export function keepSound(on: boolean, storage: Kept = localStorage): void {
  storage.setItem(KEY, on ? "on" : "off");
}

let context: AudioContext | undefined;

/** A short chime, longer for what is severe. A browser that nobody has touched yet stays silent. */
export function chime(severity: Severity): void {
  context ??= new AudioContext();
  const now = context.currentTime;
  void context.resume();
  for (const [index, frequency] of TONES[severity].entries()) tone(context, frequency, now + index * 0.22);
}

function tone(audio: AudioContext, frequency: number, at: number): void {
  const sound = audio.createOscillator();
  const loudness = audio.createGain();
  sound.frequency.value = frequency;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.2);
  sound.connect(loudness).connect(audio.destination);
  sound.start(at);
  sound.stop(at + 0.22);
}
