import { randomUUID } from "node:crypto";
import { COMMAND_NAMES, COMMANDS, type CommandName, ENROLMENTS, ROLES, Role, VISITOR } from "@hall/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aHub, arrived, type Hub, type Screen } from "../../test/a-hub.ts";

type Caller = { token: string; permissions: readonly string[]; screen: Screen };

let hub: Hub;
const callers = new Map<string, Caller>();
const KINDS = [...Role.options, "kiosk", "board", "device", "visitor"] as const;

beforeAll(async () => {
  hub = await aHub({ limits: { burst: 1000, perSecond: 1000 } });
  const kiosk = await hub.enrolled("kiosk", "kiosk-1");
  const take = { body: { serviceIds: ["passport"] }, token: kiosk };
  const ticket = (await hub.ask("/api/halls/sample/commands/visit:take-ticket", take)).body.value;
  const add = (kind: string, token: string, permissions: readonly string[]): void => {
    callers.set(kind, { token, permissions, screen: hub.screen({ token }) });
  };
  for (const role of Role.options) add(role, (await hub.staff(role)).token, ROLES[role]);
  add("kiosk", kiosk, ENROLMENTS.kiosk);
  add("board", await hub.enrolled("board", "board-1"), ENROLMENTS.board);
  add("device", await hub.enrolled("device", "pad-9"), ENROLMENTS.device);
  add("visitor", ticket.token, VISITOR);
  for (const { screen } of callers.values()) expect(await arrived(screen)).toBeUndefined();
});
afterAll(() => hub.stop());

/** Well-formed, and about things that do not exist, so that nothing changes between two rows of the table. */
const visitId = randomUUID();
const REQUESTS: Partial<Record<CommandName, object>> = {
  "visit:take-ticket": { serviceIds: ["nothing"] },
  "visit:call": { visitId, counterId: "c9" },
  "visit:return": { visitId, place: "back" },
  "visit:skip": { visitId, place: "fewer-calls" },
  "visit:next-step": { visitId, to: { queueId: "money" } },
  "visit:undo": {},
  "visit:book": { serviceIds: ["nothing"], at: "2030-01-01T02:00:00Z" },
  "visit:find": { code: "Z999" },
  "kiosk:reserve-numbers": { serviceIds: ["nothing"] },
  "kiosk:merge-tickets": {
    tickets: [
      {
        localId: "1",
        code: "Z999",
        prefix: "Z",
        number: 999,
        serviceIds: ["nothing"],
        issuedAt: "2020-01-01T00:00:00Z",
      },
    ],
  },
  "visit:note": { visitId, text: "test" },
  "visit:set-fields": { visitId, fields: { copies: "2" } },
  "visit:transfer": { visitId, to: { queueId: "money" } },
  "visit:void": { visitId, reason: "test" },
  "visit:rate": { token: "not-a-token", grade: 5 },
  "counter:pause": { counterId: "c9", reason: "test" },
  "clerk:break": {},
  "clerk:back": {},
  "clerk:back-office": {},
  "clerk:away": { reason: "test" },
  "help:accept": { alertId: visitId },
  "help:end": { alertId: visitId },
  "hall:stop-tickets": { notice: { "zh-CN": "停", en: "Stop" }, queueIds: ["none"] },
  "hall:resume-tickets": {},
  "alert:acknowledge": { alertId: visitId },
  "alert:resolve": { alertId: visitId },
  "hall:snapshot": {},
  "camera:watch": { cameraId: "door", on: false },
  "camera:rehearse": { cameraId: "nothing", drawing: {} },
};
const requestFor = (command: CommandName): object =>
  REQUESTS[command] ??
  (/^(visit:call-next|visit:explain|counter|clerk|help:ring|roll)/.test(command)
    ? { counterId: "c9" }
    : { visitId });

/** As the registry says, with the two exceptions that its summary names. */
function isAllowed(kind: string, command: CommandName): boolean {
  const permissions: readonly string[] = callers.get(kind)?.permissions ?? [];
  if (command === "visit:rate") return permissions.includes("rate") || permissions.includes("enter-rating");
  const own = ["visit:leave", "visit:rejoin", "visit:check-in"].includes(command);
  if (own && kind === "visitor") return false; // it is somebody else's visit
  return permissions.includes(COMMANDS[command].may);
}

describe.each(KINDS)("a %s", (kind) => {
  it.each(COMMAND_NAMES)("may do %s as the registry says, on both lines", async (command) => {
    const caller = callers.get(kind);
    const body = requestFor(command);
    const rest = await hub.ask(`/api/halls/sample/commands/${command}`, { body, token: caller?.token });
    const socket = await caller?.screen.emitWithAck(command as "clerk:back", body as never, {});
    const told = [rest.body.fault?.code, socket?.ok === false ? socket.fault.code : undefined];
    expect(told.map((code) => code !== "forbidden")).toEqual([
      isAllowed(kind, command),
      isAllowed(kind, command),
    ]);
    expect(told).not.toContain("unauthenticated");
    expect(told).not.toContain("unavailable");
  });
});

describe("whoever shows no token", () => {
  it.each(COMMAND_NAMES)("cannot do %s", async (command) => {
    const { status } = await hub.ask(`/api/halls/sample/commands/${command}`, { body: requestFor(command) });
    expect(status).toBe(command === "visit:rate" ? 404 : 401);
  });

  it.each(COMMAND_NAMES)("cannot do %s with a wrong one", async (command) => {
    const token = "c29tZWJvZHkgZ3Vlc3NlZCB0aGlz";
    const { status } = await hub.ask(`/api/halls/sample/commands/${command}`, {
      body: requestFor(command),
      token,
    });
    expect(status).toBe(401);
  });
});

describe("somebody of another hall", () => {
  it.each(COMMAND_NAMES)("cannot do %s here", async (command) => {
    const { token } = callers.get("admin") ?? {};
    const { status, body } = await hub.ask(`/api/halls/other/commands/${command}`, {
      body: requestFor(command),
      token,
    });
    expect([status, body.fault.code]).toEqual([403, "forbidden"]);
  });
});
