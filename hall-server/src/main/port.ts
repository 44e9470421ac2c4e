import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { networkInterfaces } from "node:os";
import type { Config } from "../config.ts";
import { StartRefused } from "../embedded/start-refused.ts";
import { starting } from "../http/starting.ts";
import type { Undo } from "./undo.ts";

/** Takes the port before any hall is opened; until the app is on, callers are told to wait. Throws StartRefused. */
export async function takePort(
  { HALL_PORT, HALL_HOST }: Config,
  undo: Undo,
): Promise<{ server: Server; port: number }> {
  const server = createServer();
  server.on("request", starting);
  server.listen(HALL_PORT, HALL_HOST);
  try {
    await once(server, "listening");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException; // as: what net throws
    if (code === "EADDRINUSE")
      throw new StartRefused(`port ${HALL_PORT} is taken by another program; set HALL_PORT to a free one`);
    throw new StartRefused(`cannot listen on ${HALL_HOST}:${HALL_PORT}: ${message}`);
  }
  undo.add("http", () => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return { server, port: typeof address === "object" && address ? address.port : HALL_PORT };
}

/** The addresses of this machine that a phone could reach. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
}
