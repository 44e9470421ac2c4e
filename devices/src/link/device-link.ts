import {
  type DeviceCommand,
  decodePayload,
  encodePayload,
  type Payload,
  TOPICS,
  type TopicName,
  topicOf,
} from "@hall/contract";
import type { Logger } from "pino";
import { Answered } from "./answered.ts";
import { BadPayloads } from "./bad-payloads.ts";
import { BrokerConnection } from "./broker-connection.ts";
import { Outbox } from "./outbox.ts";

type OwnTopic = Extract<TopicName, `hall/{hall}/device/{device}/${string}`>;
type Name<T> = T extends `hall/{hall}/device/{device}/${infer N}` ? N : never;
/** The last word of the topics below a device: `info`, `state`, `set`, `command`, `result`, `event`, `telemetry`. */
export type DeviceTopic = Name<OwnTopic>;
export type DevicePayload<N extends DeviceTopic> = Payload<`hall/{hall}/device/{device}/${N}`>;
export type DeviceEvent = DevicePayload<"event">;
type EventFields = DeviceEvent extends infer E
  ? E extends unknown
    ? Omit<E, "v" | "id" | "ts">
    : never
  : never;

export type DeviceIdentity = {
  /** mqtt://, mqtts://, ws:// or wss:// */
  mqttUrl: string;
  hallId: string;
  deviceId: string;
  /** The device's own token, from its enrolment. */
  token: string;
  kind: string;
  model: string;
  firmware: string;
  capabilities: readonly string[];
};

export type LinkDeps = {
  now: () => Date;
  /** A ULID or another id that never comes twice. */
  newId: () => string;
  log: Logger;
  /** Starts the device anew after a `reboot` command was answered; without it the driver is asked. */
  reboot?: () => void;
  /** The first pause before a reconnect, in milliseconds; it doubles up to 15 s. */
  firstPauseMs?: number;
};

/** One device on the broker: typed topics, presence by last will, retained state said again on each connect. */
export class DeviceLink {
  readonly #device: DeviceIdentity;
  readonly #deps: LinkDeps;
  readonly #connection: BrokerConnection;
  readonly #outbox = new Outbox();
  readonly #answered = new Answered();
  readonly #bad = new BadPayloads();
  readonly #retained = new Map<string, string>();
  readonly #handlers = new Map<string, (bytes: Uint8Array) => void>();
  #orders: Promise<void> = Promise.resolve();
  #seq = 0;

  constructor(device: DeviceIdentity, deps: LinkDeps) {
    this.#device = device;
    this.#deps = deps;
    this.#connection = new BrokerConnection(
      {
        url: device.mqttUrl,
        username: `${device.hallId}/${device.deviceId}`,
        password: device.token,
        will: { topic: this.#topic("status"), payload: "offline" },
        firstPauseMs: deps.firstPauseMs ?? 500,
      },
      {
        connected: () => this.#sayEverything(),
        message: (topic, bytes) => this.#handlers.get(topic)?.(bytes),
        problem: (err) => deps.log.warn({ err, device: this.id }, "broker connection"),
      },
    );
  }

  /** `<hall>/<device>`, as in the log and as the user name. */
  get id(): string {
    return `${this.#device.hallId}/${this.#device.deviceId}`;
  }

  get connected(): boolean {
    return this.#connection.connected;
  }

  /** Payloads that did not parse, since the start. */
  get dropped(): number {
    return this.#bad.count;
  }

  /** Begins to connect, and keeps trying; the device works meanwhile, what it says waits in the outbox. */
  start(): void {
    const { kind, model, firmware, capabilities } = this.#device;
    const bootId = this.#deps.newId();
    this.publish("status", "online");
    this.publish("info", { v: 1, kind, model, firmware, bootId, capabilities: [...capabilities] });
    this.#connection.start();
  }

  /** Says `offline` and leaves; what is still under way is not waited for. */
  async stop(): Promise<void> {
    this.publish("status", "offline");
    await this.#connection.stop();
  }

