import { createServer, type Socket } from "node:net";
import { Aedes } from "aedes";
import mqtt from "mqtt";

/** A real broker on a free port, with everything that was published on it. */
export interface TestBroker {
  readonly url: string;
  readonly port: number;
  readonly heard: { topic: string; payload: string; retain: boolean }[];
  /** Words of one topic, oldest first. */
  of(topic: string): string[];
  /** What a newcomer gets: the retained message. */
  retained(topic: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts a broker; `port` 0 takes any free one. */
export async function startBroker(port = 0): Promise<TestBroker> {
  const aedes = await Aedes.createBroker();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    aedes.handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the broker has no port");
  const heard: TestBroker["heard"] = [];
  aedes.on("publish", ({ topic, payload, retain }, client) => {
    if (client) heard.push({ topic, payload: payload.toString(), retain });
  });
  const url = `mqtt://127.0.0.1:${address.port}`;
  return {
    url,
    port: address.port,
    heard,
    of: (topic) => heard.filter((message) => message.topic === topic).map(({ payload }) => payload),
    retained: (topic) => readRetained(url, topic),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => aedes.close(resolve));
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readRetained(url: string, topic: string): Promise<string> {
  const client = await mqtt.connectAsync(url);
  try {
    const message = new Promise<string>((resolve) => {
      client.once("message", (_, payload) => resolve(payload.toString()));
    });
    await client.subscribeAsync(topic);
    return await message;
  } finally {
    await client.endAsync(true);
  }
}
