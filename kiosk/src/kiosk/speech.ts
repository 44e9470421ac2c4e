import type { Language } from "@hall/contract";

/** Speaks a step aloud where the browser has a voice of that language; silent otherwise. One sentence at a time. */
export class Speech {
  readonly #voices: SpeechSynthesis | undefined;

  constructor(voices: SpeechSynthesis | undefined) {
    this.#voices = voices;
  }

  say(text: string, language: Language): void {
    const voices = this.#voices;
    const voice = voices && voiceFor(voices.getVoices(), language);
    if (!voices || !voice) return;
    voices.cancel();
    const sentence = new SpeechSynthesisUtterance(text);
    sentence.voice = voice;
    sentence.lang = voice.lang;
    sentence.rate = 0.9;
    voices.speak(sentence);
  }

  hush(): void {
    this.#voices?.cancel();
  }
}

/** A voice of exactly that language, else of the same language elsewhere (`zh-TW` for `zh-CN`). */
export function voiceFor<Voice extends { lang: string }>(
  voices: readonly Voice[],
  language: Language,
): Voice | undefined {
  const tag = (voice: Voice): string => voice.lang.replace("_", "-").toLowerCase();
  const short = language.slice(0, 2);
  return (
    voices.find((voice) => tag(voice) === language.toLowerCase()) ??
    voices.find((voice) => tag(voice).split("-")[0] === short)
  );
}
