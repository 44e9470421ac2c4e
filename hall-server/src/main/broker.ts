import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import type { Access } from "../app/access.ts";
import { deviceLogin } from "../app/access.ts";
import { tokenHash } from "../app/tokens.ts";
import type { Config } from "../config.ts";
import { startBroker } from "../embedded/broker.ts";
import { type MqttIdentity, mayPublish, maySubscribe } from "../embedded/topic-rights.ts";
import type { Undo } from "./undo.ts";

/** How the hub reaches the broker, and where devices of this machine do. */
export type BrokerPlace = { url: string; credential?: { username: string; password: string } };

const HUB = "hub";

/** The embedded broker with the hub's own credential, or somebody else's by HALL_MQTT_URL. */
export async function openBroker(
  config: Config,
  access: Access,
  log: Logger,
  undo: Undo,
): Promise<BrokerPlace> {
  if (config.HALL_MQTT_URL !== undefined) return { url: config.HALL_MQTT_URL };
  const signedIn = new Map<string, MqttIdentity>();
  const password = randomBytes(32).toString("base64url");
  const broker = await startBroker<MqttIdentity>({
    port: config.HALL_MQTT_PORT,
    host: config.HALL_HOST,
    authenticate: async (username, given) => {
      if (username === HUB) return given === password ? { kind: "hub" } : null;
      const principal = await deviceLogin(access, username, given);
      const hall = principal && principal.halls !== "all" ? principal.halls[0] : undefined;
      if (!principal || hall === undefined) return null;
      const identity = {
        kind: principal.id === "vision" ? "vision" : "device",
        hall,
        device: principal.id,
      } as const;
      signedIn.set(tokenHash(given), identity);
      return identity;
    },
    mayPublish,
    maySubscribe,
    log,
  });
  // A credential that is revoked or replaced ends its connections here too.
  const off = access.onEnded((hash) => {
    const ended = signedIn.get(hash);
    signedIn.delete(hash);
    if (ended) broker.endSessions((one) => sameDevice(one, ended));
  });
  undo.add("broker", () => {
    off();
    return broker.stop();
  });
  return { url: `mqtt://127.0.0.1:${broker.port}`, credential: { username: HUB, password } };
}

function sameDevice(one: MqttIdentity, other: MqttIdentity): boolean {
  return one.kind !== "hub" && other.kind !== "hub" && one.hall === other.hall && one.device === other.device;
}
