import { COUNTER_IDS } from "./history-hall.ts";
import type { AskedHub } from "./local-hub.ts";
import type { Asked, Operation, Outcome } from "./operation.ts";

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Crowd = {
  /** Two hubs; what a client asks of one that is killed gets no answer. */
  hubs: readonly AskedHub[];
  random: () => number;
  /** Asks no more when this says so. */
  enough: (asked: number) => boolean;
  /** Milliseconds of a steady clock. */
  now: () => number;
  clerks: number;
  /** How often an answered question is asked again with its key. */
  again?: number;
  hallDay: () => string;
  /** The hall's time, about. */
  hallNow: () => string;
};

type Wish = Pick<Asked, "name" | "request">;

const CLIENTS = 3;
const NOBODY = "00000000-0000-4000-8000-00000000dead";
const PLACES = ["front", "back", "keep", "fewer-calls"] as const;
const WAITING_AT_MOST = 60;

/**
 * Three clients at two hubs, each with its clerks, a kiosk, visitors and a hub's job: all do what people do, and now and
 * then what they should not. A question without an answer is asked again with its key, mostly at the other hub.
 */
export class Clients {
  readonly operations: Operation[] = [];
  readonly #crowd: Crowd;
  /** What anybody has seen of visits lately: id → state. */
  readonly #seen = new Map<string, { status: string; calls: number }>();
  #waiting = 0;
  #keys = 0;

  constructor(crowd: Crowd) {
    this.#crowd = crowd;
  }

  /** Ends when enough was asked and all is answered or given up. */
  async run(): Promise<void> {
    const loops: Promise<void>[] = [];
    for (let client = 0; client < CLIENTS; client += 1) {
      for (let n = client; n < this.#crowd.clerks; n += CLIENTS) loops.push(this.#clerk(client, n));
      for (let n = 0; n < 3; n += 1) loops.push(this.#kiosk(client));
      loops.push(this.#visitors(client));
    }
    await Promise.all(loops);
  }

  get #going(): boolean {
    return !this.#crowd.enough(this.operations.length);
  }

  #chance(share: number): boolean {
    return this.#crowd.random() < share;
  }

  #one<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#crowd.random() * list.length)];
  }

