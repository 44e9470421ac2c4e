import type { Fault, Result } from "../faults.ts";
import type { Language } from "../ids.ts";
import type { Credential } from "./credential.ts";
import { connectHub, type HubSocket } from "./hub-socket.ts";
import { LiveHall } from "./live-hall.ts";

/**
 * How far a screen has got. `starting`: a code is being exchanged. `outside`: it needs a code or a sign-in;
 * `fault` says why the last one failed. `inside`: it has a line, and `live` follows the hall.
 */
export type SessionState =
  | { phase: "starting" }
  | { phase: "outside"; fault?: Fault }
  | { phase: "inside"; live: LiveHall; socket: HubSocket };

export type SessionOptions = {
  credential: Credential;
  language: Language;
  hallId?: string;
  /** A rating pad: at which counter it stands. */
  counterId?: string;
  url?: string;
};

/** A screen's whole way in: credential, line, live hall; thrown out again when the hub refuses the token. */
export class HubSession {
  state: SessionState = { phase: "starting" };
  readonly #options: SessionOptions;
  readonly #listeners = new Set<() => void>();

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Enters with what the address brought, or else with the token kept from before. */
  async start(): Promise<void> {
    const { credential } = this.#options;
    const arriving = credential.arrive();
    if (arriving) return this.enter(arriving);
    const token = credential.stored();
    if (token === undefined) this.#set({ phase: "outside" });
    else this.#open(token);
  }

  /** The token in use, for what is asked of the hub beside the line; undefined outside. */
  get token(): string | undefined {
    return this.#options.credential.stored();
  }

  /** Closes the line; what was shown is no longer followed. */
  stop(): void {
    if (this.state.phase !== "inside") return;
    this.state.live.stop();
    this.state.socket.disconnect();
  }

  /** Enters with the token that an enrolment or a sign-in gives. */
  async enter(exchange: Promise<Result<string>>): Promise<void> {
    const token = await exchange;
    if (token.ok) this.#open(token.value);
    else this.#set({ phase: "outside", fault: token.fault });
  }

  /** Signs this screen out: forgets the token and goes back to the door. */
  leave(fault?: Fault): void {
    this.stop();
    this.#options.credential.forget();
    this.#set(fault ? { phase: "outside", fault } : { phase: "outside" });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #open(token: string): void {
    this.stop();
    const { credential: _proof, ...where } = this.#options;
    const socket = connectHub({ token, ...where });
    const live = new LiveHall(socket);
    live.subscribe(() => {
      const { phase, fault } = live.state;
      if (phase === "refused" && fault?.code === "unauthenticated") this.leave(fault);
    });
    live.start();
    this.#set({ phase: "inside", live, socket });
  }

  #set(next: SessionState): void {
    this.state = next;
    for (const listener of this.#listeners) listener();
  }
}
