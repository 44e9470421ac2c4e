import { ROLES } from "@hall/contract";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aRegistry, SECRET } from "../../test/a-registry.ts";
import { aHall, NINE } from "../../test/given.ts";
import { type TestDatabase, testDatabase } from "../../test/postgres.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { History } from "../db/history.ts";
import { PostgresJournal } from "../db/journal.ts";
import type { HallRegistry } from "./hall-registry.ts";
import type { HallPatch } from "./halls.ts";
import type { Principal } from "./principal.ts";
import { SYSTEM } from "./principal.ts";
import { VisitTokens } from "./visit-tokens.ts";

const fields = [
  { fieldId: "address", name: "Address" },
  { fieldId: "copies", name: "Copies", kind: "number" as const },
];
const HALL = aHall({
  services: aHall().services.map((s) => (s.serviceId === "passport" ? { ...s, fields } : s)),
});
const { hallId } = HALL;
const lin: Principal = {
  kind: "staff",
  id: "lin",
  name: "Lin Mei",
  permissions: new Set(ROLES.manager),
  halls: [hallId],
};
const by = { principal: lin };
let database: TestDatabase;
let db: Kysely<Database>;
let hub: HallRegistry;
let visitId: string;

beforeEach(async () => {
  database = await testDatabase();
  db = await openDatabase(database.connection, () => undefined);
  hub = await aRegistry(db);
  await hub.configure(hallId, HALL, SYSTEM);
  await hub.run(hallId, "clerk:take-counter", { counterId: "c1" }, by);
  await hub.run(hallId, "counter:open", { counterId: "c1" }, by);
  await hub.run(hallId, "visit:take-ticket", { serviceIds: ["passport"] }, by);
  const { visit } = await hub.run(hallId, "visit:call-next", { counterId: "c1" }, by);
  visitId = visit?.visitId ?? "";
});
afterEach(async () => {
  await db.destroy();
  await database.drop();
});

const everythingWritten = async (): Promise<string> => {
  const { rows } = await sql<{ text: string }>`
    select data::text as text from journal union all select data::text from visit
    union all select outcome::text from answer union all select payload::text from job
    union all select personal::text from personal union all select memory::text from hall`.execute(db);
  return rows.map(({ text }) => text).join("\n");
};

describe("notes and fields", () => {
  it("are read by staff, encrypted in the database, and nowhere else", async () => {
    const note = (text: string) => hub.run(hallId, "visit:note", { visitId, text }, { ...by, key: text });
    await note("Born in 1950");
    const { visit } = await note("hard of hearing");
    expect(visit).toMatchObject({ visitId, note: true });
    const set = { visitId, fields: { address: "5 River Street", copies: "2" } };
    const filled = await hub.run(hallId, "visit:set-fields", set, by);
    expect(filled.visit.fields).toEqual({ copies: "2" });
    expect(await hub.notes(hallId, visitId)).toEqual({
      notes: [
        { text: "Born in 1950", by: "Lin Mei", at: expect.any(String) },
        { text: "hard of hearing", by: "Lin Mei", at: expect.any(String) },
      ],
      fields: { address: "5 River Street" },
    });
    await hub.stop(); // keeps the memory, too
    const written = await everythingWritten();
    expect(written).toContain(visitId);
    for (const secret of ["1950", "hearing", "River"]) expect(written).not.toContain(secret);
    expect(await (await aRegistry(db)).notes(hallId, visitId)).toMatchObject({ notes: [{}, {}] });
  });

  it("keep the newest text of a field, and nothing of one that was cleared", async () => {
    const set = (address: string) =>
      hub.run(hallId, "visit:set-fields", { visitId, fields: { address } }, by);
    await set("5 River Street");
    await set("6 Hill Road");
    expect((await hub.notes(hallId, visitId)).fields).toEqual({ address: "6 Hill Road" });
    await set("");
    expect((await hub.notes(hallId, visitId)).fields).toEqual({});
  });

  it("are erased when their time is over", async () => {
    await hub.run(hallId, "visit:note", { visitId, text: "x" }, by);
    const history = new History(db);
    const day = 86_400_000;
    const later = { hallId, visitId, now: new Date(NINE + 7.01 * day) };
    expect(await new PostgresJournal(db).personalOf(later, ["note"])).toEqual([]); // also before they are erased
    expect(await history.forgetPersonalData(hallId, new Date(NINE + 6 * day))).toBe(0);
    expect(await history.forgetPersonalData(hallId, new Date(NINE + 7.01 * day))).toBe(1);
    expect(await hub.notes(hallId, visitId)).toEqual({ notes: [], fields: {} });
  });
});

