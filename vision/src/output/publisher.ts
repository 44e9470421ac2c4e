import { topicOf } from "@hall/contract";
import mqtt, { type MqttClient } from "mqtt";
import { type Finding, newsOf, subjectOf } from "../analysis/findings.ts";
import type { Clock } from "../live/clock.ts";
import { type Message, messagesOf } from "./messages.ts";

const REFRESH_SECONDS = 10; // readers may take a camera state that is much older for a worker that is gone
const FLUSH_MS = 1_000;
const KEPT = 20_000; // news of hours, and a few megabytes

interface Told {
  readonly news: string;
  readonly at: number;
}

/** Where to publish. The address may hold user and password. */
export interface PublisherDeps {
  readonly url: string;
  /** As whose device `vision` it tells that it is there, and the broker that it is gone; without a hall nobody does. */
  readonly hallId?: string | undefined;
  readonly clock: Clock;
  /** First number of `seq`: above whatever an earlier run of this worker published. */
  readonly firstSeq: number;
  readonly onProblem: (reason: string) => void;
}

/**
 * Publishes findings as retained messages. While the broker is away the news are kept, in order and bounded; after every
 * connect they are told, and then the latest word on each subject again.
 */
export class Publisher {
  readonly #deps: PublisherDeps;
  readonly #status: string | undefined;
  readonly #retained = new Map<string, string>();
  readonly #told = new Map<string, Told>();
  readonly #unsent: Message[] = [];
  #client: MqttClient | undefined;
  #seq: number;

  constructor(deps: PublisherDeps) {
    this.#deps = deps;
    this.#seq = deps.firstSeq;
    const hall = deps.hallId;
    this.#status = hall && topicOf("hall/{hall}/device/{device}/status", { hall, device: "vision" });
  }

  /** Does not wait for the broker: it may come later, and go and come again. */
  start(): void {
    const { url, firstSeq } = this.#deps;
    const status = this.#status;
    const will = status && { topic: status, payload: Buffer.from("offline"), retain: true, qos: 1 as const };
    const client = mqtt.connect(url, {
      clientId: `vision-${process.pid}-${firstSeq.toString(36)}`,
      reconnectPeriod: 2_000,
      queueQoSZero: false,
      ...(will ? { will } : {}),
    });
    client.on("connect", () => {
      if (status) this.#publishOne(status, "online");
      this.#publishAll();
    });
    client.on("error", (error) => this.#deps.onProblem(error.message));
    this.#client = client;
  }

  /** Says what it no longer knows, as far as the broker listens, and leaves. */
  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (!client) return;
    if (this.#status && client.connected) client.publish(this.#status, "offline", { retain: true, qos: 1 });
    const bye = client.endAsync(!client.connected);
    await Promise.race([bye, new Promise((resolve) => setTimeout(resolve, FLUSH_MS))]);
  }

  /** Tells the hall what changed; the rest is repeated every ten seconds. */
  publish(hallId: string, findings: readonly Finding[], at: number): void {
    for (const finding of findings) {
      const subject = `${hallId}/${subjectOf(finding)}`;
      const told = this.#told.get(subject);
      const news = newsOf(finding);
      if (told?.news === news && at - told.at < REFRESH_SECONDS) continue;
      this.#told.set(subject, { news, at });
      this.#send(hallId, finding, at, told?.news !== news);
    }
  }

  #send(hallId: string, finding: Finding, at: number, isNews: boolean): void {
    this.#seq += 1;
    for (const { topic, payload } of messagesOf(hallId, finding, {
      at,
      seq: this.#seq,
      clock: this.#deps.clock,
    })) {
      this.#retained.set(topic, payload);
      if (this.#client?.connected) this.#publishOne(topic, payload);
      else if (isNews) this.#keep({ topic, payload });
    }
  }

  /** For when the broker comes back; after hours without it the oldest news are the least missed. */
  #keep(message: Message): void {
    this.#unsent.push(message);
    if (this.#unsent.length > KEPT) this.#unsent.shift();
  }

  /** First what happened meanwhile, in order, then the latest word on each subject. */
  #publishAll(): void {
    for (const { topic, payload } of this.#unsent.splice(0)) this.#publishOne(topic, payload);
    for (const [topic, payload] of this.#retained) this.#publishOne(topic, payload);
  }

  #publishOne(topic: string, payload: string): void {
    this.#client?.publish(topic, payload, { retain: true, qos: 1 }, (error) => {
      if (error) this.#deps.onProblem(error.message);
    });
  }
}
