import { type HallConfiguration, readIdentity } from "@hall/contract";
import { localTime } from "../domain/calendar.ts";
import type { PersonalCipher } from "./personal-cipher.ts";
import { erasedAt } from "./personal-notes.ts";
import { ruleRefusal } from "./refusal.ts";

/** Where the salts of the days are kept until they are erased. */
export interface DaySalts {
  /** The day's salt; `fresh` becomes it when there is none. */
  daySalt(hallId: string, day: string, fresh: { salt: string; expiresAt: string }): Promise<string>;
}

const DAYS_REMEMBERED = 100;

/**
 * Knows people again by their documents for one business day. A document becomes a hash with a key of the hub's secret
 * and a salt of the hall's day; the salt is erased with the hall's personal data, and with it the sense of every hash
 * that the journal has (decisions/0050).
 */
export class People {
  readonly #salts: DaySalts;
  readonly #cipher: PersonalCipher;
  readonly #known = new Map<string, Promise<string>>();

  constructor(salts: DaySalts, cipher: PersonalCipher) {
    this.#salts = salts;
    this.#cipher = cipher;
  }

  /** The person's hash today. Throws a Refusal that says what is wrong with the number. */
  async hashOf(configuration: HallConfiguration, identity: string, now: Date): Promise<string> {
    const read = readIdentity(identity);
    if (!read.ok) throw ruleRefusal(`identity-${read.because}`, {});
    const { day } = localTime(now, configuration.timeZone);
    const salt = await this.#saltOf(configuration, day, now);
    return this.#cipher.personHash(salt, `${configuration.hallId}/${read.number}`);
  }

  #saltOf(configuration: HallConfiguration, day: string, now: Date): Promise<string> {
    const { hallId } = configuration;
    const key = `${hallId}/${day}`;
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= DAYS_REMEMBERED) this.#known.clear();
    const fresh = { salt: this.#cipher.newSalt(), expiresAt: erasedAt(configuration, now) };
    const salt = this.#salts.daySalt(hallId, day, fresh);
    this.#known.set(key, salt);
    salt.catch(() => this.#known.delete(key)); // the database may be back at the next try
    return salt;
  }
}