describe("undo", () => {
  it.each(["its memory", "the journal alone"])("is possible after a restart from %s", async (from) => {
    await hub.run(hallId, "visit:arrive", { visitId }, by);
    const before = hub.state(hallId).visits.get(visitId);
    await hub.run(hallId, "visit:finish", { visitId }, by);
    if (from === "its memory") await hub.stop();
    const again = await aRegistry(db);
    const { visit, undone } = await again.run(hallId, "visit:undo", {}, by);
    expect(undone).toBe("visit:finish");
    expect(visit).toMatchObject({ visitId, status: "serving", counterId: "c1", clerkId: "lin" });
    expect(again.state(hallId).visits.get(visitId)).toEqual(before);
  });

  it("tells every screen the visit, the counter and the clerk anew, and until when it is possible", async () => {
    await hub.run(hallId, "visit:arrive", { visitId }, by);
    const told: HallPatch["changes"][] = [];
    hub.on(({ changes }) => told.push(changes));
    await hub.run(hallId, "visit:finish", { visitId }, by);
    expect(told[0]?.staff.clerks?.[0]?.undo).toMatchObject({ visitId, what: "visit:finish" });
    expect(told[0]?.staff.visits?.[0]).toMatchObject({ undoBy: "lin" });
    expect(told[0]?.public).toMatchObject({ gone: { visits: [visitId] } });
    await hub.run(hallId, "visit:undo", {}, by);
    expect(told[1]?.staff.clerks).toMatchObject([{ clerkId: "lin", state: "serving" }]);
    expect(told[1]?.staff.clerks?.[0]).not.toHaveProperty("undo");
    expect(told[1]?.public.visits).toMatchObject([{ visitId, status: "serving", counterId: "c1" }]);
    expect(told[1]?.public.counters).toMatchObject([{ counterId: "c1", visitId }]);
    expect(JSON.stringify(told.map((changes) => changes.public))).not.toContain("undo");
  });

  it("is no more offered when the visit has changed since", async () => {
    await hub.run(hallId, "visit:arrive", { visitId }, by);
    await hub.run(hallId, "visit:finish", { visitId }, by);
    const token = new VisitTokens(SECRET).ofVisit(visitId);
    const told: HallPatch["changes"][] = [];
    hub.on(({ changes }) => told.push(changes));
    await hub.run(hallId, "visit:rate", { token, grade: 5 }, { principal: SYSTEM });
    expect(told[0]?.staff.clerks).toMatchObject([{ clerkId: "lin" }]);
    expect(told[0]?.staff.clerks?.[0]).not.toHaveProperty("undo");
  });
});

describe("what hangs on the wall", () => {
  const notice = { "zh-CN": "今日号已发完", en: "No more numbers today" };

  it("tells everybody that numbers are stopped, with the notice, and who cannot get one", async () => {
    const told: HallPatch["changes"][] = [];
    hub.on(({ changes }) => told.push(changes));
    const { ticketing } = await hub.run(hallId, "hall:stop-tickets", { notice, queueIds: ["money"] }, by);
    expect(ticketing).toEqual({ stopped: true, notice, queueIds: ["money"], since: expect.any(String) });
    expect(told[0]?.public.ticketing).toEqual(ticketing);
    expect(told[0]?.staff.ticketing).toEqual(ticketing);
    const kiosk: Principal = { ...lin, kind: "kiosk", permissions: new Set(["see-board"]) };
    expect(hub.snapshot(hallId, kiosk).ticketing).toEqual(ticketing);
    const clerk: Principal = { ...lin, id: "wang", permissions: new Set(ROLES.clerk) };
    const refused = hub.run(hallId, "visit:take-ticket", { serviceIds: ["tax"] }, { principal: clerk });
    await expect(refused).rejects.toMatchObject({
      code: "conflict",
      message: "No tickets now: No more numbers today",
      details: { rule: "tickets-stopped", notice: "今日号已发完" },
    });
    expect(await hub.run(hallId, "hall:resume-tickets", {}, by)).toEqual({ ticketing: { stopped: false } });
    expect(told[1]?.public.ticketing).toEqual({ stopped: false });
  });

  it("shows the paper roll of every counter until a ticket takes its place", async () => {
    const told: HallPatch["changes"][] = [];
    await hub.run(hallId, "visit:no-show", { visitId }, by);
    hub.on(({ changes }) => told.push(changes));
    expect(await hub.run(hallId, "roll:next", { counterId: "c1" }, by)).toEqual({ number: 1 });
    expect(told[0]?.public.roll).toMatchObject([{ counterId: "c1", number: 1 }]);
    expect(hub.snapshot(hallId, lin).roll).toMatchObject([{ counterId: "c1", number: 1 }]);
    await hub.run(hallId, "visit:take-ticket", { serviceIds: ["passport"] }, by);
    await hub.run(hallId, "visit:call-next", { counterId: "c1" }, by);
    expect(told.at(-1)?.public.roll).toEqual([]);
  });
});

describe("the help bell", () => {
  it("is answered with its alert, also to a second hand on the same bell", async () => {
    const { alert } = await hub.run(hallId, "help:ring", { counterId: "c1" }, by);
    expect(alert).toMatchObject({ kind: "help-bell", subject: "c1", severity: "severe", state: "raised" });
    expect(await hub.run(hallId, "help:ring", { counterId: "c1" }, by)).toEqual({ alert });
    const accepted = await hub.run(hallId, "help:accept", { alertId: alert.alertId }, by);
    expect(accepted.alert.state).toBe("acknowledged");
    const ended = await hub.run(hallId, "help:end", { alertId: alert.alertId }, by);
    expect(ended.alert.state).toBe("resolved");
  });
});
