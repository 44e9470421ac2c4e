import { SteadyNumber } from "./steady-number.ts";

const JOIN_SECONDS = 2;
const LEAVE_SECONDS = 2;
const WINDOW_SECONDS = 5;
const FIRST_SECONDS = 1; // after a start the hall wants a number soon …
const THERE_BEFORE_SECONDS = 1; // … and who is there at once was there before anybody looked
const HOLD_SECONDS = 2;

interface Member {
  readonly insideSince: number;
  insideAt: number;
  joined: boolean;
}

/** How many people stay in a zone: who passes through in less than two seconds is not counted. Times in seconds. */
export class WaitingCount {
  #watchedSince: number | undefined;
  readonly #members = new Map<number, Member>();
  readonly #steady = new SteadyNumber(WINDOW_SECONDS, HOLD_SECONDS, FIRST_SECONDS);

  /** The number to show; undefined while nobody can know it. */
  get count(): number | undefined {
    return this.#steady.shown;
  }

  /** Track ids that are seen inside at `at`. Called for empty pictures too. */
  observe(at: number, inside: ReadonlySet<number>): void {
    this.#watchedSince ??= at;
    for (const id of inside) this.#seeInside(at, id, at - this.#watchedSince <= THERE_BEFORE_SECONDS);
    // Who is not seen for a moment, behind somebody else, has not left.
    for (const [id, { insideAt }] of this.#members)
      if (at - insideAt >= LEAVE_SECONDS) this.#members.delete(id);
    if (at - this.#watchedSince < THERE_BEFORE_SECONDS) return; // nobody can be sure yet: that is no zero
    const joined = [...this.#members.values()].filter((member) => member.joined);
    this.#steady.observe(at, joined.length);
  }

  /** Nobody knows any more. */
  clear(): void {
    this.#watchedSince = undefined;
    this.#members.clear();
    this.#steady.clear();
  }

  #seeInside(at: number, id: number, wasThere: boolean): void {
    const member = this.#members.get(id) ?? { insideSince: at, insideAt: at, joined: false };
    member.insideAt = at;
    member.joined ||= wasThere || at - member.insideSince >= JOIN_SECONDS;
    this.#members.set(id, member);
  }
}
