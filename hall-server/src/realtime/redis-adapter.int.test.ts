import type { Broadcast } from "@hall/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { aHub, arrived, type Hub } from "../../test/a-hub.ts";
import { type TestRedis, testRedis } from "../../test/redis.ts";
import { type RedisLines, redisLines } from "./redis-adapter.ts";

let redis: TestRedis;
const lines: RedisLines[] = [];
let owner: Hub;
let neighbour: Hub;

beforeAll(async () => {
  redis = await testRedis();
  const adapter = () => {
    const line = redisLines(redis.url, () => undefined);
    lines.push(line);
    return line.adapter;
  };
  [owner, neighbour] = await Promise.all([aHub({ adapter: adapter() }), aHub({ adapter: adapter() })]);
});
afterAll(async () => {
  await Promise.all([owner.stop(), neighbour.stop()]);
  await Promise.all(lines.map((line) => line.stop()));
  await redis.stop();
});

describe("two hubs with one Redis", () => {
  it("tell the screens of both what happens in a hall", async () => {
    const board = neighbour.screen({ token: await neighbour.enrolled("board", "board-1") });
    expect(await arrived(board)).toBeUndefined();
    const patches: Broadcast<"hall:patch">[] = [];
    board.on("hall:patch", (patch) => patches.push(patch));
    const body = { serviceIds: ["passport"] };
    const token = await owner.enrolled("kiosk", "kiosk-1");
    const { value } = (await owner.ask("/api/halls/sample/commands/visit:take-ticket", { body, token })).body;
    await vi.waitFor(() =>
      expect(patches.flatMap(({ changes }) => changes.visits ?? [])).toMatchObject([{ code: value.code }]),
    );
  });
});
