import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { readIdentity } from "@hall/contract";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LineCardReader } from "../hardware/line-card-reader.ts";
import { CardStack, madeUpCard } from "../simulators/card-stack.ts";
import { seeded } from "../simulators/random.ts";
import { onBroker } from "../test/on-broker.ts";
import { cardReader } from "./card-reader.ts";
import type { Driver } from "./driver.ts";

let scene: Awaited<ReturnType<typeof onBroker>>;
let driver: Driver;
const clock = { ms: 0 };
const stack = new CardStack(seeded(1));

beforeEach(async () => {
  scene = await onBroker("card-reader");
});
afterEach(async () => {
  await driver.stop();
  await scene.stop();
});
const start = async (reader: Parameters<typeof cardReader>[1]) => {
  driver = cardReader(scene.link, reader, () => clock.ms);
  driver.start();
  await vi.waitFor(() => expect(scene.hub.all("status").at(-1)).toBe("online"));
};
const numbers = () => scene.hub.all("event").map((event) => (event.kind === "card-read" ? event.number : ""));

it("tells each document once, however long it lies there", async () => {
  await start(stack);
  stack.present("11010519491231002X");
  stack.present("11010519491231002X");
  clock.ms += 10_000;
  stack.present("11010519491231002X");
  stack.present("E12345678");
  await vi.waitFor(() =>
    expect(numbers()).toEqual(["11010519491231002X", "11010519491231002X", "E12345678"]),
  );
});

it("keeps nothing for later while the broker is away", async () => {
  driver = cardReader(scene.link, stack, () => clock.ms);
  driver.start();
  stack.present("11010519491231002X"); // the line does not stand yet
  await vi.waitFor(() => expect(scene.hub.all("state").at(-1)).toMatchObject({ reader: "ready" }));
  stack.present("E12345678");
  await vi.waitFor(() => expect(numbers()).toEqual(["E12345678"]));
});

it("reads lines from a serial server, and comes back when it went away", async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  await start(new LineCardReader(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, 10));
  await vi.waitFor(() => expect(sockets).toHaveLength(1));
  sockets[0]?.write("ID:11010519491231002X\r\n");
  await vi.waitFor(() => expect(numbers()).toEqual(["11010519491231002X"]));
  sockets[0]?.destroy();
  await vi.waitFor(() => expect(sockets).toHaveLength(2));
  sockets[1]?.write("PP E12345678\n");
  await vi.waitFor(() => expect(numbers()).toHaveLength(2));
  await driver.stop();
  server.close();
});

it("has made-up cards that hubs take", () => {
  const random = seeded(2);
  for (let n = 0; n < 50; n += 1) expect(readIdentity(madeUpCard(random)).ok).toBe(true);
});
