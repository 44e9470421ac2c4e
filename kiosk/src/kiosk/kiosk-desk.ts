import type { Fault, FoundVisit, Language, Request, TicketView } from "@hall/contract";
import { callHub, type LiveHall, newKey } from "@hall/contract/live";
import type { OfflineDesk } from "../offline/offline-desk.ts";
import type { OfflineRefusal } from "../offline/offline-pack.ts";
import type { Ask } from "./go.ts";
import type { Order } from "./order.ts";
import type { Step } from "./steps.ts";

/** Who stands at the kiosk and how they want to be spoken to. */
export type Visitor = { order: Order; language: Language; document: string | undefined };

/** Does what a visitor asks and answers with the step that shows what came of it. */
export class KioskDesk {
  readonly #live: () => LiveHall | undefined;
  readonly #offline: Pick<OfflineDesk, "take">;

  constructor(live: () => LiveHall | undefined, offline: Pick<OfflineDesk, "take">) {
    this.#live = live;
    this.#offline = offline;
  }

  async answer(ask: Ask, visitor: Visitor): Promise<Step> {
    const live = this.#live();
    if (ask.ask === "take") return this.#take(live, ask.serviceIds, visitor);
    if (live?.state.phase !== "live") return { at: "failed", fault: NO_LINE };
    switch (ask.ask) {
      case "check-in":
        return this.#checkIn(live, ask.by);
      case "find":
        return this.#find(live, { code: ask.code }, false);
      case "identify":
        return this.#find(live, { identity: ask.number }, true);
      case "reprint":
        return this.#reprint(live, ask, visitor.document);
    }
  }

  /** Rings for staff; false when nobody was told. */
  async callStaff(): Promise<boolean> {
    const live = this.#live();
    if (live?.state.phase !== "live") return false;
    return (await callHub(live.socket, "kiosk:call-staff", {})).ok;
  }

  async #take(live: LiveHall | undefined, serviceIds: readonly string[], visitor: Visitor): Promise<Step> {
    const { order, language, document } = visitor;
    const wanted = { serviceIds: [...serviceIds], language, ...(order.group ? { group: order.group } : {}) };
    if (live?.state.phase !== "live") return this.#takeOffline(wanted, NO_LINE);
    const request = { ...wanted, ...(document === undefined ? {} : { identity: document }) };
    const answer = await callHub(live.socket, "visit:take-ticket", request, { idempotencyKey: newKey() });
    if (answer.ok) return shown(answer.value, serviceIds);
    // Never sent is never done: only then may the kiosk give a number of its own instead.
    if (answer.fault.details?.line === "not-sent") return this.#takeOffline(wanted, answer.fault);
    if (answer.fault.details?.rule === "ticket-exists" && document !== undefined)
      return this.#exists(live, document, answer.fault);
    return { at: "failed", fault: answer.fault };
  }

  async #takeOffline(wanted: Parameters<OfflineDesk["take"]>[0], otherwise: Fault): Promise<Step> {
    const ticket = await this.#offline.take(wanted);
    if (typeof ticket === "string") return { at: "failed", fault: whyNot(ticket, otherwise) };
    return { at: "ticket", ticket: { code: ticket.code, offline: true }, serviceIds: wanted.serviceIds };
  }

  /** The ticket that lives already is shown instead of a second one. */
  async #exists(live: LiveHall, identity: string, fault: Fault): Promise<Step> {
    const answer = await callHub(live.socket, "visit:find", { identity });
    const visits = answer.ok ? answer.value.visits.filter(isLive) : [];
    if (visits.length === 0) return { at: "failed", fault };
    return { at: "found", visits, why: "exists", identified: true };
  }

  async #checkIn(live: LiveHall, by: Request<"visit:check-in">): Promise<Step> {
    const answer = await callHub(live.socket, "visit:check-in", by);
    return answer.ok ? shown(answer.value, []) : { at: "failed", fault: answer.fault };
  }

  async #find(live: LiveHall, by: Request<"visit:find">, identified: boolean): Promise<Step> {
    const answer = await callHub(live.socket, "visit:find", by);
    if (!answer.ok) return { at: "failed", fault: answer.fault };
    return { at: "found", visits: answer.value.visits.filter(isLive), why: "asked", identified };
  }

  async #reprint(
    live: LiveHall,
    { visitId, serviceIds }: Extract<Ask, { ask: "reprint" }>,
    identity: string | undefined,
  ): Promise<Step> {
    const request = { visitId, ...(identity === undefined ? {} : { identity }) };
    const answer = await callHub(live.socket, "visit:reprint", request);
    if (!answer.ok) return { at: "failed", fault: answer.fault };
    return shown(answer.value, serviceIds, true);
  }
}

/** Nothing of the token but the link that the visitor scans. */
function shown(ticket: TicketView, serviceIds: readonly string[], again = false): Step {
  const { code, url, ahead, wait, noLaterFirstAfter } = ticket;
  const promise = noLaterFirstAfter === undefined ? {} : { noLaterFirstAfter };
  return { at: "ticket", ticket: { code, url, ahead, wait, ...promise, again }, serviceIds };
}

const OVER = new Set(["finished", "left", "void"]);
function isLive({ status }: FoundVisit): boolean {
  return !OVER.has(status);
}

const NO_LINE: Fault = {
  code: "unavailable",
  message: "There is no connection to the hub; nothing was done.",
  details: { line: "not-sent" },
};

function whyNot(refusal: OfflineRefusal, otherwise: Fault): Fault {
  return { ...otherwise, details: { ...otherwise.details, offline: refusal } };
}
