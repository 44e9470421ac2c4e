const EVERY_MS = 4_000;
const TONES = [880, 660, 880, 660] as const;

/** The bell that cannot be overheard: chimes every few seconds while it rings. A browser that nobody has touched stays silent. */
export class BellSound {
  #context: AudioContext | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Rings from now on, or not. */
  ring(on: boolean): void {
    if (on === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (!on) return;
    this.chime();
    this.#timer = setInterval(() => this.chime(), EVERY_MS);
  }

  /** Once, such as for a call that came by itself. */
  chime(tones: readonly number[] = TONES): void {
    this.#context ??= new AudioContext();
    const context = this.#context;
    void context.resume();
    for (const [index, frequency] of tones.entries())
      tone(context, frequency, context.currentTime + index * 0.2);
  }
}

function tone(audio: AudioContext, frequency: number, at: number): void {
  const sound = audio.createOscillator();
  const loudness = audio.createGain();
  sound.frequency.value = frequency;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.18);
  sound.connect(loudness).connect(audio.destination);
  sound.start(at);
  sound.stop(at + 0.2);
}
