import type { TicketView, VisitView } from "@hall/contract";
import type { Logger } from "pino";
import type { HallTime } from "./hall-time.ts";
import { Line } from "./line.ts";
import type { PlannedVisitor } from "./plan.ts";
import type { Person, Room } from "./room.ts";

/** What every visitor finds in the hall. */
export type VisitorWorld = {
  hubUrl: string;
  hallId: string;
  /** The kiosk; its screen knows what the board on the wall shows. */
  kiosk: Line;
  room: Room;
  time: HallTime;
  log: Logger;
  signal: AbortSignal;
};

/** Whoever has been at a counter once stays close to it. */
const NEAR_SECONDS = 25;
const OVER = ["finished", "left", "void"];

/** One visitor's stay: takes a number, waits, comes when called, is served, rates; or gives up, or never comes. */
export class Visitor {
  readonly #plan: PlannedVisitor;
  readonly #world: VisitorWorld;

  constructor(plan: PlannedVisitor, world: VisitorWorld) {
    this.#plan = plan;
    this.#world = world;
  }

  /** Resolves when the visitor has left the hall. */
  async play(): Promise<void> {
    const { hubUrl, hallId, kiosk } = this.#world;
    const ticket = await this.#takeNumber();
    if (!ticket) return;
    const phone = this.#plan.phone ? new Line({ url: hubUrl, token: ticket.token, hallId }) : undefined;
    phone?.start();
    try {
      await this.#stay(ticket, phone ?? kiosk, phone);
    } finally {
      phone?.stop();
    }
  }

  async #takeNumber(): Promise<TicketView | undefined> {
    const { kiosk, room, log } = this.#world;
    if (this.#plan.channel === "hand") return room.ask(this.#plan);
    const taken = await kiosk.call("visit:take-ticket", wishOf(this.#plan));
    if (taken.ok) return taken.value;
    log.warn({ fault: taken.fault }, "a visitor got no number");
    return undefined;
  }

  async #stay(ticket: TicketView, eyes: Line, phone: Line | undefined): Promise<void> {
    const { room, time, signal } = this.#world;
    const { visitId, code } = ticket;
    const person: Person = { visitId, code, plan: this.#plan, hasParked: false, hasGoneOn: false };
    for (let walkSeconds = this.#plan.walkSeconds; ; walkSeconds = NEAR_SECONDS) {
      const counterId = await this.#untilCalled(visitId, eyes);
      if (counterId === "over") return;
      if (counterId === "impatient") {
        await phone?.call("visit:leave", { visitId });
        return; // without a phone nobody learns of it: the clerk will call in vain
      }
      if (walkSeconds === undefined) return;
      await time.seconds(walkSeconds, signal);
      let outcome = await room.comeTo(counterId, person, signal);
      while (outcome === "come-back") {
        await time.seconds((this.#plan.parks ?? 5) * 60, signal);
        outcome = await room.comeTo(counterId, person, signal);
      }
      if (outcome === "served") return this.#rate(ticket, phone);
    }
  }

  /** The counter that calls; "impatient" when patience ran out first, "over" when the visit ended without the visitor. */
  async #untilCalled(visitId: string, eyes: Line): Promise<string | "impatient" | "over"> {
    const { time, signal } = this.#world;
    const enough = new AbortController();
    const waiting = AbortSignal.any([signal, enough.signal]);
    let seen = false;
    const called = eyes.when((hall): string | "over" | undefined => {
      const visit = hall.visits.find((other) => other.visitId === visitId);
      seen ||= visit !== undefined;
      if (!visit) return seen ? "over" : undefined; // boards forget a visit that has ended
      return calledTo(visit) ?? (OVER.includes(visit.status) ? "over" : undefined);
    }, waiting);
    const patience = time.seconds(this.#plan.patience * 60, waiting).then((): "impatient" => "impatient");
    try {
      return await Promise.race([called, patience]);
    } finally {
      enough.abort();
      await Promise.allSettled([called, patience]);
    }
  }

  /** A pad asks those without a phone; the others rate on the way out. */
  async #rate({ token }: TicketView, phone: Line | undefined): Promise<void> {
    const { time, signal, log } = this.#world;
    const { opinion } = this.#plan;
    if (!phone || !opinion) return;
    await time.seconds(8 + opinion.grade * 4, signal);
    const { grade, reasons } = opinion;
    const rated = await phone.call("visit:rate", { token, grade, reasons });
    if (!rated.ok) log.debug({ fault: rated.fault }, "a rating was not taken"); // the pad was faster
  }
}

function calledTo(visit: VisitView): string | undefined {
  return visit.status === "called" ? visit.counterId : undefined;
}

/** What a visitor asks for at the kiosk, or of a clerk. */
export function wishOf(plan: PlannedVisitor) {
  const { serviceIds, language, partySize } = plan;
  return { serviceIds, class: plan.class, language, partySize };
}