  /** A clerk at a counter: signs in, calls, serves; sometimes presses twice, at both hubs at once. */
  async #clerk(client: number, n: number): Promise<void> {
    const by: Asked["by"] = { kind: "staff", id: `w${n + 1}` };
    const counterId = COUNTER_IDS[n] ?? "c1";
    let visitId: string | undefined;
    while (this.#going) {
      const asked = this.#clerksWish(by, counterId, visitId);
      const twice = this.#chance(0.04);
      const outcomes = await Promise.all([
        this.#ask(client, asked),
        ...(twice ? [this.#ask(client, { ...asked, key: this.#key() })] : []),
      ]);
      for (const outcome of outcomes) {
        if (outcome.kind === "refused") await this.#mend(client, by, counterId, outcome.rule);
        if (outcome.kind === "ok" && typeof outcome.brief.visitId === "string")
          visitId = outcome.brief.visitId;
      }
    }
  }

  /** Whoever is told that the counter is closed opens it. */
  async #mend(client: number, by: Asked["by"], counterId: string, rule: string): Promise<void> {
    const ways: Record<string, Asked["name"]> = {
      "not-your-counter": "clerk:take-counter",
      "clerk-not-signed-in": "clerk:take-counter",
      "counter-closed": "counter:open",
      "counter-paused": "counter:open",
      "clerk-on-break": "clerk:back",
    };
    const name = ways[rule];
    if (name && this.#going)
      await this.#ask(client, { name, request: name === "clerk:back" ? {} : { counterId }, by });
  }

  #clerksWish(by: Asked["by"], counterId: string, held: string | undefined): Asked {
    const status = held === undefined ? undefined : this.#seen.get(held)?.status;
    const visitId = held ?? NOBODY;
    if (this.#chance(0.12)) return { ...this.#oddWish(counterId, visitId), by };
    const next: Wish = { name: "visit:call-next", request: { counterId } };
    const about = (name: string, more: Record<string, unknown> = {}): Wish => ({
      name,
      request: { visitId, ...more },
    });
    const place = this.#one(PLACES);
    const wishes: Record<string, [share: number, wish: Wish][]> = {
      called: [
        [0.12, about("visit:recall")],
        [0.12, about("visit:no-show")],
        [0.1, about("visit:skip", { place })],
        [1, about("visit:arrive")],
      ],
      serving: [
        [0.15, { name: "visit:next-step", request: this.#onward(visitId) }],
        [0.12, about("visit:park")],
        [0.18, { name: "visit:transfer", request: this.#transfer(visitId) }],
        [1, about("visit:finish")],
      ],
      parked: [
        [0.8, about("visit:resume")],
        [1, next],
      ],
      missed: [
        [0.7, about("visit:return", { place })],
        [0.1, about("visit:rejoin")],
        [1, next],
      ],
    };
    if (held !== undefined && this.#chance(0.06)) return { name: "visit:undo", request: {}, by };
    let roll = this.#crowd.random();
    for (const [share, wish] of wishes[status ?? ""] ?? []) {
      if (roll < share) return { ...wish, by };
      roll -= share;
    }
    return { ...next, by };
  }

  /** What is rare, or wrong. */
  #oddWish(counterId: string, own: string): Wish {
    const other = this.#one(COUNTER_IDS) ?? "c1";
    const visitId = this.#chance(0.5) ? own : this.#someVisit();
    const wishes: (() => Wish)[] = [
      () => ({ name: "visit:call-next", request: { counterId: other } }),
      () => ({ name: "visit:call", request: { visitId: this.#someVisit("waiting"), counterId } }),
      () => ({ name: "visit:call", request: { visitId, counterId } }),
      () => ({ name: "visit:arrive", request: { visitId } }),
      () => ({
        name: "visit:return",
        request: { visitId: this.#someVisit("missed"), place: this.#one(PLACES) },
      }),
      () => ({ name: "visit:transfer", request: this.#transfer(this.#someVisit("waiting")) }),
      () => ({ name: "visit:undo", request: {} }),
      () => ({ name: "visit:next-step", request: this.#onward(visitId) }),
      () => ({ name: "visit:check-in", request: { visitId: this.#someVisit("booked") } }),
      () => ({ name: "visit:void", request: { visitId, reason: "mistake" } }),
      () => ({ name: "visit:finish", request: { visitId } }),
      () => ({ name: "visit:park", request: { visitId } }),
      () => ({ name: "visit:resume", request: { visitId: this.#someVisit("parked") } }),
      () => ({ name: "clerk:break", request: {} }),
      () => ({ name: "counter:pause", request: { counterId, reason: "tea" } }),
      () => ({ name: "counter:close", request: { counterId } }),
      () => ({ name: "counter:open", request: { counterId: other } }),
      () => ({ name: "clerk:leave-counter", request: { counterId } }),
      () => ({ name: "clerk:take-counter", request: { counterId: other } }),
      () => ({ name: "clerk:take-counter", request: { counterId } }),
    ];
    return this.#one(wishes)?.() ?? { name: "visit:call-next", request: { counterId } };
  }

  #transfer(visitId: string): Record<string, unknown> {
    const to = this.#one<Record<string, unknown>>([
      { queueId: "papers" },
      { queueId: "money" },
      { counterId: this.#one(COUNTER_IDS) },
      { clerkId: `w${1 + Math.floor(this.#crowd.random() * (this.#crowd.clerks + 1))}` },
    ]);
    return { visitId, to, place: this.#one(["front", "back", "keep"]) };
  }

  /** The next service of a ticket, here or elsewhere. */
  #onward(visitId: string): Record<string, unknown> {
    const serviceId = this.#one(["passport", "tax", undefined]);
    const { to, place } = this.#transfer(visitId);
    const sent = this.#chance(0.4) ? { to, place } : {};
    return { visitId, ...(serviceId === undefined ? {} : { serviceId }), ...sent };
  }

  async #kiosk(client: number): Promise<void> {
    const by: Asked["by"] = { kind: "kiosk", id: `k${client}` };
    while (this.#going) {
      if (this.#waiting > WAITING_AT_MOST && !this.#chance(0.02)) {
        await this.#look(client);
        continue;
      }
      const serviceIds = this.#one([["passport"], ["tax"], ["passport", "tax"], ["tax", "passport"]]);
      const request = { serviceIds, ...(this.#chance(0.3) ? { class: "priority" } : {}) };
      const outcome = await this.#ask(client, { name: "visit:take-ticket", request, by });
      if (outcome.kind === "ok") this.#waiting += 1;
    }
  }

  /** Visitors leave and come back; the hub's job ends calls that nobody answered. */
  async #visitors(client: number): Promise<void> {
    while (this.#going) {
      const visitId = this.#someVisit(this.#one(["waiting", "missed", "called", "booked"]));
      const by: Asked["by"] = { kind: "visitor", id: visitId };
      if (this.#chance(0.15)) await this.#booked(client);
      else if (this.#chance(0.16)) await this.#ask(client, { name: "visit:leave", request: { visitId }, by });
      else if (this.#chance(0.3)) await this.#ask(client, { name: "visit:rejoin", request: { visitId }, by });
      else await this.#hubsJob(client);
      if (this.#chance(0.3)) await this.#look(client);
    }
  }

  /** Somebody books for soon or for much later; somebody comes, early, in time or late, at two places at once. */
  async #booked(client: number): Promise<void> {
    const by: Asked["by"] = { kind: "kiosk", id: `k${client}` };
    const visitId = this.#someVisit("booked");
    if (visitId === NOBODY || this.#chance(0.4)) {
      const minutes = this.#one([-1, 5, 15, 25, 40, 90, 1500]) ?? 5;
      const at = new Date(Date.parse(this.#crowd.hallNow()) + minutes * 60_000).toISOString();
      const request = { serviceIds: [this.#one(["passport", "tax"])], at };
      await this.#ask(client, { name: "visit:book", request, by: { kind: "staff", id: `w${client + 1}` } });
      return;
    }
    const asked: Asked = { name: "visit:check-in", request: { visitId }, by };
    const holder: Asked["by"] = { kind: "visitor", id: visitId };
    await Promise.all([
      this.#ask(client, asked),
      ...(this.#chance(0.3) ? [this.#ask(client, { ...asked, by: holder, key: this.#key() })] : []),
    ]);
  }

  async #hubsJob(client: number): Promise<void> {
    const by: Asked["by"] = { kind: "hub", id: "hub" };
    const visitId = this.#someVisit("called");
    const calls = this.#seen.get(visitId)?.calls ?? 1;
    if (this.#chance(0.02))
      await this.#ask(client, { name: "day:end", request: { day: this.#crowd.hallDay() }, by });
    else await this.#ask(client, { name: "call:expire", request: { visitId, calls }, by });
  }

  async #look(client: number): Promise<void> {
    const by: Asked["by"] = { kind: "kiosk", id: `k${client}` };
    const outcome = await this.#once(client, {
      name: "look",
      request: { counterId: this.#one(COUNTER_IDS) },
      by,
    });
    if (outcome.kind !== "ok") return;
    this.#waiting = Number(outcome.brief["waiting papers"]) + Number(outcome.brief["waiting money"]);
  }

  #someVisit(status?: string): string {
    const all = [...this.#seen].filter(([, seen]) => status === undefined || seen.status === status);
    return this.#one(all)?.[0] ?? NOBODY;
  }

  #key(): string {
    this.#keys += 1;
    return `key-${this.#keys}`;
  }

  /** Asks until there is an answer; without a key only once, for nobody knows whether it happened. */
  async #ask(client: number, asked: Asked): Promise<Outcome> {
    const keyed = { ...asked, key: asked.key ?? (this.#chance(0.9) ? this.#key() : undefined) };
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#once(client, keyed);
      const again = outcome.kind !== "unknown" && keyed.key !== undefined;
      if (again && this.#chance(this.#crowd.again ?? 0.02)) await this.#once(client, keyed);
      if (outcome.kind !== "unknown" || keyed.key === undefined || this.#chance(0.1) || attempt > 20)
        return outcome;
    }
  }

  async #once(client: number, asked: Asked): Promise<Outcome> {
    const { hubs, now } = this.#crowd;
    const hub = this.#chance(0.8) ? client % hubs.length : Math.floor(this.#crowd.random() * hubs.length);
    const start = now();
    const outcome = (await hubs[hub]?.ask(asked)) ?? { kind: "unknown" as const };
    const end = outcome.kind === "unknown" ? Number.POSITIVE_INFINITY : now();
    const answeredAt = this.#crowd.hallNow();
    const id = this.operations.length + 1;
    this.operations.push({ ...asked, id, client, hub, start, end, answeredAt, outcome });
    if (outcome.kind === "ok") this.#remember(outcome.brief);
    return outcome;
  }

  #remember({ visitId, status = "waiting", calls = 0, code }: Record<string, string | number | null>): void {
    if (typeof visitId !== "string" || code === undefined) return;
    this.#seen.delete(visitId);
    if (["finished", "left", "void"].includes(String(status)) && !this.#chance(0.05)) return;
    this.#seen.set(visitId, { status: String(status), calls: Number(calls) });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > 150 && oldest !== undefined) this.#seen.delete(oldest);
  }
}
