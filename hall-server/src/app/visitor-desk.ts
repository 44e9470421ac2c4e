import type { HallConfiguration, Reply, Request } from "@hall/contract";
import type { HallState } from "../domain/state.ts";
import { findVisits } from "./find-visits.ts";
import { type DaySalts, People } from "./people.ts";
import type { PersonalCipher } from "./personal-cipher.ts";
import { may, type Principal } from "./principal.ts";
import { Throttle } from "./throttle.ts";

type Moment = { principal: Principal; now: Date };

/** Who visitors are and what they look for; too many tries are refused. */
export class VisitorDesk {
  readonly #people: People;
  readonly #guesses = new Throttle({ failures: 60, seconds: 60 });

  constructor({ journal, cipher }: { journal: DaySalts; cipher: PersonalCipher }) {
    this.#people = new People(journal, cipher);
  }

  /** The hash of the document that came with a request. Throws a Refusal that says what is wrong with its number. */
  async personOf(configuration: HallConfiguration, request: object, now: Date): Promise<string | undefined> {
    if (!("identity" in request) || typeof request.identity !== "string") return undefined;
    return this.#people.hashOf(configuration, request.identity, now);
  }

  /** Whoever may not see the hall may look often, but not try one code after the other. */
  async find(
    state: HallState,
    request: Request<"visit:find">,
    { principal, now }: Moment,
  ): Promise<Reply<"visit:find">> {
    const { configuration } = state;
    const staff = may(principal, "see-hall", configuration.hallId);
    if (!staff) await this.#guesses.take(keyOf(configuration, principal));
    const person = await this.personOf(configuration, request, now);
    const wanted = "code" in request ? request : { person: person ?? "" };
    return { visits: findVisits(state, wanted, { now, staff }) };
  }

  /** Booking references are short: only so many that are wrong. */
  async guarded<T>(
    configuration: HallConfiguration,
    request: object,
    principal: Principal,
    run: () => Promise<T>,
  ): Promise<T> {
    if (!("reference" in request)) return run();
    const key = keyOf(configuration, principal);
    await this.#guesses.take(key);
    const answer = await run();
    await this.#guesses.giveBack(key);
    return answer;
  }
}

function keyOf({ hallId }: HallConfiguration, { kind, id }: Principal): string {
  return `${hallId}/${kind}/${id}`;
}
