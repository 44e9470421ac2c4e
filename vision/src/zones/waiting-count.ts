import { SteadyNumber } from "./steady-number.ts";

const JOIN_SECONDS = 2;
const LEAVE_SECONDS = 2;
const WINDOW_SECONDS = 5;
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
  readonly #steady = new SteadyNumber(WINDOW_SECONDS, HOLD_SECONDS);

  /** The number to show; undefined while nobody can know it. */
  get count(): number | undefined {
    return this.#steady.shown;
  }

  /** Track ids that are seen inside at `at`. Called for empty pictures too. */
  observe(at: number, inside: ReadonlySet<number>): void {
    for (const id of inside) this.#seeInside(at, id);
    // Who is not seen for a moment, behind somebody else, has not left.
    for (const [id, { insideAt }] of this.#members)
      if (at - insideAt >= LEAVE_SECONDS) this.#members.delete(id);
    this.#watchedSince ??= at;
    if (at - this.#watchedSince < JOIN_SECONDS) return; // nobody can have joined yet: that is no zero
    const joined = [...this.#members.values()].filter((member) => member.joined);
    this.#steady.observe(at, joined.length);
  }

  /** Nobody knows any more. */
  clear(): void {
    this.#watchedSince = undefined;
    this.#members.clear();
    this.#steady.clear();
  }

  #seeInside(at: number, id: number): void {
    const member = this.#members.get(id) ?? { insideSince: at, insideAt: at, joined: false };
    member.insideAt = at;
    member.joined ||= at - member.insideSince >= JOIN_SECONDS;
    this.#members.set(id, member);
  }
}
