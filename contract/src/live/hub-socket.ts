import { io, type Socket } from "socket.io-client";
import type { Broadcast, BroadcastName, ClientToServer, ServerToClient, SocketAuth } from "../broadcasts.ts";

/** A screen's typed line to the hub. */
export type HubSocket = Socket<ServerToClient, ClientToServer>;

export type HubAddress = SocketAuth & {
  /** Where the hub is; default: where the page came from. */
  url?: string;
};

/**
 * Opens the line to the hub, WebSocket first; it comes back by itself after a loss.
 * A hub that pings every few seconds lets the screen notice a dead line as quickly.
 */
export function connectHub({ url, ...auth }: HubAddress): HubSocket {
  const options = {
    auth,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    forceNew: true, // two screens on one page are two holders with two tokens
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
    timeout: 5_000,
  };
  return url === undefined ? io(options) : io(url, options);
}

/** Listens to one kind of broadcast; returns what undoes it. */
export function onBroadcast<K extends BroadcastName>(
  socket: HubSocket,
  name: K,
  listener: (broadcast: Broadcast<K>) => void,
): () => void {
  const untyped = socket as unknown as Socket; // as: socket.io cannot follow a generic event name
  const heard = (broadcast: unknown): void => listener(broadcast as Broadcast<K>); // as: the hub sends what the registry says
  const event: string = name;
  untyped.on(event, heard);
  return () => void untyped.off(event, heard);
}
