import type { CommandName, Fault, HallSnapshot, Reply, Request, Result } from "@hall/contract";
import type { CallOptions, LiveSource, LiveState } from "@hall/contract/live";
import { printOf, type UnansweredOrder } from "./unanswered.ts";

/** Gives one command to the hub; `callHub` with a socket. */
export type Send = <K extends CommandName>(
  command: K,
  request: Request<K>,
  options: CallOptions,
) => Promise<Result<Reply<K>>>;

type Ways = {
  send: Send;
  live: LiveSource<LiveState>;
  newKey: () => string;
  /** Where the command on its way is remembered, over a reload too. */
  unanswered: UnansweredOrder;
};
export type OrdersState = { busy: CommandName | undefined };

const REFLECTED_WITHIN_MS = 1_500;

/**
 * One command at a time. It stays busy until the answer is there and the screen's own copy of the hall shows it, so
 * that a second press meets the new state and not the old one. A command that got no answer keeps its key: pressed
 * again, it is the same command and is done once.
 */
export class Orders implements LiveSource<OrdersState> {
  state: OrdersState = { busy: undefined };
  readonly #send: Send;
  readonly #live: LiveSource<LiveState>;
  readonly #newKey: () => string;
  readonly #unanswered: UnansweredOrder;
  readonly #listeners = new Set<() => void>();

  constructor({ send, live, newKey, unanswered }: Ways) {
    this.#unanswered = unanswered;
    this.#send = send;
    this.#live = live;
    this.#newKey = newKey;
  }

  /** Undefined when another command is on its way: the press is swallowed. */
  async give<K extends CommandName>(command: K, request: Request<K>): Promise<Result<Reply<K>> | undefined> {
    if (this.state.busy) return undefined;
    if (this.#live.state.phase !== "live") return { ok: false, fault: NOT_SENT };
    const print = printOf(command, request);
    const before = this.#unanswered.get();
    const idempotencyKey = before?.print === print ? before.key : this.#newKey();
    this.#unanswered.set({ print, key: idempotencyKey }); // the tab may be reloaded before the answer comes
    this.#set(command);
    try {
      const result = await this.#send(command, request, { idempotencyKey });
      const lost = !result.ok && result.fault.details?.line === "no-answer";
      if (!lost) this.#unanswered.set(undefined);
      if (result.ok) await this.#reflected(result.value);
      return result;
    } finally {
      this.#set(undefined);
    }
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #reflected(reply: unknown): Promise<void> {
    const shown = (): boolean => {
      const { hall } = this.#live.state;
      return !hall || reflects(hall, reply);
    };
    if (shown()) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        undo();
        resolve();
      };
      const undo = this.#live.subscribe(() => shown() && done());
      const timer = setTimeout(done, REFLECTED_WITHIN_MS);
    });
  }

  #set(busy: CommandName | undefined): void {
    this.state = { busy };
    for (const listener of this.#listeners) listener();
  }
}

const NOT_SENT: Fault = {
  code: "unavailable",
  message: "There is no connection to the hub; nothing was done.",
  details: { line: "not-sent" },
};

type Answer = {
  visit?: HallSnapshot["visits"][number] | null;
  counter?: HallSnapshot["counters"][number];
  clerk?: HallSnapshot["clerks"][number];
};

/** Does the screen's copy of the hall show what this answer says? */
export function reflects(hall: HallSnapshot, reply: unknown): boolean {
  const { visit, counter, clerk } = reply as Answer; // as: only asks for parts that some replies have
  if (visit) {
    const known = hall.visits.find(({ visitId }) => visitId === visit.visitId);
    const atCounter = hall.counters.find(({ visitId }) => visitId === visit.visitId);
    const held = visit.status === "called" || visit.status === "serving";
    return (
      known?.status === visit.status && known.calls === visit.calls && held === (atCounter !== undefined)
    );
  }
  if (counter) {
    const known = hall.counters.find(({ counterId }) => counterId === counter.counterId);
    return known?.state === counter.state && known.clerkId === counter.clerkId;
  }
  if (clerk) return hall.clerks.find(({ clerkId }) => clerkId === clerk.clerkId)?.state === clerk.state;
  return true;
}
