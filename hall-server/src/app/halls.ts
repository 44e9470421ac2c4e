import type {
  Changes,
  CommandName,
  HallConfiguration,
  HallOrder,
  HallSnapshot,
  InsideOrder,
  KioskFacts,
  Reply,
  Request,
  Text,
  VisitView,
} from "@hall/contract";
import type { Harm } from "../domain/decide-configure.ts";
import type { HallPreview } from "../domain/preview.ts";
import type { Principal } from "./principal.ts";

/** What one event changed, for each audience; told after it is durable, in order of `seq`. */
export type HallPatch = {
  hallId: string;
  seq: number;
  changes: { staff: Changes; public: Changes };
};

/** All that the edges (HTTP and sockets) need of the halls of this process. Throws Refusals. */
export interface Halls {
  ids(): readonly { hallId: string; name: Text }[];
  has(hallId: string): boolean;
  /** Runs a command that changes the hall; whether it may be sent has been checked. */
  run<K extends CommandName>(
    hallId: string,
    command: K,
    request: Request<K>,
    by: { principal: Principal; key?: string },
  ): Promise<Reply<K>>;
  /** Waits until the hall is as new here as any hub has made it by now: before a read that somebody relies on. */
  fresh(hallId: string): Promise<void>;
  /** Everything the principal may see, at one `seq`. */
  snapshot(hallId: string, principal: Principal): HallSnapshot;
  /** Who would be next for this counter, and why. */
  explain(hallId: string, counterId: string): Reply<"visit:explain">;
  /** Notes of a visit and its fields of free text, until they are erased. */
  notes(hallId: string, visitId: string): Promise<Reply<"visit:notes">>;
  /** Visits of today by document or code, as far as the caller may see; too many tries are refused. */
  find(hallId: string, request: Request<"visit:find">, principal: Principal): Promise<Reply<"visit:find">>;
  configuration(hallId: string): HallConfiguration;
  /** Which counters should be attended now, and whether anybody may be inside: what cameras need to know. */
  duties(hallId: string): HallOrder;
  /** How many were inside by each door line when cameras last knew, unless that was long ago. */
  inside(hallId: string): InsideOrder["lines"];
  /** The configuration with its version: the seq at which it came into force. */
  routing(hallId: string): { version: number; configuration: HallConfiguration };
  /** What another configuration would make of those who wait now; changes nothing. */
  preview(hallId: string, configuration: HallConfiguration): HallPreview;
  /** What it would take away from under people: each field, and why it is refused. */
  harm(hallId: string, configuration: HallConfiguration): Harm[];
  /** Puts a configuration in force; with `replaces` only when that version still is. */
  configure(
    hallId: string,
    configuration: HallConfiguration,
    by: Principal,
    how?: { replaces?: number },
  ): Promise<void>;
  /** The visit behind a phone's link; with `stepId` it is a pad's token, which is good for one rating only. */
  visitByToken(token: string): { hallId: string; visitId: string; stepId?: string } | undefined;
  /** The visit as the holder of its ticket sees it, with place and wait as of now. */
  ownVisit(hallId: string, visitId: string): VisitView | undefined;
  /** An enrolled kiosk as it is to know itself now. */
  kiosk(hallId: string, kioskId: string): KioskFacts;
  on(listener: (patch: HallPatch) => void): () => void;
  /** After each transaction of this hub: the newest seq of that hall. */
  onWritten(listener: (hallId: string, seq: number) => void): () => void;
  /** Another hub says that it has written to this hall: its events are read, and told to whoever listens here. */
  heard(hallId: string, seq: number): Promise<void>;
}
