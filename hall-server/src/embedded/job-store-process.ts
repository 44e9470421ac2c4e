// The embedded job store as a process of its own: its work never holds up the hub's event loop.
import { createRedisCommandExecutor, RedisServerState, Resp2Server } from "js-redis-server/core";
import { z } from "zod";

const Order = z.object({ port: z.int(), password: z.string().min(16) });

process.once("message", (message) => serve(Order.parse(message)));

function serve({ port, password }: z.infer<typeof Order>): void {
  const state = new RedisServerState({ requirepass: password });
  const { server } = new Resp2Server({
    server: state,
    executor: createRedisCommandExecutor(),
    logger: console,
  });
  // Many small answers: without this, each waits up to 40 ms for the one before to be acknowledged.
  server.on("connection", (socket) => socket.setNoDelay(true));
  server.once("error", () => process.exit(1));
  server.listen(port, "127.0.0.1", () => {
    const address = server.address();
    if (address && typeof address === "object") process.send?.({ port: address.port });
  });
}
