import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aHall, aQueue, aVisit } from "../test/a-hall.ts";
import { TestHub } from "../test/test-hub.ts";
import { callHub } from "./call-hub.ts";
import { connectHub, type HubSocket } from "./hub-socket.ts";
import { LiveHall } from "./live-hall.ts";

let hub: TestHub;
let url: string;
let socket: HubSocket;
let live: LiveHall;

beforeEach(async () => {
  hub = new TestHub();
  url = await hub.start();
  socket = connectHub({ url, token: "a-token-of-a-board", language: "zh-CN" });
  live = new LiveHall(socket);
});
afterEach(async () => {
  live.stop();
  socket.disconnect();
  await hub.stop();
});

const codes = () => live.state.hall?.visits.map((visit) => visit.code);
const patch = (seq: number, code: string) =>
  hub.io.emit("hall:patch", {
    seq,
    changes: { visits: [aVisit({ code, visitId: `7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f000${seq}` })] },
  });
const snapshots = () => hub.heard.filter((heard) => heard.command === "hall:snapshot").length;

describe("a screen's copy of the hall", () => {
  it("begins with a snapshot and follows patches in order", async () => {
    live.start();
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    patch(2, "A002");
    patch(3, "A003");
    await vi.waitFor(() => expect(codes()).toEqual(["A002", "A003"]));
    expect(snapshots()).toBe(1);
  });

  it("takes a new snapshot when a patch was lost", async () => {
    live.start();
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    hub.hall = aHall({ seq: 3, visits: [aVisit({ code: "A002" }), aVisit({ code: "A003", visitId: "x" })] });
    patch(3, "A003");
    await vi.waitFor(() => expect(codes()).toEqual(["A002", "A003"]));
    expect(snapshots()).toBe(2);
  });

  it("keeps a patch that overtakes the snapshot", async () => {
    hub.answer = async () => {
      patch(2, "A002");
      return { ok: true, value: aHall({ seq: 1 }) };
    };
    live.start();
    await vi.waitFor(() => expect(codes()).toEqual(["A002"]));
    expect(snapshots()).toBe(1);
  });

  it("ignores a patch that the snapshot already contains", async () => {
    hub.answer = async () => {
      patch(2, "A002");
      return { ok: true, value: aHall({ seq: 2 }) };
    };
    live.start();
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    patch(3, "A003");
    await vi.waitFor(() => expect(codes()).toEqual(["A003"]));
  });

  it("takes a new snapshot when the configuration changed", async () => {
    live.start();
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    hub.hall = aHall({ seq: 2, noShowSeconds: 99 });
    hub.io.emit("hall:patch", { seq: 2, changes: { reload: true } });
    await vi.waitFor(() => expect(live.state.hall?.noShowSeconds).toBe(99));
  });

  it("shows observations, which have no seq", async () => {
    live.start();
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    hub.io.emit("queue:changed", { queues: [aQueue({ wait: null })] });
    await vi.waitFor(() => expect(live.state.hall?.queues[0]?.wait).toBeNull());
    expect(live.state.hall?.seq).toBe(1);
  });

  it("says since when it is old while the line is down, and is fresh again after it", async () => {
    live.start();
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    const seen: string[] = [];
    live.subscribe(() => seen.push(live.state.phase));
    hub.breakLines();
    await vi.waitFor(() => expect(live.state.phase).toBe("offline"));
    expect(live.state.staleSince?.getTime()).toBeGreaterThanOrEqual(Date.parse("2026-11-24T01:00:00Z"));
    expect(live.state.hall?.hallId).toBe("zwzx");
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    expect(live.state.staleSince).toBeUndefined();
    expect(snapshots()).toBe(2);
  });

  it("calls itself old after ten seconds of silence, and live again at the next word", async () => {
    const silent = new TestHub(undefined, 60_000);
    const line = connectHub({ url: await silent.start(), token: "a-token-of-a-board", language: "zh-CN" });
    let monotonic = 1_000;
    live = new LiveHall(line, () => monotonic);
    live.start();
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    monotonic += 10_001;
    await vi.waitFor(() => expect(live.state.phase).toBe("offline"));
    expect(live.state.staleSince?.toISOString()).toBe("2026-11-24T01:00:00.000Z");
    silent.io.emit("queue:changed", { queues: [aQueue({ waiting: 5 })] });
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    expect(live.state.hall?.queues[0]?.waiting).toBe(5);
    expect(silent.heard).toHaveLength(1);
    line.disconnect();
    await silent.stop();
  });

  it("says that the hub was not reached so far, and is live when it comes", async () => {
    const late = new TestHub();
    const port = Number(new URL(await late.start()).port);
    await late.stop();
    const line = connectHub({ url: `http://127.0.0.1:${port}`, token: "a-token", language: "en" });
    live = new LiveHall(line);
    live.start();
    expect(live.state.phase).toBe("connecting");
    await vi.waitFor(() => expect(live.state).toEqual({ phase: "offline" }));
    const there = new TestHub();
    await there.start(port);
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    line.disconnect();
    await there.stop();
  });

  it("says why the hub refuses its token, and does not knock again", async () => {
    live.stop();
    socket.disconnect();
    hub.refusal = { code: "unauthenticated", message: "this credential was revoked" };
    socket = connectHub({ url, token: "revoked-token", language: "en" });
    live = new LiveHall(socket);
    live.start();
    await vi.waitFor(() => expect(live.state.phase).toBe("refused"));
    expect(live.state.fault?.message).toBe("this credential was revoked");
    expect(socket.active).toBe(false);
  });

  it("runs with the hub's clock, however fast that is", async () => {
    let monotonic = 1_000;
    live = new LiveHall(socket, () => monotonic);
    hub.hall = aHall({ clock: { now: "2026-11-24T01:00:00.000Z", speed: 60 } });
    live.start();
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    monotonic += 2_000;
    expect(live.now()?.toISOString()).toBe("2026-11-24T01:02:00.000Z");
  });

  it("follows nothing after stop", async () => {
    live.start();
    await vi.waitFor(() => expect(live.state.phase).toBe("live"));
    live.stop();
    patch(2, "A002");
    await callHub(socket, "hall:snapshot", {}); // answered after the patch, on the same line
    expect(codes()).toEqual([]);
  });
});

