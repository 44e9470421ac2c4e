import { randomBytes } from "node:crypto";
import { ROLES } from "@hall/contract";
import type { Clock } from "../../src/app/clock.ts";
import type { Order } from "../../src/app/decision.ts";
import { HallDesk } from "../../src/app/hall-desk.ts";
import type { Journal } from "../../src/app/journal.ts";
import { isWrite, orderOf } from "../../src/app/orders.ts";
import { PersonalCipher } from "../../src/app/personal-cipher.ts";
import { NOTHING_SEEN } from "../../src/app/present.ts";
import { type Principal, SYSTEM } from "../../src/app/principal.ts";
import { Refusal } from "../../src/app/refusal.ts";
import { VisitTokens } from "../../src/app/visit-tokens.ts";
import type { DomainCommand } from "../../src/domain/commands.ts";
import { chooseNext } from "../../src/domain/routing.ts";
import type { HallState } from "../../src/domain/state.ts";
import { newHall } from "../../src/domain/state.ts";
import { historyHall } from "./history-hall.ts";
import type { Asked, Brief, Outcome, Said } from "./operation.ts";

/** Whoever can be asked: a hub in this process, or a line to another process. */
export interface AskedHub {
  ask(asked: Asked): Promise<Outcome>;
}

const secret = Buffer.alloc(32, 7); // every hub of an installation has the same
const tokens = new VisitTokens(secret);
const cipher = new PersonalCipher(secret, randomBytes);

/** One hall at a real hall desk with real orders and replies, as a hub has it. */
export class LocalHub implements AskedHub {
  readonly desk: HallDesk;
  readonly #place;

  readonly #clock: Clock;

  constructor(desk: HallDesk, clock: Clock) {
    this.desk = desk;
    this.#clock = clock;
    const { configuration } = desk.state;
    this.#place = { configuration, seen: NOTHING_SEEN, tokens, cipher, publicUrl: "http://hall" };
  }

  /** Loads the hall from the journal; a hall that is new begins. */
  static async open(hallId: string, journal: Journal, clock: Clock, alone = false): Promise<LocalHub> {
    const configuration = historyHall(hallId);
    const kept = await journal.memory(hallId);
    const start = kept ?? newHall(configuration, clock.now().toISOString());
    const desk = new HallDesk(start, { journal, clock, alone, announce: () => undefined });
    await desk.catchUp();
    if (desk.state.seq === 0) {
      await journal.addHall(hallId, null);
      const command: DomainCommand = { name: "hall:configure", request: { configuration } };
      await desk.run({ command, by: SYSTEM, reply: () => undefined });
    }
    return new LocalHub(desk, clock);
  }

  async ask(asked: Asked): Promise<Outcome> {
    try {
      if (asked.name === "look") return { kind: "ok", ...(await this.#look(asked)) };
      return { kind: "ok", ...(await this.desk.run(this.order(asked))) };
    } catch (error) {
      if (error instanceof Refusal)
        return { kind: "refused", rule: String(error.details?.rule ?? error.code) };
      return { kind: "unknown" };
    }
  }

  async #look({ request }: Asked): Promise<Said> {
    const state = await this.desk.look();
    const at = this.#clock.now().toISOString();
    return { seq: state.seq, events: 0, at, brief: seen(state, String(request.counterId), at) };
  }

  /** What a client sent, with an answer that says where in the journal it stands. */
  order({ name, request, by, key }: Asked): Order<Said> {
    const write = name as Parameters<typeof isWrite>[0];
    const reply = (value: unknown, state: HallState, events: readonly unknown[], now: Date): Said => ({
      seq: state.seq,
      events: events.length,
      at: now.toISOString(),
      brief: briefOf(value),
    });
    if (!isWrite(write)) {
      const command = { name, request } as DomainCommand;
      return { command, by: SYSTEM, key, reply: (state, events, now) => reply({}, state, events, now) };
    }
    const order = orderOf(this.#place, write, request as never, principal(by), key);
    return {
      ...order,
      reply: (state, events, now) => reply(order.reply(state, events, now), state, events, now),
    };
  }
}

const principals = new Map<string, Principal>();

/** Clerks may pick and hold their own alone: what the model knows of permissions. */
function principal({ kind, id }: Asked["by"]): Principal {
  const known = principals.get(`${kind}/${id}`);
  if (known) return known;
  if (kind === "hub") return SYSTEM;
  const permissions = new Set(kind === "staff" ? ROLES.clerk : []);
  const made: Principal = { kind, id, name: id, permissions, halls: "all" };
  if (kind !== "visitor") principals.set(`${kind}/${id}`, made);
  return made;
}

/** What the model can foresee of an answer. */
function briefOf(value: unknown): Brief {
  const { visit, counter, clerk, ...rest } = value as Record<
    string,
    Record<string, unknown> | null | undefined
  >;
  if (visit === null) return { visitId: null };
  if (visit) {
    const { visitId, code, status, queueId, counterId = null, clerkId = null, calls } = visit;
    return { visitId, code, status, queueId, counterId, clerkId, calls } as Brief;
  }
  if (counter) {
    const { counterId, state, clerkId = null, visitId = null } = counter;
    return { counterId, state, clerkId, visitId } as Brief;
  }
  if (clerk) return { clerkId: clerk.clerkId } as Brief;
  const { visitId, code, ahead, reference } = rest as Record<string, unknown>;
  if (reference !== undefined) return { visitId, code: reference, status: "booked" } as Brief;
  return code === undefined ? {} : ({ visitId, code, ahead } as Brief);
}

/** A look at one counter and at the lines. */
function seen(state: HallState, counterId: string, at: string): Brief {
  const brief: Brief = { at: state.counters.get(counterId)?.visitId ?? null };
  for (const { queueId } of state.configuration.queues)
    brief[`waiting ${queueId}`] = state.lines.get(queueId)?.length ?? 0;
  return { ...brief, next: chooseNext(state, counterId, at).visit?.visitId ?? null };
}
