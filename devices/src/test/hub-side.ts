import {
  type DeviceCommand,
  decodePayload,
  encodePayload,
  matchTopic,
  type Payload,
  type TopicName,
  topicOf,
} from "@hall/contract";
import { connectAsync, type MqttClient } from "mqtt";

type Sent = { topic: string; name: string; payload: unknown; text: string; retain: boolean };
type DeviceTopics = Extract<TopicName, `hall/{hall}/device/${string}`>;

/** The hub's end of the broker in a test: hears everything of one device and gives it orders. */
export class HubSide {
  readonly heard: Sent[] = [];
  readonly #client: MqttClient;
  readonly #names: { hall: string; device: string };

  private constructor(client: MqttClient, names: { hall: string; device: string }) {
    this.#client = client;
    this.#names = names;
  }

  static async connect(url: string, names = { hall: "hall-a", device: "device-1" }): Promise<HubSide> {
    const client = await connectAsync(url, {
      username: "hub",
      password: "hub-token",
      clientId: `hub-${Math.random()}`,
      clean: false, // what a device said while the hub was away is kept for it
      reconnectPeriod: 50,
    });
    const side = new HubSide(client, names);
    client.on("message", (topic, bytes, packet) => side.#hear(topic, bytes, packet.retain));
    await client.subscribeAsync(`hall/${names.hall}/#`, { qos: 1 });
    return side;
  }

  #hear(topic: string, bytes: Uint8Array, retain: boolean): void {
    const match = matchTopic(topic);
    if (!match) throw new Error(`a topic outside the registry: ${topic}`);
    const parsed = decodePayload(match.topic, bytes);
    const name = topic.split("/").at(-1) ?? "";
    this.heard.push({
      topic,
      name,
      payload: parsed.ok ? parsed.value : parsed.problem,
      text: Buffer.from(bytes).toString(),
      retain,
    });
  }

  /** All payloads of one kind, in order. */
  all<N extends "status" | "info" | "state" | "result" | "event">(
    name: N,
  ): Payload<`hall/{hall}/device/{device}/${N}`>[] {
    return this.heard
      .filter((m) => m.name === name)
      .map((m) => m.payload as Payload<`hall/{hall}/device/{device}/${N}`>);
  }

  async send<K extends DeviceTopics>(topic: K, payload: Payload<K>, retain = false): Promise<void> {
    const concrete = topicOf(topic, this.#names as Parameters<typeof topicOf<K>>[1]);
    await this.#client.publishAsync(concrete, encodePayload(topic, payload), { qos: 1, retain });
  }

  async raw(name: string, text: string): Promise<void> {
    const { hall, device } = this.#names;
    await this.#client.publishAsync(`hall/${hall}/device/${device}/${name}`, text, { qos: 1 });
  }

  command(command: DeviceCommand): Promise<void> {
    return this.send("hall/{hall}/device/{device}/command", command);
  }

  async stop(): Promise<void> {
    await this.#client.endAsync(true);
  }
}

/** Fields that every command of a test shares; good for a minute. */
export function order(id: string, now = new Date(), lifeMs = 60_000) {
  return {
    v: 1 as const,
    id,
    ts: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifeMs).toISOString(),
  };
}