describe("a command", () => {
  it("is sent again with the same key when the line breaks before the answer", async () => {
    hub.answer = () => (hub.heard.length === 1 ? "break-the-line" : { ok: true, value: { visit: aVisit() } });
    const result = await callHub(socket, "visit:recall", { visitId: aVisit().visitId });
    expect(result.ok).toBe(true);
    const keys = hub.heard.map((heard) => heard.meta.idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it("given while the line is down is done once it is back", async () => {
    await vi.waitFor(() => expect(socket.connected).toBe(true));
    hub.answer = () => ({ ok: true, value: { visit: aVisit() } });
    socket.disconnect();
    const answer = callHub(socket, "visit:recall", { visitId: aVisit().visitId });
    socket.connect();
    expect((await answer).ok).toBe(true);
    expect(hub.heard).toHaveLength(1);
  });

  it("fails clearly when the line stays down, and is not done later", async () => {
    await vi.waitFor(() => expect(socket.connected).toBe(true));
    socket.disconnect();
    const result = await callHub(
      socket,
      "visit:recall",
      { visitId: aVisit().visitId },
      { answerWithinMs: 20 },
    );
    expect(result).toMatchObject({
      ok: false,
      fault: { code: "unavailable", details: { line: "not-sent" } },
    });
    socket.connect();
    await callHub(socket, "hall:snapshot", {});
    expect(hub.heard.map((heard) => heard.command)).toEqual(["hall:snapshot"]);
  });

  it("that was sent and never answered says that it may have been done", async () => {
    hub.answer = () => new Promise(() => undefined);
    await vi.waitFor(() => expect(socket.connected).toBe(true));
    const result = await callHub(
      socket,
      "visit:recall",
      { visitId: aVisit().visitId },
      { answerWithinMs: 20 },
    );
    expect(result).toMatchObject({ ok: false, fault: { details: { line: "no-answer" } } });
  });

  it("that only reads carries no key", async () => {
    await callHub(socket, "hall:snapshot", {});
    expect(hub.heard[0]?.meta).toEqual({});
  });
});
