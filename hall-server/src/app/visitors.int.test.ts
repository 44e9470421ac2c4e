import { ENROLMENTS, ROLES } from "@hall/contract";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aRegistry } from "../../test/a-registry.ts";
import { aHall, at, NINE } from "../../test/given.ts";
import { type TestDatabase, testDatabase } from "../../test/postgres.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { History } from "../db/history.ts";
import type { HallRegistry } from "./hall-registry.ts";
import type { Principal } from "./principal.ts";
import { SYSTEM } from "./principal.ts";

const HALL = aHall();
const { hallId } = HALL;
const CARD = "11010519491231002X";
const OTHER = "440524188001010014";
const principal = (kind: Principal["kind"], id: string, permissions: readonly string[]): Principal => ({
  kind,
  id,
  name: id,
  permissions: new Set(permissions) as Principal["permissions"], // as: they come from the tables
  halls: [hallId],
});
const kiosk = { principal: principal("kiosk", "kiosk-1", ENROLMENTS.kiosk) };
const lin = { principal: principal("staff", "lin", ROLES.clerk) };

let database: TestDatabase;
let db: Kysely<Database>;
let hub: HallRegistry;

beforeEach(async () => {
  database = await testDatabase();
  db = await openDatabase(database.connection, () => undefined);
  hub = await aRegistry(db);
  await hub.configure(hallId, HALL, SYSTEM);
});
afterEach(async () => {
  await db.destroy();
  await database.drop();
});

const take = (registry: HallRegistry, identity: string, serviceIds = ["passport"]) =>
  registry.run(hallId, "visit:take-ticket", { serviceIds, identity }, kiosk);
const rule = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => undefined,
    (error: { details?: { rule?: string } }) => error.details?.rule ?? error,
  );
const everythingWritten = async (): Promise<string> => {
  const { rows } = await sql<{ text: string }>`
    select json_build_array(
      (select json_agg(j) from journal j), (select json_agg(v) from visit v), (select json_agg(p) from personal p),
      (select json_agg(a) from answer a), (select json_agg(h) from hall h), (select json_agg(d) from day_salt d),
      (select json_agg(o) from job o)
    )::text as text`.execute(db);
  return rows[0]?.text ?? "";
};

