import { type Broadcast, Fault } from "@hall/contract";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { aHub, arrived, type Hub, type Screen } from "../../test/a-hub.ts";

let hub: Hub;
let kiosk: Screen;
let other: Screen;
let clerk: { token: string };
const told: Broadcast<"kiosk:changed">["kiosk"][] = [];
const elsewhere: unknown[] = [];

beforeAll(async () => {
  hub = await aHub();
  clerk = await hub.staff("clerk");
  kiosk = hub.screen({ token: await hub.enrolled("kiosk", "kiosk-1") });
  other = hub.screen({ token: await hub.enrolled("kiosk", "kiosk-2") });
  const board = hub.screen({ token: await hub.enrolled("board", "board-1") });
  kiosk.on("kiosk:changed", ({ kiosk: facts }) => told.push(facts));
  for (const screen of [other, board]) screen.on("kiosk:changed", (facts) => elsewhere.push(facts));
  for (const screen of [kiosk, other, board]) expect(await arrived(screen)).toBeUndefined();
});
afterAll(() => hub.stop());

const snapshot = async (screen: Screen) => {
  const answer = await screen.emitWithAck("hall:snapshot", {}, {});
  if (!answer.ok) throw new Error(answer.fault.message);
  return answer.value;
};
const by = async (command: string, body: object) =>
  (await hub.ask(`/api/halls/sample/commands/${command}`, { body, token: clerk.token })).body;

it("rings for one kiosk: staff hear it, that kiosk hears what became of it, and never who comes", async () => {
  const rung = await kiosk.emitWithAck("kiosk:call-staff", {}, {});
  expect(rung).toEqual({ ok: true, value: { bell: { since: expect.any(String) } } });
  expect(await kiosk.emitWithAck("kiosk:call-staff", {}, {})).toEqual(rung);
  const staff = hub.screen({ token: clerk.token });
  await arrived(staff);
  const bells = (await snapshot(staff)).alerts.filter(({ kind }) => kind === "help-bell");
  expect(bells).toMatchObject([{ facts: { kiosk: "kiosk-1" }, state: "raised" }]);
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ kioskId: "kiosk-1", bell: {} }));

  const [{ alertId } = { alertId: "" }] = bells;
  await by("help:accept", { alertId });
  await vi.waitFor(() => expect(told.at(-1)?.bell?.acceptedAt).toBeDefined());
  expect((await snapshot(kiosk)).kiosk?.bell).toEqual(told.at(-1)?.bell);
  expect((await snapshot(other)).kiosk?.bell).toBeUndefined();
  await by("help:end", { alertId });
  await vi.waitFor(() => expect(told.at(-1)).not.toHaveProperty("bell"));
  expect(JSON.stringify(told)).not.toMatch(/clerk/i);
  expect(elsewhere).toEqual([]);
});

it("is a kiosk's own permission: it neither accepts nor rings at a counter", async () => {
  for (const [command, request] of [
    ["help:ring", { counterId: "c1" }],
    ["help:accept", { alertId: crypto.randomUUID() }],
  ] as const) {
    const answer = await kiosk.emitWithAck(command as "help:accept", request as never, {}); // as: both requests go the same way
    expect(Fault.parse(answer.ok ? {} : answer.fault).code).toBe("forbidden");
  }
  expect((await by("kiosk:call-staff", {})).fault.code).toBe("forbidden");
});

it("keeps tickets that were refused in the kiosk's sight until somebody has dealt with them", async () => {
  const bad = {
    localId: "1",
    code: "A9999",
    prefix: "A",
    number: 9999,
    serviceIds: ["passport"],
    issuedAt: new Date().toISOString(),
  };
  await kiosk.emitWithAck("kiosk:reserve-numbers", {}, {});
  await kiosk.emitWithAck("kiosk:merge-tickets", { tickets: [bad] }, {});
  await vi.waitFor(() => expect(told.at(-1)?.refused).toMatchObject([{ codes: "A9999" }]));
  const [refused] = (await snapshot(kiosk)).kiosk?.refused ?? [];
  expect(refused?.because).toBe("outside-block");
  const manager = await hub.staff("manager");
  const body = { alertId: refused?.alertId, reason: "found" };
  await hub.ask("/api/halls/sample/commands/alert:resolve", { body, token: manager.token });
  await vi.waitFor(() => expect(told.at(-1)).not.toHaveProperty("refused"));
});
