import type { ClientToServer, HubToVision, Language, ServerToClient, VisionToHub } from "@hall/contract";
import type { DefaultEventsMap, Namespace, Server, Socket } from "socket.io";
import type { Principal } from "../app/principal.ts";

/** What the hub knows of an open line. */
export type LineFacts = {
  principal: Principal;
  hallId: string;
  language: Language;
  token: string;
  /** Where a pad says it stands. */
  counterId: string | undefined;
};
/** The same of a vision worker's line. */
export type VisionFacts = Pick<LineFacts, "principal" | "token">;

/** What hubs of one installation say to each other. */
export type BetweenHubs = { "hall:written": (hallId: string, seq: number) => void };

export type HallServer = Server<ClientToServer, ServerToClient, BetweenHubs, LineFacts>;
export type HallSocket = Socket<ClientToServer, ServerToClient, BetweenHubs, LineFacts>;
export type VisionLines = Namespace<VisionToHub, HubToVision, DefaultEventsMap, VisionFacts>;
export type VisionSocket = Socket<VisionToHub, HubToVision, DefaultEventsMap, VisionFacts>;
