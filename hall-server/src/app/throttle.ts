import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "./refusal.ts";

/** Counts failures by a key (a username, an address); too many of them refuse further tries for a while. */
export class Throttle {
  readonly #limiter: RateLimiterMemory;
  readonly #failures: number;

  constructor(options: { failures: number; seconds: number }) {
    this.#failures = options.failures;
    this.#limiter = new RateLimiterMemory({ points: options.failures, duration: options.seconds });
  }

  /** Throws a Refusal after too many failures; counts nothing, so that many good tries may run side by side. */
  async check(key: string): Promise<void> {
    const so = await this.#limiter.get(key);
    if (so && so.consumedPoints >= this.#failures) throw tooMany(so.msBeforeNext / 1000);
  }

  /** Counts a failure. */
  async failed(key: string): Promise<void> {
    await this.#limiter.penalty(key);
  }

  /** Checks and counts a try before its outcome is known, so that guesses side by side count too. Throws a Refusal. */
  async take(key: string): Promise<void> {
    try {
      await this.#limiter.consume(key);
    } catch (reason) {
      throw reason instanceof RateLimiterRes ? tooMany(reason.msBeforeNext / 1000) : reason;
    }
  }

  /** The try that was taken was a good one: it does not count. */
  async giveBack(key: string): Promise<void> {
    await this.#limiter.reward(key);
  }
}

/** The refusal of somebody who tries too often. */
export function tooMany(seconds: number): Refusal {
  const retryAfterSeconds = Math.max(1, Math.ceil(seconds));
  const words = (language: string) =>
    language === "en"
      ? `Too many tries. Try again in ${retryAfterSeconds} s.`
      : `尝试次数过多，请 ${retryAfterSeconds} 秒后再试。`;
  return new Refusal("too-many", words, { retryAfterSeconds });
}
