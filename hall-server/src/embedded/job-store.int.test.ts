import { Redis } from "ioredis";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type JobStore, startJobStore } from "./job-store.ts";

let store: JobStore;
let clients: Redis[];

beforeEach(async () => {
  store = await startJobStore({ log: pino({ level: "silent" }) });
  clients = [];
});

afterEach(async () => {
  for (const client of clients) client.disconnect();
  await store.stop();
});

function connect(url = store.url): Redis {
  const client = new Redis(url, { retryStrategy: () => 20 });
  client.on("error", () => undefined);
  clients.push(client);
  return client;
}

describe("the embedded job store", () => {
  it("speaks Redis, on this machine alone", async () => {
    expect(new URL(store.url).hostname).toBe("127.0.0.1");
    expect(await connect().set("k", "v")).toBe("OK");
    const others = Object.assign(new URL(store.url), { hostname: "127.0.0.2" }); // a listener on all would answer
    await expect(new Promise((_, fail) => connect(others.href).once("error", fail))).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });

  it("answers nobody without its password", async () => {
    const url = Object.assign(new URL(store.url), { password: "" });
    await expect(connect(url.href).get("k")).rejects.toThrow(/NOAUTH/);
    const wrong = Object.assign(new URL(store.url), { password: "0".repeat(48) });
    await expect(connect(wrong.href).get("k")).rejects.toThrow(/NOAUTH|WRONGPASS/);
  });

  it("comes back at the same address, empty, after it was killed", async () => {
    const client = connect();
    await client.set("k", "v");
    const { pid } = store;
    process.kill(pid ?? 0, "SIGKILL");
    await vi.waitFor(async () => expect(await client.get("k")).toBeNull());
    expect(store.pid).not.toBe(pid);
  });

  it("is gone after stop", async () => {
    const { pid } = store;
    await store.stop();
    expect(() => process.kill(pid ?? 0, 0)).toThrow(/ESRCH/);
  });
});
