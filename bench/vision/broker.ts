import { once } from "node:events";
import { createServer } from "node:net";
import { Aedes } from "aedes";

/** A broker on a free port of the loopback; it ends with the process. */
export async function openBroker(): Promise<string> {
  const aedes = await Aedes.createBroker();
  const server = createServer((socket) => aedes.handle(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the broker has no port");
  return `mqtt://127.0.0.1:${address.port}`;
}
