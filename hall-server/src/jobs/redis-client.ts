import { Redis, type RedisOptions } from "ioredis";

/** The three connections that Bull asks for. */
export type ClientPurpose = "client" | "subscriber" | "bclient";

/**
 * A connection for Bull. Bull still uses BRPOPLPUSH and RPOPLPUSH, which Redis 6.2 replaced by BLMOVE and LMOVE and
 * the embedded job store does not know; the newer words work on both, so they are put in their place here.
 */
export function bullClient(url: string, purpose: ClientPurpose, onError: (error: Error) => void): Redis {
  const waits: RedisOptions = { maxRetriesPerRequest: null, enableReadyCheck: false };
  const retryStrategy = (times: number) => Math.min(50 * times, 1_000);
  const client = new Redis(url, {
    retryStrategy,
    disconnectTimeout: 50, // a server that is busy waiting for us does not hear a goodbye
    ...(purpose === "client" ? { maxRetriesPerRequest: 3 } : waits),
  });
  client.on("error", onError);
  const define = client.defineCommand.bind(client);
  client.defineCommand = (name, { lua, ...rest }) => define(name, { ...rest, lua: withLmove(lua) });
  const move = (from: string, to: string, seconds: number) =>
    client.blmove(from, to, "RIGHT", "LEFT", seconds);
  Object.assign(client, { brpoplpush: move });
  // QUIT would stand in line behind the blocking wait: at the end Bull may cut this connection at once.
  return purpose === "bclient" ? Object.assign(client, { quit: async () => "OK" }) : client;
}

/** The same script with LMOVE in place of RPOPLPUSH. */
export function withLmove(lua: string): string {
  return lua.replace(
    /rcall\("RPOPLPUSH",\s*([^,]+),\s*([^)]+)\)/g,
    'rcall("LMOVE", $1, $2, "RIGHT", "LEFT")',
  );
}

/** Refuses a server that does not know LMOVE. @throws Error in one line */
export async function refuseOldRedis(client: Redis): Promise<void> {
  const version = /^redis_version:(\d+)\.(\d+)/m.exec(await client.info("server"));
  if (!version) return; // it does not say: let it try
  const [major, minor] = [Number(version[1]), Number(version[2])];
  if (major < 6 || (major === 6 && minor < 2))
    throw new Error(`the job store is Redis ${major}.${minor}, but 6.2 or newer is needed (or Valkey)`);
}
