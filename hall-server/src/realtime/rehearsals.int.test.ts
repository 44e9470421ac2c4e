import type { Language, Rehearsal, RehearsalAnswer, RehearsalOrder, Result, Role } from "@hall/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aHub, arrived, type Hub } from "../../test/a-hub.ts";

let hub: Hub;
beforeEach(async () => {
  hub = await aHub({ rehearsalWithinMs: 500 });
});
afterEach(() => hub.stop());

const REHEARSAL: Rehearsal = {
  from: "2026-11-24T09:00:00.000Z",
  seconds: 600,
  looks: 1200,
  zones: [{ zoneId: "sofa", median: 3, most: 5, crowded: [{ start: 61.5, seconds: 90 }] }],
  lines: [{ lineId: "gate", entered: 4, left: 2 }],
};
const SOFA = {
  zoneId: "sofa",
  name: "Sofa",
  kind: "waiting",
  polygon: [
    [0.1, 0.1],
    [0.5, 0.1],
    [0.5, 0.5],
  ],
};
const drawing = { zones: [SOFA], lines: [] };

/** A camera watch that answers like this; gives what it was asked. */
async function watch(answer?: (order: RehearsalOrder) => RehearsalAnswer): Promise<RehearsalOrder[]> {
  const orders: RehearsalOrder[] = [];
  const worker = hub.openVision();
  worker.on("camera:rehearse", (order: RehearsalOrder, ack: (answer: RehearsalAnswer) => void) => {
    orders.push(order);
    if (answer) ack(answer(order));
  });
  expect(await arrived(worker)).toBeUndefined();
  return orders;
}

type Ask = { role?: Role; language?: Language; cameraId?: string; drawing?: object };

/** Somebody who has signed in, to ask again and again. */
async function dashboard({ role = "admin", language = "en" }: Ask = {}) {
  const token = role === "admin" ? await hub.admin() : (await hub.staff(role)).token;
  const screen = hub.screen({ token, language, hallId: "sample" });
  expect(await arrived(screen)).toBeUndefined();
  return async (ask: Ask = {}): Promise<Result<Rehearsal>> =>
    await screen.emitWithAck(
      "camera:rehearse",
      { cameraId: ask.cameraId ?? "door", drawing: (ask.drawing ?? drawing) as never }, // as: also what is refused
      {},
    );
}

describe("a drawing that is tried before it is saved", () => {
  it("is sent to the hall's camera watch, whose answer comes back; nothing is saved", async () => {
    const orders = await watch(() => ({ ok: true, value: REHEARSAL }));
    const before = hub.halls.routing("sample").version;
    const rehearse = await dashboard();
    expect(await rehearse()).toEqual({ ok: true, value: REHEARSAL });
    expect(orders).toEqual([
      {
        hallId: "sample",
        cameraId: "door",
        drawing: {
          zones: [
            {
              ...SOFA,
              name: { "zh-CN": "Sofa", en: "Sofa" },
              anchor: "bottom",
              absentSeconds: 120,
              required: 1,
            },
          ],
          lines: [],
        },
      },
    ]);
    expect(hub.halls.routing("sample").version).toBe(before);
  });

  it("is refused as saving would refuse it, with the field, and never sent", async () => {
    const orders = await watch(() => ({ ok: true, value: REHEARSAL }));
    const rehearse = await dashboard();
    const refused = async (zone: object) => {
      const answer = await rehearse({ drawing: { zones: [{ ...SOFA, ...zone }], lines: [] } });
      return answer.ok ? undefined : [answer.fault.code, answer.fault.message];
    };
    const [a, b, c] = SOFA.polygon;
    expect(await refused({ polygon: [a, b] })).toEqual([
      "invalid",
      expect.stringContaining("drawing.zones.0.polygon: "),
    ]);
    expect(await refused({ polygon: [a, c, b, [0.4, 0.6]] })).toEqual([
      "invalid",
      "cameras.0.zones.0.polygon: an outline that does not cross itself",
    ]);
    expect(await refused({ kind: "counter-staff" })).toEqual([
      "invalid",
      "cameras.0.zones.0.counterId: a counter-staff zone needs a counterId",
    ]);
    expect(orders).toEqual([]);
  });

  it("says in the person's language why nobody can try it", async () => {
    const english = await dashboard();
    const chinese = await dashboard({ language: "zh-CN" });
    const why = async (ask: typeof english, request: Ask = {}) => {
      const answer = await ask(request);
      return answer.ok ? undefined : [answer.fault.code, answer.fault.message];
    };
    expect(await why(english, { cameraId: "roof" })).toEqual(["not-found", "There is no camera roof"]);
    expect(await why(english)).toEqual(["unavailable", expect.stringContaining("is not connected")]);
    expect(await why(chinese)).toEqual(["unavailable", expect.stringContaining("没有连接")]);
    await watch(() => ({ ok: false, why: "no-trace" }));
    expect(await why(english)).toEqual(["conflict", expect.stringContaining("last ten minutes")]);
    expect(await why(chinese)).toEqual(["conflict", expect.stringContaining("最近十分钟没有画面")]);
    expect(hub.logged).toEqual([]); // refusals are no failures of ours
  });

  it("is not waited for longer than a person would, and asked once at a time", async () => {
    const orders = await watch();
    const rehearse = await dashboard();
    const [first, second] = await Promise.all([rehearse(), rehearse()]);
    expect(first).toMatchObject({
      ok: false,
      fault: { code: "unavailable", message: expect.stringContaining("in time") },
    });
    expect(second).toMatchObject({ ok: false, fault: { code: "too-many" } });
    expect(orders).toHaveLength(1);
    expect(await rehearse()).toMatchObject({ ok: false, fault: { code: "unavailable" } });
    expect(orders).toHaveLength(2);
  });

  it("gets no nonsense from a watch", async () => {
    await watch(() => ({ ok: true, value: { ...REHEARSAL, looks: "many" } }) as never); // as: what a broken watch might say
    expect(await (await dashboard())()).toMatchObject({ ok: false, fault: { code: "unavailable" } });
  });

  it("is for those who may save it", async () => {
    const orders = await watch(() => ({ ok: true, value: REHEARSAL }));
    const rehearse = await dashboard({ role: "manager" });
    expect(await rehearse()).toMatchObject({ ok: false, fault: { code: "forbidden" } });
    expect(orders).toEqual([]);
  });

  it("is asked for over a line that stays open alone, as live pictures are", async () => {
    const orders = await watch(() => ({ ok: true, value: REHEARSAL }));
    const body = { cameraId: "door", drawing };
    const path = "/api/halls/sample/commands/camera:rehearse";
    const { status } = await hub.ask(path, { body, token: await hub.admin() });
    expect(status).toBe(400);
    expect(orders).toEqual([]);
  });
});
