import type { Reply, Result, VisitDetail } from "@hall/contract";
import type { LiveHall, LiveSource, LiveState } from "@hall/contract/live";

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
};
