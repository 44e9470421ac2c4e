import { afterEach, expect, it } from "vitest";
import { aHall } from "../test/a-hall.ts";
import { type OfflinePack, offlineTicket } from "./offline-pack.ts";
import { OfflineStore } from "./offline-store.ts";

const now = new Date("2026-11-24T02:00:00Z");
const pack: OfflinePack = {
  blocks: [{ prefix: "A", from: 501, to: 520 }],
  day: "2026-11-24",
  validUntil: "2026-11-24T16:00:00Z",
  hours: ["09:00-17:30"],
  timeZone: "Asia/Shanghai",
  services: [{ serviceId: "id-card", queueId: "police", prefix: "A" }],
  hall: aHall(),
  takenAt: now.toISOString(),
  aheadMs: 0,
};
let database = 0;
const names: string[] = [];
const fresh = (): string => {
  database += 1;
  names.push(`test-${database}`);
  return `test-${database}`;
};
const take = (store: OfflineStore, localId: string) =>
  store.issue<string>((kept, given) =>
    offlineTicket(kept, given, { serviceIds: ["id-card"] }, { now, localId }),
  );
const codes = (tickets: readonly { code: string }[]) => tickets.map(({ code }) => code);

afterEach(() => {
  for (const name of names.splice(0)) indexedDB.deleteDatabase(name);
});

it("keeps tickets over a power cut, in order of issue, and never gives a number twice", async () => {
  const name = fresh();
  const before = new OfflineStore(name);
  await before.keepPack(pack);
  await take(before, "z");
  await take(before, "a");
  const after = new OfflineStore(name); // another page of the same browser
  await take(after, "m");
  expect(codes(await after.tickets(10))).toEqual(["A501", "A502", "A503"]);
  await after.forget(new Set(["z", "a", "m"]));
  expect(await after.count()).toBe(0);
  await take(after, "n");
  expect(codes(await after.tickets(10))).toEqual(["A504"]);
});

it("gives two pages that ask at once two numbers", async () => {
  const name = fresh();
  const pages = [new OfflineStore(name), new OfflineStore(name)];
  await pages[0]?.keepPack(pack);
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => take(pages[n % 2] ?? new OfflineStore(name), `t${n}`)),
  );
  const given = codes((await pages[0]?.tickets(20)) ?? []);
  expect(new Set(given).size).toBe(10);
});

it("forgets the numbers of another day", async () => {
  const store = new OfflineStore(fresh());
  await store.keepPack(pack);
  await take(store, "a");
  await store.keepPack({ ...pack, day: "2026-11-25" });
  let seen: unknown;
  await store.issue<"no">((_pack, given) => {
    seen = given;
    return "no";
  });
  expect(seen).toEqual({});
});
