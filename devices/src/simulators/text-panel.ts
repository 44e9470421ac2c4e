import { setTimeout as pause } from "node:timers/promises";
import type { Panel } from "../hardware/panel.ts";

/** A panel without lamps: keeps its text, and can be as slow as an old LED strip. */
export class TextPanel implements Panel {
  /** Everything it has shown, the last one still. */
  readonly shown: string[] = [];
  /** Milliseconds until a text stands. */
  delayMs: number;

  constructor(delayMs = 0) {
    this.delayMs = delayMs;
  }

  async show(text: string): Promise<void> {
    if (this.delayMs > 0) await pause(this.delayMs);
    this.shown.push(text);
  }
}
