import type { HallSnapshot, Reply, Request, Result, VisitDetail } from "@hall/contract";
import type { LiveHall, LiveSource, LiveState } from "@hall/contract/live";

import { type Desk, deskOf } from "./desk.ts";

/** The hall as the desk follows it. */
export type HallLine = LiveSource<LiveState> & Pick<LiveHall, "now">;

/** What the desk asks the hub to tell, beside what it follows. */
export type Reads = {
  /** Who would be next for a counter, and why. */
  explain(counterId: string): Promise<Result<Reply<"visit:explain">>>;
  /** One visit with its steps and its story. */
  visit(visitId: string): Promise<Result<VisitDetail>>;
  /** What colleagues have left, and what was filled in. */
  notes(visitId: string): Promise<Result<Reply<"visit:notes">>>;
  /** Visits of today by number or document, with their place in the line. */
  find(wanted: Request<"visit:find">): Promise<Result<Reply<"visit:find">>>;
};

/** The hall at this moment, and the clerk's desk in it. */
export type KnownDesk = { hall: HallSnapshot; desk: Desk; now: Date };

/** Undefined before the first snapshot, and while the clerk has no counter. */
export function knownDesk(live: HallLine, clerkId: string): KnownDesk | undefined {
  const { hall } = live.state;
  const now = live.now();
  const desk = hall && now && deskOf(hall, clerkId, now);
  return desk ? { hall, desk, now } : undefined;
}
