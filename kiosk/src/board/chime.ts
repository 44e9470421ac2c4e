/** Two soft notes that say "look here", made by the browser itself. */
export class Chime {
  readonly #audio: AudioContext;

  constructor(audio: AudioContext) {
    this.#audio = audio;
  }

  /** May it sound? A browser that nobody has touched may refuse. */
  get allowed(): boolean {
    return this.#audio.state === "running";
  }

  /** Asks the browser to let it sound; works inside a touch, or where the kiosk's policy allows it. */
  async allow(): Promise<boolean> {
    if (this.#audio.state === "suspended")
      await Promise.race([this.#audio.resume(), new Promise((late) => setTimeout(late, 500))]);
    return this.allowed;
  }

  /** Plays to the end, about a second; silent and immediate where it may not sound. */
  async play(): Promise<void> {
    if (!(await this.allow())) return;
    const start = this.#audio.currentTime;
    await Promise.all([this.#note(659.3, start), this.#note(523.3, start + 0.45)]);
  }

  #note(hertz: number, at: number): Promise<void> {
    const tone = this.#audio.createOscillator();
    const loudness = this.#audio.createGain();
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(0.35, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
    tone.connect(loudness).connect(this.#audio.destination);
    tone.start(at);
    tone.stop(at + 0.9);
    return new Promise((done) => {
      tone.onended = () => done();
    });
  }
}
