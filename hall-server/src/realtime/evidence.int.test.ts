import {
  type EvidenceClip,
  type EvidenceOrder,
  packEvidence,
  type Result,
  ROLES,
  type Role,
} from "@hall/contract";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aHub, arrived, type Hub } from "../../test/a-hub.ts";

let hub: Hub;
let worker: Socket;
let orders: EvidenceOrder[];
let settings: { cameraId: string; evidenceSeconds?: number }[];

const corner = [
  [0, 0],
  [1, 0],
  [1, 1],
];
const camera = {
  cameraId: "desk-cam",
  name: "Desk",
  url: "footage",
  zones: [{ zoneId: "desk", name: "Desk", kind: "counter-staff", polygon: corner, counterId: "c1" }],
};

beforeEach(async () => {
  hub = await aHub();
  orders = [];
  settings = [];
  worker = hub.openVision();
  worker.on("evidence:take", (order) => orders.push(order));
  worker.on("vision:configure", (order) => {
    settings = order.cameras;
  });
  expect(await arrived(worker)).toBeUndefined();
});
afterEach(() => hub.stop());

async function configure(evidence?: object): Promise<void> {
  const { evidence: _before, ...hall } = hub.halls.configuration("sample");
  const body = { ...hall, cameras: [camera], ...(evidence ? { evidence } : {}) };
  const answer = await hub.ask("/api/halls/sample/configuration", {
    method: "PUT",
    body,
    token: await hub.admin(),
  });
  expect(answer.status).toBe(200);
}

/** An alert of the watch; gives its id. */
async function raise(kind: "counter-absent" | "crowding"): Promise<string> {
  const since = new Date().toISOString();
  const condition = { kind, subject: "c1", severity: "warning" as const, since, facts: {} };
  await hub.halls.ask("sample", {
    name: "alerts:review",
    request: { conditions: [condition], kinds: [kind] },
  });
  const [alert] = [...hub.halls.state("sample").alerts.values()].filter((one) => one.kind === kind);
  return alert?.alertId ?? "";
}

const PICTURES = 25; // as many seconds as a hall can keep
const clip = (alertId: string, cameraId = "desk-cam") =>
  packEvidence({
    hallId: "sample",
    cameraId,
    alertId,
    pictures: Array.from({ length: PICTURES }, (_, n) => ({
      at: new Date().toISOString(),
      jpeg: Buffer.alloc(60_000, n),
    })),
  });
const look = async (alertId: string, role: Role = "manager") => {
  const { token } = await hub.staff(role);
  const { status, body } = await hub.ask(`/api/halls/sample/evidence/${alertId}`, { token });
  return { status, body: body as Result<EvidenceClip> };
};
const looks = async () => {
  const token = await hub.admin();
  const { body } = await hub.ask("/api/halls/sample/looks", { token });
  return (body as { value: { action: string; subject: string; actorName?: string }[] }).value;
};
const there = (alertId: string) => vi.waitFor(async () => expect((await look(alertId)).status).toBe(200));

describe("evidence of an absence", () => {
  it("is neither remembered nor asked for unless the hall has switched it on", async () => {
    await configure();
    await vi.waitFor(() => expect(settings).toEqual([expect.not.objectContaining({ evidenceSeconds: 10 })]));
    const alertId = await raise("counter-absent");
    worker.emit("evidence:clip", clip(alertId));
    await raise("crowding");
    expect(orders).toEqual([]);
    expect((await look(alertId)).status).toBe(404);
  });

  it("is asked for with the alert, kept, and shown with its time to live; each look stands in the audit", async () => {
    await configure({ secondsBefore: 4, secondsAfter: 2, keepHours: 5 });
    await vi.waitFor(() => expect(settings[0]?.evidenceSeconds).toBe(4));
    const alertId = await raise("counter-absent");
    await vi.waitFor(() =>
      expect(orders).toEqual([{ hallId: "sample", cameraId: "desk-cam", alertId, secondsAfter: 2 }]),
    );
    worker.emit("evidence:clip", clip(alertId));
    await there(alertId);
    const { body } = await look(alertId);
    if (!body.ok) throw new Error("no clip");
    expect(body.value.pictures).toHaveLength(PICTURES);
    expect(Buffer.from(body.value.pictures[2]?.jpeg ?? "", "base64")).toEqual(Buffer.alloc(60_000, 2));
    const raisedAt = hub.halls.state("sample").alerts.get(alertId)?.raisedAt ?? "";
    expect(Date.parse(body.value.expiresAt) - Date.parse(raisedAt)).toBe(5 * 3_600_000);
    const seen = (await looks()).filter(({ action }) => action === "evidence-looked");
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(new Set(seen.map(({ subject }) => subject))).toEqual(new Set([alertId]));
  });

  it("is taken of what was asked for only, once", async () => {
    await configure({});
    const alertId = await raise("counter-absent");
    await vi.waitFor(() => expect(orders).toHaveLength(1));
    worker.emit("evidence:clip", clip("7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0001"));
    worker.emit("evidence:clip", clip(alertId, "door"));
    worker.emit("evidence:clip", { ...clip(alertId), pictures: [] });
    worker.emit("evidence:clip", { ...clip(alertId), jpegs: Buffer.alloc(5) }); // shorter than its pictures say
    worker.emit("evidence:clip", clip(alertId));
    await there(alertId);
    expect(await hub.evidence.list("sample")).toHaveLength(1);
    const last = (await hub.evidence.clip("sample", alertId))?.pictures.at(-1)?.jpeg ?? "";
    expect(Buffer.from(last, "base64")).toHaveLength(60_000);
  });

  it("is for those who may see it", async () => {
    await configure({});
    const alertId = await raise("counter-absent");
    await vi.waitFor(() => expect(orders).toHaveLength(1));
    worker.emit("evidence:clip", clip(alertId));
    await there(alertId);
    for (const role of ["clerk", "auditor"] as const) {
      expect(ROLES[role]).not.toContain("see-evidence");
      expect((await look(alertId, role)).status).toBe(403);
    }
  });

  it("is gone once its job has deleted it", async () => {
    await configure({ keepHours: 1 });
    const alertId = await raise("counter-absent");
    await vi.waitFor(() => expect(orders).toHaveLength(1));
    worker.emit("evidence:clip", clip(alertId));
    await there(alertId);
    await hub.evidence.delete("sample", alertId);
    expect((await look(alertId)).status).toBe(404);
  });

  it("is deleted when the hall switches it off", async () => {
    await configure({});
    const alertId = await raise("counter-absent");
    await vi.waitFor(() => expect(orders).toHaveLength(1));
    worker.emit("evidence:clip", clip(alertId));
    await there(alertId);
    await configure();
    await vi.waitFor(async () => expect((await look(alertId)).status).toBe(404));
  });
});

describe("a look at a live camera", () => {
  it("stands in the audit once in a while, with who it was", async () => {
    await configure();
    const { token } = await hub.staff("manager");
    const screen = hub.screen({ token });
    expect(await arrived(screen)).toBeUndefined();
    for (const on of [true, false, true])
      await screen.emitWithAck("camera:watch", { cameraId: "desk-cam", on }, {});
    await vi.waitFor(async () =>
      expect(await looks()).toEqual([
        expect.objectContaining({ action: "camera-watched", subject: "desk-cam", actorName: "manager" }),
      ]),
    );
  });
});
