import { createAdapter } from "@socket.io/redis-streams-adapter";
import { Redis } from "ioredis";
import type { ServerOptions } from "socket.io";

/** Carries broadcasts between hubs over a Redis stream. */
export type RedisLines = { adapter: NonNullable<ServerOptions["adapter"]>; stop(): Promise<void> };

/** Connects; `failed` hears of a line that breaks, which ioredis then mends by itself. */
export function redisLines(url: string, failed: (error: Error) => void): RedisLines {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on("error", failed);
  return {
    adapter: createAdapter(redis, { streamName: "hall/socket.io" }),
    async stop() {
      redis.disconnect();
    },
  };
}