  /** What the device really does or shows now; `seq` and time are added. */
  state(fields: Record<string, unknown>): void {
    this.#seq += 1;
    this.publish("state", { ...fields, v: 1, ts: this.#timestamp(), seq: this.#seq });
  }

  event(fields: EventFields): void {
    this.publish("event", { ...fields, v: 1, id: this.#deps.newId(), ts: this.#timestamp() });
  }

  telemetry(fields: Record<string, unknown>): void {
    this.publish("telemetry", { ...fields, v: 1, ts: this.#timestamp() });
  }

  /** Sends now, or when the broker is back. Never throws: a driver goes on without a broker. */
  publish<N extends DeviceTopic>(name: N, payload: DevicePayload<N>): void {
    const pattern = patternOf(name);
    const { retain, qos } = TOPICS[pattern];
    const message = { topic: this.#topic(name), bytes: encodePayload(pattern, payload), qos };
    if (retain) this.#retained.set(message.topic, message.bytes);
    if (this.connected) this.#connection.publish({ ...message, retain });
    else if (!retain) this.#outbox.put({ ...message, queuedAtMs: this.#deps.now().getTime() });
  }

  /** Hears one of its own topics, parsed; what does not parse is counted and dropped. */
  on<N extends DeviceTopic>(name: N, handle: (payload: DevicePayload<N>) => void): void {
    const pattern = patternOf(name);
    const topic = this.#topic(name);
    this.#handlers.set(topic, (bytes) => {
      const parsed = decodePayload(pattern, bytes);
      if (parsed.ok)
        handle(parsed.value as DevicePayload<N>); // as: the schema of this topic made it
      else this.#drop(topic, parsed.problem);
    });
    this.#connection.subscribe(topic);
  }

  /** Obeys commands one at a time, in order; each is done once, or answered as expired or failed. */
  onCommand(obey: (command: DeviceCommand) => Promise<void>): void {
    this.on("command", (command) => {
      const before = this.#answered.begin(command.id);
      if (before === undefined) this.#orders = this.#orders.then(() => this.#answer(command, obey));
      else if (before !== "under way") this.publish("result", before);
    });
  }

  async #answer(command: DeviceCommand, obey: (command: DeviceCommand) => Promise<void>): Promise<void> {
    const error = await this.#attempt(command, obey);
    const result = { v: 1 as const, id: command.id, ok: error === undefined, ...(error ? { error } : {}) };
    this.#answered.end(result);
    this.publish("result", result);
    if (command.kind === "reboot" && result.ok) this.#deps.reboot?.();
  }

  /** Looked at only when its turn has come: a command may expire behind a slow one. */
  async #attempt(
    command: DeviceCommand,
    obey: (command: DeviceCommand) => Promise<void>,
  ): Promise<string | undefined> {
    if (this.#deps.now().getTime() > Date.parse(command.expiresAt)) return "expired";
    if (command.kind === "reboot" && this.#deps.reboot) return undefined;
    try {
      await obey(command);
      return undefined;
    } catch (err) {
      this.#deps.log.warn(
        { err, device: this.id, kind: command.kind, command: command.id },
        "command failed",
      );
      return (err instanceof Error ? err.message : String(err)).slice(0, 300) || "failed";
    }
  }

  #sayEverything(): void {
    for (const [topic, bytes] of this.#retained)
      this.#connection.publish({ topic, bytes, qos: 1, retain: true });
    for (const { topic, bytes, qos } of this.#outbox.take(this.#deps.now().getTime()))
      this.#connection.publish({ topic, bytes, qos, retain: false });
  }

  #drop(topic: string, problem: string): void {
    const since = this.#bad.add(this.#deps.now().getTime());
    if (since !== undefined) this.#deps.log.warn({ topic, problem, since }, "dropped bad payloads");
  }

  #topic(name: DeviceTopic): string {
    const { hallId, deviceId } = this.#device;
    return topicOf(patternOf(name), { hall: hallId, device: deviceId });
  }

  #timestamp(): string {
    return this.#deps.now().toISOString();
  }
}

function patternOf<N extends DeviceTopic>(name: N): `hall/{hall}/device/{device}/${N}` {
  return `hall/{hall}/device/{device}/${name}`;
}
