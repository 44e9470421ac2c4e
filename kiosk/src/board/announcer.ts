import type { Announcement } from "@hall/contract";

/** What an announcer can do with sound; the real one plays, a test writes down. Each resolves when it is over. */
export type Voice = {
  chime(): Promise<void>;
  /** One sentence of one language, from its recording or in the browser's own voice. */
  speak(text: Announcement["texts"][number]): Promise<void>;
};

export type AnnouncerOptions = {
  voice: Voice;
  /** A call begins or stops being the newest: the board holds its code bright. */
  bright: (visitIds: ReadonlySet<string>) => void;
  brightMs?: number;
};

/** After so many calls that could not be spoken in time, older ones are only shown: a late call misleads. */
const MOST_WAITING = 3;

/** Speaks calls one after another, a chime before each, and holds each code bright meanwhile. */
export class Announcer {
  readonly #voice: Voice;
  readonly #bright: AnnouncerOptions["bright"];
  readonly #brightMs: number;
  readonly #waiting: Announcement[] = [];
  readonly #held = new Map<string, ReturnType<typeof setTimeout>>();
  #speaking: Promise<void> | undefined;

  constructor({ voice, bright, brightMs = 10_000 }: AnnouncerOptions) {
    this.#voice = voice;
    this.#bright = bright;
    this.#brightMs = brightMs;
  }

  announce(call: Announcement): void {
    this.#hold(call.visitId);
    this.#waiting.push(call);
    while (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
    this.#speaking ??= this.#speakAll().finally(() => {
      this.#speaking = undefined;
    });
  }

  /** Resolves when nothing is left to say. */
  async quiet(): Promise<void> {
    await this.#speaking;
  }

  stop(): void {
    this.#waiting.length = 0;
    for (const timer of this.#held.values()) clearTimeout(timer);
    this.#held.clear();
  }

  async #speakAll(): Promise<void> {
    for (let call = this.#waiting.shift(); call; call = this.#waiting.shift()) {
      await this.#voice.chime();
      for (const text of call.texts) await this.#voice.speak(text);
    }
  }

  #hold(visitId: string): void {
    clearTimeout(this.#held.get(visitId));
    const release = setTimeout(() => {
      this.#held.delete(visitId);
      this.#bright(new Set(this.#held.keys()));
    }, this.#brightMs);
    this.#held.set(visitId, release);
    this.#bright(new Set(this.#held.keys()));
  }
}
