import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import {
  Aedes,
  type AedesPublishPacket,
  type AuthenticateError,
  type Client,
  type PublishPacket,
  type Subscription,
} from "aedes";
import type { Logger } from "pino";
import { PacketLimit } from "./packet-limit.ts";
import { StartRefused } from "./start-refused.ts";

/** What the embedded broker asks of its owner. */
export interface BrokerOptions<Identity> {
  /** 0 takes a free one. */
  port: number;
  /** The address to listen on; by default all, since devices are other machines. */
  host?: string;
  /** Whose credential is it? Null refuses; so does every failure. */
  authenticate(username: string, password: string): Promise<Identity | null>;
  mayPublish(identity: Identity, topic: string): boolean;
  maySubscribe(identity: Identity, filter: string): boolean;
  log: Logger;
  /** The largest packet that a client may send. */
  limitBytes?: number;
}

/** A running broker. */
export interface EmbeddedBroker<Identity> {
  port: number;
  /** Ends the connections of these identities, for instance when their credential was revoked. */
  endSessions(of: (identity: Identity) => boolean): void;
  stop(): Promise<void>;
}

const REFUSED = { clientId: 2, unavailable: 3, credential: 4 } as const; // return codes of MQTT 3.1.1

/**
 * Starts the embedded MQTT 3.1.1 broker. Nobody is anonymous; what a client may not publish is dropped and logged,
 * what it may not read is refused.
 *
 * @throws StartRefused when the port is taken
 */
export async function startBroker<Identity>(
  options: BrokerOptions<Identity>,
): Promise<EmbeddedBroker<Identity>> {
  const { log, limitBytes = 262_144 } = options;
  const sessions = new Sessions<Identity>();
  const rules = { ...signIn(options, sessions), ...rights(options, sessions) };
  const broker = await Aedes.createBroker({ ...rules, connectTimeout: 10_000 });
  broker.on("clientDisconnect", (client) => sessions.end(client));
  broker.on("clientError", (client, err) => log.warn({ client: client.id, err }, "MQTT client failed"));
  broker.on("connectionError", (_client, err) => log.warn({ err }, "MQTT connection failed"));
  const server = createServer({ noDelay: true }, (socket) => {
    limitPackets(socket, limitBytes);
    broker.handle(socket);
  });
  try {
    const port = await listen(server, options.port, options.host);
    const endSessions = (of: (identity: Identity) => boolean): void => {
      for (const client of sessions.of(of)) client.close();
    };
    return { port, endSessions, stop: () => stop(broker, server) };
  } catch (error) {
    broker.close();
    throw error;
  }
}

/** Who is behind each connection. */
class Sessions<Identity> {
  readonly #identities = new WeakMap<Client, Identity>(); // outlives the session: the last will comes after its end
  readonly #open = new Map<string, { client: Client; username: string }>();

  /** False when this client id belongs to somebody else's open session, which it would throw out. */
  begin(client: Client, username: string, identity: Identity): boolean {
    const holder = this.#open.get(client.id);
    if (holder && holder.username !== username) return false;
    this.#open.set(client.id, { client, username });
    this.#identities.set(client, identity);
    return true;
  }

  end(client: Client): void {
    if (this.#open.get(client.id)?.client === client) this.#open.delete(client.id);
  }

  may(client: Client | null, rule: (identity: Identity, topic: string) => boolean, topic: string): boolean {
    const identity = client ? this.#identities.get(client) : undefined;
    return identity !== undefined && rule(identity, topic);
  }

  of(wanted: (identity: Identity) => boolean): Client[] {
    const clients = [...this.#open.values()].map(({ client }) => client);
    return clients.filter((client) => this.may(client, wanted, ""));
  }
}

function signIn<Identity>({ authenticate, log }: BrokerOptions<Identity>, sessions: Sessions<Identity>) {
  type Done = (error: AuthenticateError | null, success: boolean | null) => void;
  const refuse = (done: Done, returnCode: number, message: string) =>
    done(Object.assign(new Error(message), { returnCode }), false);
  return {
    authenticate(client: Client, username: string | undefined, password: Buffer | undefined, done: Done) {
      if (!username || !password) return refuse(done, REFUSED.credential, "no credential");
      authenticate(username, password.toString()).then(
        (identity) => {
          if (identity === null) return refuse(done, REFUSED.credential, "wrong credential");
          if (!sessions.begin(client, username, identity))
            return refuse(done, REFUSED.clientId, "client id in use");
          done(null, true);
        },
        (err) => {
          log.error({ err, username }, "MQTT sign-in failed");
          refuse(done, REFUSED.unavailable, "sign-in is unavailable");
        },
      );
    },
  };
}

/** A topic outside the halls: nobody may read it, so a message renamed to it goes nowhere. */
const NOWHERE = "dropped";

function rights<Identity>(options: BrokerOptions<Identity>, sessions: Sessions<Identity>) {
  const { mayPublish, maySubscribe, log } = options;
  return {
    // MQTT 3.1.1 cannot say no to a message, only cut the connection; like other brokers, this one drops it instead.
    authorizePublish(client: Client | null, packet: PublishPacket, done: (error?: Error | null) => void) {
      if (!sessions.may(client, mayPublish, packet.topic)) {
        log.warn(
          { client: client?.id, topic: packet.topic },
          "MQTT message dropped: it may not be written there",
        );
        Object.assign(packet, { topic: NOWHERE, payload: "", retain: false });
      }
      done(null);
    },
    authorizeSubscribe(
      client: Client,
      wanted: Subscription,
      done: (e: Error | null, s?: Subscription | null) => void,
    ) {
      done(null, sessions.may(client, maySubscribe, wanted.topic) ? wanted : null);
    },
    // Asked for each delivery too: a session taken over from another client brings its subscriptions along.
    authorizeForward(client: Client, packet: AedesPublishPacket): AedesPublishPacket | null {
      return sessions.may(client, maySubscribe, packet.topic) ? packet : null;
    },
  };
}

/** The parser would collect a packet of any announced length; this ends the connection at its header. */
function limitPackets(socket: Socket, limitBytes: number): void {
  const limit = new PacketLimit(limitBytes);
  const read = socket.read.bind(socket);
  socket.read = (size) => {
    const chunk = read(size);
    if (chunk === null || limit.accepts(chunk)) return chunk;
    socket.destroy(new Error(`a packet of more than ${limitBytes} bytes`));
    return null;
  };
}

async function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  try {
    server.listen({ port, host });
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE")
      throw new StartRefused(
        `MQTT port ${port} is taken by another program: stop it, or set HALL_MQTT_PORT or HALL_MQTT_URL`,
      );
    throw new StartRefused(`cannot listen on MQTT port ${port}: ${code ?? error}`);
  }
  const address = server.address();
  return address && typeof address === "object" ? address.port : port;
}

async function stop(broker: Aedes, server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  await new Promise<void>((done) => broker.close(() => done()));
  await closed;
}
