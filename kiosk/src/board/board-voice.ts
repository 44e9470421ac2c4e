import type { Announcement } from "@hall/contract";
import { voiceFor } from "../kiosk/speech.ts";
import type { Voice } from "./announcer.ts";
import { Chime } from "./chime.ts";

/** Longest a recording may take; a stuck download must not silence the calls after it. */
const LONGEST_MS = 20_000;

/** The board's own loudspeaker: recordings of the hub, else the browser's voice, else the chime alone. */
export class BoardVoice implements Voice {
  readonly #chime = new Chime(new AudioContext());

  /** May the board sound? */
  get allowed(): boolean {
    return this.#chime.allowed;
  }

  allow(): Promise<boolean> {
    return this.#chime.allow();
  }

  chime(): Promise<void> {
    return this.#chime.play();
  }

  async speak({ language, text, audioUrl }: Announcement["texts"][number]): Promise<void> {
    if (!this.allowed) return;
    const played = audioUrl !== undefined && (await playToEnd(audioUrl));
    if (!played) await speakToEnd(text, language);
  }
}

/** True when the recording was heard to its end. */
function playToEnd(url: string): Promise<boolean> {
  const audio = new Audio(url);
  return new Promise((resolve) => {
    const done = (heard: boolean): void => {
      clearTimeout(stuck);
      audio.pause();
      resolve(heard);
    };
    const stuck = setTimeout(() => done(true), LONGEST_MS);
    audio.onended = () => done(true);
    audio.onerror = () => done(false);
    audio.play().catch(() => done(false));
  });
}

function speakToEnd(text: string, language: Announcement["texts"][number]["language"]): Promise<void> {
  const voices = globalThis.speechSynthesis;
  const voice = voices && voiceFor(voices.getVoices(), language);
  if (!voice) return Promise.resolve();
  const sentence = new SpeechSynthesisUtterance(text);
  sentence.voice = voice;
  return new Promise((resolve) => {
    const stuck = setTimeout(resolve, LONGEST_MS);
    const done = (): void => {
      clearTimeout(stuck);
      resolve();
    };
    sentence.onend = done;
    sentence.onerror = done;
    voices.speak(sentence);
  });
}
