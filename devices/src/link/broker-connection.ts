import { connect, type MqttClient } from "mqtt";

export type BrokerSettings = {
  url: string;
  username: string;
  password: string;
  will: { topic: string; payload: string };
  /** The first pause before a reconnect, in milliseconds. */
  firstPauseMs: number;
};

export type BrokerListener = {
  /** Subscriptions stand; say everything that must be known. */
  connected(): void;
  message(topic: string, bytes: Uint8Array): void;
  problem(error: Error): void;
};

type Message = { topic: string; bytes: string; qos: 0 | 1; retain: boolean };

const LONGEST_PAUSE_MS = 15_000;

/** MQTT 3.1.1 with a session that the broker keeps, and reconnects with a growing pause; the only file that knows mqtt.js. */
export class BrokerConnection {
  readonly #settings: BrokerSettings;
  readonly #listener: BrokerListener;
  readonly #topics = new Set<string>();
  #client: MqttClient | undefined;

  constructor(settings: BrokerSettings, listener: BrokerListener) {
    this.#settings = settings;
    this.#listener = listener;
  }

  get connected(): boolean {
    return this.#client?.connected ?? false;
  }

  start(): void {
    const { url, username, password, will, firstPauseMs } = this.#settings;
    const client = connect(url, {
      protocolVersion: 4,
      clientId: username, // the broker keeps commands for this session while the device is away
      clean: false,
      username,
      password,
      will: { ...will, payload: Buffer.from(will.payload), qos: 1, retain: true },
      reconnectPeriod: firstPauseMs,
      reconnectOnConnackError: true, // a token that is refused now may be known in a moment: the hub may be starting
      connectTimeout: 10_000,
      keepalive: 30,
      resubscribe: false,
      queueQoSZero: false,
    });
    this.#client = client;
    client.on("connect", () => {
      client.options.reconnectPeriod = firstPauseMs;
      this.#subscribe([...this.#topics], () => this.#listener.connected());
    });
    client.on("reconnect", () => {
      client.options.reconnectPeriod = Math.min(
        (client.options.reconnectPeriod ?? firstPauseMs) * 2,
        LONGEST_PAUSE_MS,
      );
    });
    client.on("message", (topic, payload) => this.#listener.message(topic, payload));
    client.on("error", (error) => this.#listener.problem(error));
  }

  /** Also while away: the subscription is made on each connect. */
  subscribe(topic: string): void {
    this.#topics.add(topic);
    if (this.connected) this.#subscribe([topic], () => undefined);
  }

  publish({ topic, bytes, qos, retain }: Message): void {
    this.#client?.publish(topic, bytes, { qos, retain }, (error) => {
      if (error) this.#listener.problem(error);
    });
  }

  /** Waits up to 1 s for what was said last, then leaves. */
  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (!client) return;
    const patience = setTimeout(() => client.end(true), 1_000);
    await client.endAsync(!client.connected).catch(() => undefined);
    clearTimeout(patience);
  }

  #subscribe(topics: string[], done: () => void): void {
    if (topics.length === 0) {
      done();
      return;
    }
    this.#client?.subscribe(topics, { qos: 1 }, (error) => {
      if (error) this.#listener.problem(error); // refused: it can still say what it does
      done();
    });
  }
}