describe("a document", () => {
  it("has one live ticket for a service, at another hub too, and after a restart", async () => {
    const { code } = await take(hub, CARD);
    expect(await rule(take(hub, " 110105 19491231 002x "))).toBe("ticket-exists");
    const second = await aRegistry(db);
    expect(await rule(take(second, CARD))).toBe("ticket-exists");
    await hub.stop();
    expect(await rule(take(await aRegistry(db), CARD))).toBe("ticket-exists");
    expect(code).toBe("A001");
  });

  it("may have tickets for other services, and one again when the first is over", async () => {
    const { visitId } = await take(hub, CARD);
    expect((await take(hub, CARD, ["tax"])).code).toBe("B001");
    await hub.run(hallId, "visit:leave", { visitId }, lin);
    expect((await take(hub, CARD)).code).toBe("A002");
  });

  it("is nobody else's", async () => {
    await take(hub, CARD);
    expect((await take(hub, OTHER)).code).toBe("A002");
  });

  it.each([
    ["110105194912310021", "identity-check-digit"],
    ["11010519491331002X", "identity-birth-date"],
    ["护照 12345", "identity-form"],
  ])("is refused with what is wrong with it: %s", async (identity, because) => {
    expect(await rule(take(hub, identity))).toBe(because);
  });

  it("is written nowhere, and its hash loses its sense when the hall's personal data is erased", async () => {
    await hub.run(
      hallId,
      "visit:take-ticket",
      { serviceIds: ["passport"], identity: CARD },
      { ...kiosk, key: "k1" },
    );
    const { visits } = await hub.find(hallId, { identity: CARD }, kiosk.principal);
    await hub.run(hallId, "visit:reprint", { visitId: visits[0]?.visitId ?? "", identity: CARD }, kiosk);
    await hub.stop();
    const written = await everythingWritten();
    expect(written).toContain("ticket-reprinted");
    expect(written).not.toContain(CARD);
    const history = new History(db);
    const salts = () => db.selectFrom("day_salt").selectAll().execute();
    await history.forgetPersonalData(hallId, new Date(NINE + 6 * 86_400_000));
    expect(await salts()).toHaveLength(1);
    await history.forgetPersonalData(hallId, new Date(NINE + 7.1 * 86_400_000));
    expect(await salts()).toEqual([]);
  });

  it("has the same hash at two hubs that meet it at the same moment", async () => {
    const second = await aRegistry(db);
    const both = await Promise.allSettled([take(hub, CARD), take(second, CARD)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("finding and reprinting", () => {
  it("finds by document and by code, and shows a kiosk place and status, and no service of a mere code", async () => {
    const { visitId } = await take(hub, CARD);
    await take(hub, OTHER);
    const mine = { visitId, code: "A001", status: "waiting", queueId: "papers", ahead: 0 };
    const byCard = await hub.find(hallId, { identity: CARD }, kiosk.principal);
    expect(byCard.visits).toMatchObject([{ ...mine, serviceIds: ["passport"] }]);
    const byCode = await hub.find(hallId, { code: "a-001" }, kiosk.principal);
    expect(byCode.visits).toMatchObject([{ ...mine, serviceIds: [] }]);
    expect(JSON.stringify([byCard, byCode])).not.toMatch(/token|clerk|class|person/);
    expect(await hub.find(hallId, { code: "A003" }, kiosk.principal)).toEqual({ visits: [] });
  });

  it("refuses who tries one code after the other, but not staff", async () => {
    const tries = async (by: Principal) => {
      for (let n = 1; n <= 70; n += 1) await hub.find(hallId, { code: `A${n}` }, by);
    };
    await expect(tries(kiosk.principal)).rejects.toMatchObject({ code: "too-many" });
    await tries(lin.principal);
  });

  it("prints again at a kiosk with the document of the ticket only; for staff always", async () => {
    const { visitId, token } = await take(hub, CARD);
    const again = (identity?: string, by = kiosk) =>
      hub.run(hallId, "visit:reprint", { visitId, ...(identity ? { identity } : {}) }, by);
    expect(await again(CARD)).toMatchObject({ visitId, code: "A001", token, ahead: 0 });
    expect(await rule(again())).toBe("identity-other");
    expect(await rule(again(OTHER))).toBe("identity-other");
    expect(await again(undefined, lin)).toMatchObject({ code: "A001" });
  });
});

describe("a booking", () => {
  const book = (minute = 20) =>
    hub.run(hallId, "visit:book", { serviceIds: ["passport"], at: at(minute), phone: "13800000000" }, lin);

  it("is checked in with its reference, and its row becomes that of the ticket", async () => {
    const { visitId, reference, url } = await book();
    expect(url).toMatch(/^http:\/\/hall\/t\//);
    const ticket = await hub.run(hallId, "visit:check-in", { reference: reference.toLowerCase() }, kiosk);
    expect(ticket).toMatchObject({ visitId, code: "A001", url });
    const again = await hub.run(hallId, "visit:check-in", { visitId }, lin);
    expect(again).toEqual(ticket);
    const rows = await db.selectFrom("visit").select(["code", "status"]).execute();
    expect(rows).toEqual([{ code: "A001", status: "waiting" }]);
  });

  it("is known to its holder's link and to a hub that starts later", async () => {
    const { visitId, url } = await book(24 * 60);
    await hub.stop();
    const later = await aRegistry(db);
    expect(later.visitByToken(url.split("/t/")[1] ?? "")).toMatchObject({ visitId });
    expect(later.ownVisit(hallId, visitId)).toMatchObject({ status: "booked", booked: { at: at(24 * 60) } });
  });

  it("keeps the telephone number until days after its own day", async () => {
    await book(10 * 24 * 60 - 5 * 24 * 60 + 24 * 60); // Monday
    const [row] = await db.selectFrom("personal").select("expires_at").execute();
    expect(row?.expires_at.getTime()).toBe(NINE + (6 + 7) * 86_400_000);
  });

  it("is not shown to the public", async () => {
    await book();
    expect(hub.snapshot(hallId, kiosk.principal).visits).toEqual([]);
    expect(hub.snapshot(hallId, lin.principal).visits).toMatchObject([{ status: "booked" }]);
  });

  it("cannot be guessed by trying references", async () => {
    const guess = (n: number) =>
      rule(hub.run(hallId, "visit:check-in", { reference: `AAAA-${1000 + n}` }, kiosk));
    const answers: unknown[] = [];
    for (let n = 0; n < 65; n += 1) answers.push(await guess(n));
    expect(answers[0]).toBe("unknown-booking");
    expect(answers.at(-1)).toMatchObject({ code: "too-many" });
  });
});

describe("a kiosk that was alone", () => {
  it("gets its numbers, and its tickets are merged once over two hubs and a restart", async () => {
    const { blocks, day, hours, services } = await hub.run(hallId, "kiosk:reserve-numbers", {}, kiosk);
    expect([day, hours]).toEqual(["2026-11-24", ["08:00-12:00", "13:00-17:00"]]);
    expect(blocks[0]).toMatchObject({ prefix: "A", from: 501, next: 501 });
    expect(services).toContainEqual({ serviceId: "passport", queueId: "papers", prefix: "A" });
    const tickets = [501, 502, 503].map((number) => ({
      localId: `${number}`,
      code: `A${number}`,
      prefix: "A",
      number,
      serviceIds: ["passport"],
      issuedAt: at(0),
    }));
    const bad = {
      ...tickets[0],
      localId: "bad",
      code: "A999",
      number: 999,
      prefix: "A",
      serviceIds: ["passport"],
      issuedAt: at(0),
    };
    const merge = (registry: HallRegistry) =>
      registry.run(hallId, "kiosk:merge-tickets", { tickets: [...tickets, bad] }, kiosk);
    const second = await aRegistry(db);
    const [one, two] = await Promise.all([merge(hub), merge(second)]);
    expect(one).toEqual(two);
    expect(one.merged.map(({ code }) => code)).toEqual(["A501", "A502", "A503"]);
    expect(one.refused).toEqual([{ localId: "bad", because: "outside-block" }]);
    expect(hub.visitByToken(one.merged[0]?.token ?? "")).toBeDefined();
    await hub.stop();
    expect(await merge(await aRegistry(db))).toEqual(one);
    const { length } = (await db.selectFrom("visit").selectAll().execute()) ?? [];
    expect(length).toBe(3);
  });
});

describe("what a kiosk sees", () => {
  it("is itself, its printer and its reader, services with pinyin, and what is left of quotas", async () => {
    const devices = [
      { deviceId: "kiosk-1", kind: "kiosk" as const, printerId: "printer-1", layout: "services" as const },
      { deviceId: "printer-1", kind: "ticket-printer" as const },
      { deviceId: "printer-2", kind: "ticket-printer" as const },
      { deviceId: "reader-1", kind: "card-reader" as const, kioskId: "kiosk-1" },
    ];
    const services = HALL.services.map((s) =>
      s.serviceId === "passport" ? { ...s, name: { "zh-CN": "身份证办理", en: "ID card" } } : s,
    );
    const queues = HALL.queues.map((q) => (q.queueId === "papers" ? { ...q, dailyQuota: 2 } : q));
    await hub.configure(hallId, aHall({ devices, services, queues }), SYSTEM);
    await take(hub, CARD);
    const seen = hub.snapshot(hallId, kiosk.principal);
    expect(seen.devices.map(({ deviceId }) => deviceId)).toEqual(["kiosk-1", "printer-1", "reader-1"]);
    expect(seen.kiosk).toEqual({
      kioskId: "kiosk-1",
      layout: "services",
      printerId: "printer-1",
      readerIds: ["reader-1"],
    });
    expect(seen.services[0]?.search).toEqual(["身份证办理", "idcard", "shenfenzhengbanli", "sfzbl"]);
    expect(seen.queues.map(({ quota }) => quota)).toEqual([{ left: 1 }, undefined]);
    const board = principal("board", "board-1", ENROLMENTS.board);
    expect([hub.snapshot(hallId, board).kiosk, hub.snapshot(hallId, board).devices]).toEqual([undefined, []]);
  });
});
