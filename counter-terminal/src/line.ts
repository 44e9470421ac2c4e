import { VisitDetail } from "@hall/contract";
import { callHub, get, newKey, type SessionState, type StaffSignIn } from "@hall/contract/live";
import type { Reads } from "./hall-line.ts";
import { KeptHall } from "./kept-hall.ts";
import { Orders } from "./orders.ts";
import { UnansweredOrder } from "./unanswered.ts";

export type Inside = Extract<SessionState, { phase: "inside" }>;

/** All that goes through one line to the hub: the hall as it is seen, what is ordered, what is asked. */
export type Line = { inside: Inside; hall: KeptHall; orders: Orders; reads: Reads; close: () => void };

/** Everything of one person at one line; `close` undoes it. */
export function openLine(inside: Inside, clerkId: string, staff: StaffSignIn): Line {
  const { socket, live } = inside;
  const hall = new KeptHall(live, clerkId, {
    storage: sessionStorage,
    wallMs: () => Date.now(),
    hallId: new URLSearchParams(location.search).get("hall") ?? undefined,
  });
  const orders = new Orders({
    send: (command, request, options) => callHub(socket, command, request, options),
    live: hall,
    newKey,
    unanswered: new UnansweredOrder(sessionStorage),
  });
  const reads: Reads = {
    explain: (counterId) => callHub(socket, "visit:explain", { counterId }),
    find: (wanted) => callHub(socket, "visit:find", wanted),
    notes: (visitId) => callHub(socket, "visit:notes", { visitId }),
    visit: (visitId) =>
      get(`/api/halls/${live.state.hall?.hallId}/visits/${visitId}`, VisitDetail, { token: staff.stored() }),
  };
  return { inside, hall, orders, reads, close: hall.follow(window) };
}
