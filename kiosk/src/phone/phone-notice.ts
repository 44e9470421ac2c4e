import type { PhoneCard } from "./phone-card.ts";

/** Makes the phone itself felt and heard when the visitor is called, as far as it allows. */
export function notice(
  kind: PhoneCard["kind"],
  device: { vibrate?: (pattern: number[]) => unknown; beep: () => void },
): void {
  if (kind !== "called") return;
  device.vibrate?.([400, 200, 400, 200, 800]); // absent on iPhones
  device.beep();
}

/** A short double tone; silent where the browser wants a touch first. */
export function beep(): void {
  const audio = new AudioContext();
  if (audio.state !== "running") return void audio.close();
  const tone = audio.createOscillator();
  tone.frequency.setValueAtTime(880, audio.currentTime);
  tone.frequency.setValueAtTime(660, audio.currentTime + 0.25);
  tone.connect(audio.destination);
  tone.onended = () => void audio.close();
  tone.start();
  tone.stop(audio.currentTime + 0.5);
}
