import type { Announcement, Payload } from "@hall/contract";
import type { Clock } from "../app/clock.ts";
import { wantedAt } from "../app/displays.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import type { HallNotice } from "../app/listeners.ts";
import type { Observations } from "../app/observations.ts";
import type { RatingPrompt } from "../app/rating-prompts.ts";
import { percentile } from "../domain/alert-rules.ts";
import type { HallEvent } from "../domain/events.ts";
import type { HallState } from "../domain/state.ts";
import type { HubLink } from "./hub-link.ts";
import { paperFor } from "./paper.ts";

type Deps = {
  link: HubLink;
  registry: HallRegistry;
  observations: Observations;
  clock: Clock;
  newId: () => string;
  /** The link behind a ticket's QR. */
  urlOf: (visitId: string) => string;
};

const PRINT_WITHIN_MS = 60_000;
const SPEAK_WITHIN_MS = 30_000;
const QUEUES_EVERY_MS = 500;

/** What the hub says to devices: wanted state (retained), orders (once, with an end), queue figures and alerts. */
export class Outgoing {
  readonly #deps: Deps;
  /** Queues whose figures have changed since they were last said: hall → queues. */
  readonly #changed = new Map<string, Set<string>>();
  #saying: NodeJS.Timeout | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  start(): void {
    this.#deps.link.onConnect(() => this.reconcile());
    this.#deps.registry.onNotice((notice) => this.#follow(notice));
    this.#saying = setInterval(() => this.#sayChangedQueues(), QUEUES_EVERY_MS);
  }

  /** Everything retained, again, from the journal's state: after a start or an outage displays show the truth. */
  reconcile(): void {
    const { link, registry } = this.#deps;
    for (const { hallId } of registry.ids()) {
      const state = registry.state(hallId);
      link.publish("hall/{hall}/status", { hall: hallId }, "online");
      for (const counter of state.counters.keys()) this.#setDisplays(hallId, state, counter);
      for (const { queueId } of state.configuration.queues) this.#sayQueue(hallId, state, queueId);
    }
  }

  /** Tells devices and vision that the hub is going. */
  goodbye(): void {
    clearInterval(this.#saying);
    const { link, registry } = this.#deps;
    for (const { hallId } of registry.ids()) link.publish("hall/{hall}/status", { hall: hallId }, "offline");
  }

  #follow({ hallId, event, before, after }: HallNotice): void {
    for (const counter of after.counters.keys())
      if (shownAt(before, counter) !== shownAt(after, counter)) this.#setDisplays(hallId, after, counter);
    for (const queueId of queuesOf(event, before, after)) this.#queueChanged(hallId, queueId);
    if (
      event.type === "ticket-issued" ||
      event.type === "visit-checked-in" ||
      event.type === "ticket-reprinted"
    )
      this.#print(hallId, after, event);
    if ("alertId" in event) this.#sayAlert(hallId, after, event);
  }

  #setDisplays(hallId: string, state: HallState, counterId: string): void {
    const { link, observations, clock } = this.#deps;
    const wanted = wantedAt(state, counterId);
    for (const device of state.configuration.devices) {
      if (device.kind !== "window-display" || device.counterId !== counterId) continue;
      link.publish(
        "hall/{hall}/device/{device}/set",
        { hall: hallId, device: device.deviceId },
        { ...link.stamp(clock.now()), ...wanted },
      );
      observations.displayIs(hallId, device.deviceId, { wanted: wanted.text });
    }
  }

  /** A busy queue changes many times a second; whoever listens wants its figures, not each change. */
  #queueChanged(hallId: string, queueId: string): void {
    const queues = this.#changed.get(hallId) ?? new Set();
    this.#changed.set(hallId, queues.add(queueId));
  }

  #sayChangedQueues(): void {
    for (const [hallId, queueIds] of this.#changed)
      for (const queueId of queueIds) this.#sayQueue(hallId, this.#deps.registry.state(hallId), queueId);
    this.#changed.clear();
  }

  #sayQueue(hallId: string, state: HallState, queueId: string): void {
    const { link, clock } = this.#deps;
    const waits: number[] = [];
    let waiting = 0;
    let called = 0;
    for (const visit of state.visits.values()) {
      if (visit.queueId !== queueId) continue;
      if (visit.status === "waiting") waiting += 1;
      if (visit.status === "called") called += 1;
      if (visit.calledAt !== undefined)
        waits.push((Date.parse(visit.calledAt) - Date.parse(visit.issuedAt)) / 60_000);
    }
    const figures = {
      waiting,
      called,
      waitP50: waits.length === 0 ? null : percentile(waits, 0.5),
      waitP90: waits.length === 0 ? null : percentile(waits, 0.9),
    };
    link.publish(
      "hall/{hall}/queue/{queue}/state",
      { hall: hallId, queue: queueId },
      { ...link.stamp(clock.now()), ...figures },
    );
  }

  #sayAlert(hallId: string, state: HallState, event: Extract<HallEvent, { alertId: string }>): void {
    const alert = state.alerts.get(event.alertId);
    if (!alert) return;
    const { kind, severity, state: life, subject } = alert;
    const { clock, newId, link } = this.#deps;
    link.publish(
      "hall/{hall}/alert",
      { hall: hallId },
      { v: 1, id: newId(), ts: clock.now().toISOString(), kind, severity, state: life, subject },
    );
  }

  #print(hallId: string, state: HallState, event: Parameters<typeof paperFor>[1]): void {
    const paper = paperFor(state, event, this.#deps.urlOf);
    if (!paper) return;
    this.#order(hallId, paper.printerId, PRINT_WITHIN_MS, { kind: "print", ticket: paper.ticket });
  }

  /** Says a call at every speaker of the hall. */
  speak(hallId: string, { texts, durationMs }: Announcement): void {
    for (const { deviceId, kind } of this.#deps.registry.configuration(hallId).devices)
      if (kind === "speaker")
        this.#order(hallId, deviceId, SPEAK_WITHIN_MS, { kind: "speak", texts, durationMs });
  }

  /** Lets the pads of a counter ask, or stop asking. */
  prompt(prompt: RatingPrompt): void {
    const { registry, clock } = this.#deps;
    for (const { deviceId, kind, counterId } of registry.configuration(prompt.hallId).devices) {
      if (kind !== "rating-pad" || counterId !== prompt.counterId) continue;
      if (prompt.kind === "close") {
        this.#order(prompt.hallId, deviceId, 10_000, { kind: "close-rating", stepId: prompt.stepId });
        continue;
      }
      const { stepId, code, token, until } = prompt.ask;
      const within = Math.max(1_000, (Date.parse(until) - clock.now().getTime()) / clock.speed);
      this.#order(prompt.hallId, deviceId, within, { kind: "open-rating", stepId, code, token });
    }
  }

  /** `withinMs` is real time: a simulated day must not let an order expire before it arrives. */
  #order(hallId: string, deviceId: string, withinMs: number, what: Order): void {
    const { link, newId, clock } = this.#deps;
    const ts = clock.now();
    const expiresAt = new Date(ts.getTime() + withinMs * clock.speed).toISOString();
    const command = { v: 1 as const, id: newId(), ts: ts.toISOString(), expiresAt, ...what };
    link.publish("hall/{hall}/device/{device}/command", { hall: hallId, device: deviceId }, command);
  }
}

type Command = Payload<"hall/{hall}/device/{device}/command">;
type Order = Command extends infer C
  ? C extends Command
    ? Omit<C, "v" | "id" | "ts" | "expiresAt">
    : never
  : never;

function shownAt(state: HallState, counterId: string): string {
  return JSON.stringify(wantedAt(state, counterId));
}

function queuesOf(event: HallEvent, before: HallState, after: HallState): Set<string> {
  if (!("visitId" in event)) return new Set();
  return new Set([before, after].flatMap((state) => state.visits.get(event.visitId)?.queueId ?? []));
}
