import type { Clock } from "../../src/app/clock.ts";
import type { Batch, Journal } from "../../src/app/journal.ts";
import { VersionConflict } from "../../src/app/journal.ts";
import type { HallEvent } from "../../src/domain/events.ts";
import { reachOf } from "../../src/domain/routing.ts";
import { type AskedHub, LocalHub } from "./local-hub.ts";
import type { Asked, Outcome } from "./operation.ts";

/** What a faulty hub is made of; all of it is real until a fault is put around it. */
export type Parts = { hallId: string; journal: Journal; clock: Clock; random: () => number };

/** A fault that two hubs have, and the words by which the checker must name it. */
export type SeededFault = {
  name: string;
  finding: RegExp;
  hub: (parts: Parts) => Promise<AskedHub>;
};

const open = ({ hallId, journal, clock }: Parts, alone = false): Promise<LocalHub> =>
  LocalHub.open(hallId, journal, clock, alone);

/** The real journal, but for what is changed. */
function around(real: Journal, change: Partial<Journal>): Journal {
  return new Proxy(real, {
    get: (target, name) => {
      const own = Reflect.get(change, name);
      if (own !== undefined) return own;
      const method: unknown = Reflect.get(target, name);
      return typeof method === "function" ? method.bind(target) : method;
    },
  });
}

/** The batch with other events in the place of its own. */
function rewritten(batch: Batch, event: (event: HallEvent) => HallEvent): Batch {
  return { ...batch, entries: batch.entries.map((entry) => ({ ...entry, event: event(entry.event) })) };
}

/** The real hub, but for what is asked of it. */
function asking(hub: LocalHub, ask: (asked: Asked, hub: LocalHub) => Promise<Outcome>): AskedHub {
  return { ask: (asked) => ask(asked, hub) };
}

const noted = (at: string, visitId: string): HallEvent => ({
  type: "visit-noted",
  at,
  visitId,
  noteId: "none",
});

/** A hub that does not take in events of this type that the other one wrote. */
function deafTo(type: HallEvent["type"]): (parts: Parts) => Promise<AskedHub> {
  return (parts) => {
    const eventsAfter: Journal["eventsAfter"] = async (hallId, seq) =>
      (await parts.journal.eventsAfter(hallId, seq)).map((entry) =>
        entry.event.type === type && "visitId" in entry.event
          ? { ...entry, event: noted(entry.event.at, entry.event.visitId) }
          : entry,
      );
    return open({ ...parts, journal: around(parts.journal, { eventsAfter }) });
  };
}

