import { randomBytes } from "node:crypto";
import type { Broadcast } from "@hall/contract";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { aHub, arrived, type Hub } from "../../test/a-hub.ts";
import { type TestDatabase, testDatabase } from "../../test/postgres.ts";
import { type TestRedis, testRedis } from "../../test/redis.ts";
import { type RedisLines, redisLines } from "./redis-adapter.ts";

let redis: TestRedis;
let database: TestDatabase;
const lines: RedisLines[] = [];
let owner: Hub;
let neighbour: Hub;

beforeAll(async () => {
  redis = await testRedis();
  database = await testDatabase();
  const shared = { ...database, drop: async () => undefined };
  const secret = randomBytes(32);
  const hub = (): Promise<Hub> => {
    const line = redisLines(redis.url, () => undefined);
    lines.push(line);
    return aHub({ adapter: line.adapter, database: shared, secret });
  };
  owner = await hub();
  neighbour = await hub();
});
afterAll(async () => {
  await Promise.all([owner.stop(), neighbour.stop()]);
  await Promise.all(lines.map((line) => line.stop()));
  await redis.stop();
  await database.drop();
});

const take = async (hub: Hub, token: string): Promise<{ code: string; visitId: string }> => {
  const body = { serviceIds: ["passport"] };
  return (await hub.ask("/api/halls/sample/commands/visit:take-ticket", { body, token })).body.value;
};

describe("two hubs with one database and one Redis", () => {
  it("tell the screens of both every event once and in order, whoever caused it", async () => {
    const board = neighbour.screen({ token: await neighbour.enrolled("board", "board-1") });
    expect(await arrived(board)).toBeUndefined();
    const patches: Broadcast<"hall:patch">[] = [];
    board.on("hall:patch", (patch) => patches.push(patch));
    const token = await owner.enrolled("kiosk", "kiosk-1");
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push((await take(n % 2 ? neighbour : owner, token)).code);
    await vi.waitFor(() => {
      const shown = patches.flatMap(({ changes }) => changes.visits ?? []).map(({ code }) => code);
      expect(shown).toEqual(codes);
    });
    const seqs = patches.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
  });

  it("give every ticket its own code and the day one beginning, whoever is asked", async () => {
    const token = await owner.enrolled("kiosk", "kiosk-2");
    const tickets = await Promise.all(
      Array.from({ length: 20 }, (_, n) => take(n % 2 ? owner : neighbour, token)),
    );
    expect(new Set(tickets.map(({ code }) => code)).size).toBe(20);
    await neighbour.halls.fresh("sample");
    await owner.halls.fresh("sample");
    expect(neighbour.halls.state("sample").seq).toBe(owner.halls.state("sample").seq);
    const client = new pg.Client(database.connection);
    await client.connect();
    const { rows } = await client.query(
      "select type from journal where hall_id = 'sample' and type = 'day-started'",
    );
    await client.end();
    expect(rows).toHaveLength(1);
  });

  it("know what the other has just answered: no empty answer, no refusal, no look of a moment ago", async () => {
    const kiosk = await owner.enrolled("kiosk", "kiosk-3");
    const { token } = await neighbour.staff("manager");
    const command = (hub: Hub, name: string, body: object) =>
      hub.ask(`/api/halls/sample/commands/${name}`, { body, token });
    expect((await command(owner, "clerk:take-counter", { counterId: "c1" })).status).toBe(200);
    expect((await command(neighbour, "counter:open", { counterId: "c1" })).status).toBe(200);
    for (let n = 0; n < 10; n += 1) {
      const { visitId } = await take(owner, kiosk);
      const snapshot = await neighbour.ask("/api/halls/sample/snapshot", { token });
      expect(snapshot.body.value.visits.map((visit: { visitId: string }) => visit.visitId)).toContain(
        visitId,
      );
      const called = await command(neighbour, "visit:call-next", { counterId: "c1" });
      expect(called.body.value.visit).not.toBeNull();
      const id = called.body.value.visit.visitId;
      expect((await command(owner, "visit:arrive", { visitId: id })).status).toBe(200);
      expect((await command(neighbour, "visit:finish", { visitId: id })).status).toBe(200);
    }
  });

  it("raise one alert for what both have noticed", async () => {
    const since = owner.halls.state("sample").counters.get("c1")?.since ?? "";
    const condition = {
      kind: "device-offline",
      subject: "pad-1",
      severity: "warning",
      since,
      facts: {},
    } as const;
    const request = { conditions: [condition], kinds: ["device-offline" as const] };
    const events = await Promise.all(
      [owner, neighbour].map(({ halls }) => halls.ask("sample", { name: "alerts:review", request })),
    );
    expect(events.flat().filter(({ type }) => type === "alert-raised")).toHaveLength(1);
  });
});
