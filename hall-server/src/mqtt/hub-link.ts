import type { Payload, TopicName, TopicNames } from "@hall/contract";
import { decodePayload, encodePayload, matchTopic, TOPICS, topicOf } from "@hall/contract";
import type { MqttClient } from "mqtt";
import mqtt from "mqtt";
import type { Logger } from "pino";

type Options = {
  url: string;
  /** Beside the URL: the hub's credential at the embedded broker. */
  credential?: { username: string; password: string };
  log: Logger;
  /** A message that did not parse, or that nobody asked for: counted and dropped. */
  onDropped: (topic: string) => void;
};
/** `live`: said just now; otherwise it is what the broker kept. */
type Handler<K extends TopicName> = (
  payload: Payload<K>,
  names: Record<string, string>,
  live: boolean,
) => void;

const LOG_EVERY_MS = 60_000;

/** The hub's one connection to the broker: typed both ways, and silent about what it cannot parse but for a count. */
export class HubLink {
  readonly #options: Options;
  readonly #handlers = new Map<TopicName, Handler<never>[]>();
  readonly #onConnect = new Set<() => void>();
  readonly #logged = new Map<string, number>();
  #client: MqttClient | undefined;
  #seq = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  get connected(): boolean {
    return this.#client?.connected ?? false;
  }

  /**
   * Starts connecting and keeps trying; a broker that is away does not stop the hub. The broker says `offline` for this
   * hall when the hub dies: a connection has one last will, so a hub of many halls leaves it for its first.
   */
  start(hall?: string): void {
    const { url, credential, log } = this.#options;
    const client = mqtt.connect(url, {
      ...credential,
      clientId: `hub-${process.pid}-${this.#seq}`,
      reconnectPeriod: 1000,
      clean: true,
      ...(hall === undefined ? {} : { will: lastWill(hall) }),
    });
    client.on("connect", () => this.#connected(client));
    client.on("error", (err) => log.warn({ reason: err.message }, "broker connection failed"));
    client.on("message", (topic, bytes, { retain }) => this.#receive(topic, bytes, !retain));
    this.#client = client;
  }

  async stop(): Promise<void> {
    await this.#client?.endAsync();
  }

  #connected(client: MqttClient): void {
    const filters = [...this.#handlers.keys()].map((topic) => topic.replace(/\{\w+\}/g, "+"));
    if (filters.length > 0) client.subscribe(filters, { qos: 1 });
    for (const listener of this.#onConnect) listener();
  }

  /** Runs at each connect: whatever is retained is published again from what the hub knows. */
  onConnect(listener: () => void): void {
    this.#onConnect.add(listener);
    if (this.connected) listener();
  }

  /** To be called before `start`. */
  on<K extends TopicName>(topic: K, handler: Handler<K>): void {
    const handlers = this.#handlers.get(topic) ?? [];
    this.#handlers.set(topic, [...handlers, handler as Handler<never>]); // as: #receive gives each handler its own topic's payload
  }

  /** Says it now if the broker is there; retained state is said again at the next connect. */
  publish<K extends TopicName>(topic: K, names: TopicNames<K>, payload: Payload<K>): void {
    if (!this.connected) return;
    const { retain, qos } = TOPICS[topic];
    this.#client?.publish(topicOf(topic, names), encodePayload(topic, payload), { retain, qos }, (error) => {
      if (error) this.#options.log.warn({ topic, reason: error.message }, "could not publish");
    });
  }

  /** What every payload with a version begins with; `seq` rises over the hub's life. */
  stamp(now: Date): { v: 1; ts: string; seq: number } {
    this.#seq += 1;
    return { v: 1, ts: now.toISOString(), seq: this.#seq };
  }

  #receive(concrete: string, bytes: Uint8Array, live: boolean): void {
    const match = matchTopic(concrete);
    const handlers = match && this.#handlers.get(match.topic);
    if (!match || !handlers) {
      this.#drop(concrete, "not a topic of the protocol");
      return;
    }
    const decoded = decodePayload(match.topic, bytes);
    if (!decoded.ok) {
      this.#drop(concrete, decoded.problem);
      return;
    }
    for (const handler of handlers)
      this.#handle(concrete, () => handler(decoded.value as never, match.names, live)); // as: parsed by the topic's own schema
  }

  #handle(topic: string, work: () => void): void {
    try {
      work();
    } catch (err) {
      this.#options.log.error({ err, topic }, "message could not be handled");
    }
  }

  /** Counted always, logged once a minute and topic. */
  #drop(topic: string, problem: string): void {
    this.#options.onDropped(topic);
    const last = this.#logged.get(topic) ?? Number.NEGATIVE_INFINITY;
    const now = performance.now();
    if (now - last < LOG_EVERY_MS) return;
    this.#logged.set(topic, now);
    if (this.#logged.size > 10_000) this.#logged.clear();
    this.#options.log.warn({ topic, problem }, "message dropped");
  }
}

function lastWill(hall: string) {
  const { retain, qos } = TOPICS["hall/{hall}/status"];
  return { topic: topicOf("hall/{hall}/status", { hall }), payload: Buffer.from("offline"), retain, qos };
}