/** Small faults as they happen to real systems, each put around the real parts. */
export const SEEDED_FAULTS: readonly SeededFault[] = [
  {
    name: "double call: a hub writes without looking whether another has written",
    finding: /visit-called|refuses it|same event|belongs to two/,
    hub: (parts) => {
      const { journal } = parts;
      const append: Journal["append"] = async (batch) => {
        try {
          return await journal.append(batch);
        } catch (error) {
          if (!(error instanceof VersionConflict)) throw error;
          const halls = await journal.newest();
          const seq = halls.find(({ hallId }) => hallId === batch.hallId)?.seq ?? 0;
          const later = seq - batch.expectedSeq;
          const entries = batch.entries.map((entry) => ({ ...entry, seq: entry.seq + later }));
          return journal.append({ ...batch, entries, expectedSeq: seq, visits: [] });
        }
      };
      return open({ ...parts, journal: around(journal, { append }) });
    },
  },
  {
    name: "lost return: what one hub returns to the line the other one never sees",
    finding: /should|not true at any moment|it is|refuses it/,
    hub: (parts) => {
      const eventsAfter: Journal["eventsAfter"] = async (hallId, seq) =>
        (await parts.journal.eventsAfter(hallId, seq)).map((entry) =>
          entry.event.type === "visit-returned"
            ? { ...entry, event: { ...entry.event, type: "rating-timed-out", stepId: "none" } }
            : entry,
        );
      return open({ ...parts, journal: around(parts.journal, { eventsAfter }) });
    },
  },
  {
    name: "flipped order: now and then the second in line is called",
    finding: /should be visit-called/,
    hub: async (parts) =>
      asking(await open(parts), async (asked, hub) => {
        const counterId = String(asked.request.counterId);
        if (asked.name !== "visit:call-next" || asked.key !== undefined) return hub.ask(asked);
        const now = parts.clock.now().toISOString();
        const [, second] = reachOf(hub.desk.state, counterId, now).callable;
        if (!second) return hub.ask(asked);
        return hub.ask({
          ...asked,
          name: "visit:call",
          request: { visitId: second.visit.visitId, counterId },
        });
      }),
  },
  {
    name: "ghost after a kill: what was asked of a killed hub is done again at its start",
    finding: /ghost/,
    hub: async (parts) =>
      asking(await open(parts), async (asked, hub) => {
        const outcome = await hub.ask(asked);
        if (asked.name !== "visit:take-ticket" || asked.key === undefined || parts.random() < 0.9)
          return outcome;
        await hub.ask({ ...asked, key: undefined });
        return { kind: "unknown" };
      }),
  },
  {
    name: "answer before commit: the hub is killed between the two",
    finding: /no such moment|same event|should cause|should be|began when/,
    hub: async (parts) => {
      let lies = false;
      const append: Journal["append"] = (batch) => (lies ? Promise.resolve([]) : parts.journal.append(batch));
      const lying = { ...parts, journal: around(parts.journal, { append }) };
      let hub = await open(lying);
      const ask = async (asked: Asked): Promise<Outcome> => {
        if (lies || asked.name === "look" || parts.random() < 0.98) return hub.ask(asked);
        lies = true;
        const outcome = await hub.ask(asked);
        hub = await open(lying);
        lies = false;
        return outcome;
      };
      return { ask };
    },
  },
  {
    name: "lost event: one row of a transaction does not arrive",
    finding: /lost or doubled|same event|no such moment|should cause/,
    hub: (parts) => {
      const append: Journal["append"] = (batch) =>
        parts.journal.append(
          batch.entries.length > 2 && parts.random() < 0.2
            ? { ...batch, entries: batch.entries.slice(0, -1) }
            : batch,
        );
      return open({ ...parts, journal: around(parts.journal, { append }) });
    },
  },
  {
    name: "duplicate ticket code: a number is given out twice",
    finding: /ticket-issued.*should be|answered with code/,
    hub: (parts) => {
      const last = new Map<string, string>();
      const again = (event: HallEvent): HallEvent => {
        if (event.type !== "ticket-issued") return event;
        const code = parts.random() < 0.1 ? (last.get(event.prefix) ?? event.code) : event.code;
        last.set(event.prefix, event.code);
        return { ...event, code };
      };
      const append: Journal["append"] = (batch) => parts.journal.append(rewritten(batch, again));
      return open({ ...parts, journal: around(parts.journal, { append }) });
    },
  },
  {
    name: "stale refusal: a hub refuses by what it knew before another one wrote",
    finding: /not true at any moment|already answered|nothing to do/,
    hub: (parts) => open(parts, true),
  },
  {
    name: "a key that is answered twice, and differently",
    finding: /same key was answered twice/,
    hub: (parts) => {
      const change: Partial<Journal> = {
        append: (batch) => parts.journal.append({ ...batch, answers: [] }),
        answersTo: async () => [],
      };
      return open({ ...parts, journal: around(parts.journal, change) });
    },
  },
  {
    name: "a transfer that forgets its place in line",
    finding: /visit-transferred.*should be/,
    hub: async (parts) =>
      asking(await open(parts), (asked, hub) =>
        hub.ask(
          asked.name === "visit:transfer" && asked.request.place === "keep"
            ? { ...asked, request: { ...asked.request, place: "back" } }
            : asked,
        ),
      ),
  },
  {
    name: "a recall that is not counted",
    finding: /should|calls|refuses it|not true/,
    hub: (parts) => {
      const eventsAfter: Journal["eventsAfter"] = async (hallId, seq) =>
        (await parts.journal.eventsAfter(hallId, seq)).map((entry) =>
          entry.event.type === "visit-recalled"
            ? { ...entry, event: { ...entry.event, type: "visit-noted", noteId: "none" } }
            : entry,
        );
      return open({ ...parts, journal: around(parts.journal, { eventsAfter }) });
    },
  },
  {
    name: "an empty answer that is made up: nobody waits, says a hub that has not looked",
    finding: /nothing to do/,
    hub: async (parts) =>
      asking(await open(parts), async (asked, hub) => {
        if (asked.name !== "visit:call-next" || parts.random() < 0.9) return hub.ask(asked);
        const { state } = hub.desk;
        const counter = state.counters.get(String(asked.request.counterId));
        const free =
          counter?.state === "open" && counter.visitId === undefined && counter.clerkId === asked.by.id;
        if (!free) return hub.ask(asked);
        const said = {
          seq: state.seq,
          events: 0,
          at: parts.clock.now().toISOString(),
          brief: { visitId: null },
        };
        return { kind: "ok", ...said };
      }),
  },
  {
    name: "an undo that loses a visit: one hub never hears that the act was taken back",
    finding: /should|not true at any moment|it is|refuses it/,
    hub: deafTo("visit-undone"),
  },
  {
    name: "a booking that is checked in twice: one hub never hears of the first time",
    finding: /visit-checked-in|nothing to do|it is|refuses it/,
    hub: deafTo("visit-checked-in"),
  },
  {
    name: "a next step that leaves the visit at two counters: one hub never hears that it went on",
    finding: /should|not true at any moment|it is|refuses it/,
    hub: deafTo("visit-went-on"),
  },
];
