import type { Broadcast } from "@hall/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { aHub, arrived, type Hub, type Screen } from "../../test/a-hub.ts";

let hub: Hub;
beforeAll(async () => {
  hub = await aHub();
});
afterAll(() => hub.stop());

async function entered(auth: object): Promise<Screen> {
  const screen = hub.screen(auth);
  expect(await arrived(screen)).toBeUndefined();
  return screen;
}
/** Whatever a screen may send, typed or not. */
const send = (
  screen: Screen,
  ...args: unknown[]
): Promise<{ ok: boolean; value?: never; fault?: { code: string; message: string } }> =>
  (screen as unknown as { emitWithAck: (...args: unknown[]) => Promise<never> }).emitWithAck(...args);
const takeTicket = async (kiosk: string) => {
  const body = { serviceIds: ["passport"] };
  return (await hub.ask("/api/halls/sample/commands/visit:take-ticket", { body, token: kiosk })).body.value;
};
const NOBODY = "00000000-0000-4000-8000-000000000000";
const patchesOf = (screen: Screen): Broadcast<"hall:patch">[] => {
  const patches: Broadcast<"hall:patch">[] = [];
  screen.on("hall:patch", (patch) => patches.push(patch));
  return patches;
};

describe("the handshake", () => {
  it.each([
    ["nothing", {}, "unauthenticated"],
    ["a wrong token", { token: "guessed-guessed-guessed" }, "unauthenticated"],
    ["something that is no token", { token: { $ne: "" } }, "unauthenticated"],
  ])("refuses %s with a fault", async (_what, auth, code) => {
    expect(await arrived(hub.screen(auth))).toMatchObject({ code });
  });

  it("asks somebody with several halls which one, and lets nobody into another", async () => {
    const { token } = await hub.staff("clerk", "all");
    expect(await arrived(hub.screen({ token }))).toMatchObject({
      code: "invalid",
      message: expect.stringContaining("sample, other"),
    });
    expect(await arrived(hub.screen({ token, hallId: "nowhere" }))).toMatchObject({ code: "not-found" });
    await entered({ token, hallId: "other" });
    const local = await hub.staff("clerk", ["sample"]);
    expect(await arrived(hub.screen({ token: local.token, hallId: "other" }))).toMatchObject({
      code: "forbidden",
    });
  });

  it("speaks the language that the screen asks for", async () => {
    const fault = await arrived(hub.screen({ token: "guessed-guessed-guessed", language: "zh-CN" }));
    expect(fault).toMatchObject({ message: expect.stringContaining("登录") });
  });
});

describe("a line", () => {
  it("answers the same command over both ways of sending it", async () => {
    const screen = await entered({ token: (await hub.staff("clerk")).token });
    const short = await send(screen, "hall:snapshot", {});
    const long = await send(screen, "hall:snapshot", {}, {});
    expect(short).toMatchObject({ ok: true, value: { hallId: "sample", seq: expect.any(Number) } });
    expect(long.ok).toBe(true);
  });

  it("returns the first answer to the same key", async () => {
    const screen = await entered({ token: await hub.enrolled("kiosk", "kiosk-1") });
    const request = { serviceIds: ["passport"] };
    const first = await send(screen, "visit:take-ticket", request, { idempotencyKey: "k1" });
    const again = await send(screen, "visit:take-ticket", request, { idempotencyKey: "k1" });
    const next = await send(screen, "visit:take-ticket", request, { idempotencyKey: "k2" });
    expect(first.ok).toBe(true);
    expect(again).toEqual(first);
    expect(next.value).not.toEqual(first.value);
  });

  it.each([
    ["an unknown command", ["visit:fly", {}], "not-found"],
    ["a name of every object", ["constructor", {}], "not-found"],
    ["a name of the prototype", ["__proto__", {}], "not-found"],
    ["another name of every object", ["hasOwnProperty", {}], "not-found"],
    ["no request", ["visit:call-next"], "invalid"],
    ["a request that is none", ["visit:call-next", "c1"], "invalid"],
    ["a field too many", ["visit:call-next", { counterId: "c1", sudo: true }], "invalid"],
    ["a malformed key", ["visit:call-next", { counterId: "c1" }, { idempotencyKey: 7 }], "invalid"],
    [
      "a polluting key",
      ["visit:call-next", JSON.parse('{"counterId":"c1","__proto__":{"x":1}}')],
      "not-found",
    ],
    ["a megabyte", ["visit:call-next", { counterId: "x".repeat(1_000_000) }], "too-large"],
    ["bytes", ["visit:call-next", new Uint8Array(100)], "invalid"],
    [
      "a key that no database keeps",
      ["visit:call-next", { counterId: "c1" }, { idempotencyKey: "\0" }],
      "invalid",
    ],
    ["a text that no database keeps", ["visit:void", { visitId: NOBODY, reason: "a\0b" }], "invalid"],
    ["half of a character", ["visit:void", { visitId: NOBODY, reason: "\ud83d" }], "invalid"],
  ])("answers %s with a fault and stays open", async (_what, args, code) => {
    const screen = await entered({ token: (await hub.staff("clerk")).token });
    const answer = await send(screen, ...args);
    // A strange key is dropped by the parser; what remains is an ordinary command.
    if (code === "not-found" && args[0] === "visit:call-next")
      expect(answer.fault?.code).toMatch(/not-found|conflict|invalid/);
    else expect(answer).toMatchObject({ ok: false, fault: { code } });
    expect((await send(screen, "hall:snapshot", {})).ok).toBe(true);
    expect(hub.logged).toEqual([]);
  });

  it("goes on after a packet that is nested without end", async () => {
    const screen = await entered({ token: await hub.enrolled("board", "board-1") });
    const deep = `${"[".repeat(900_000)}${"]".repeat(900_000)}`;
    screen.io.engine.write(`27777["visit:leave",${deep}]`); // as it goes over the wire: the client's own packing would fail
    expect((await send(screen, "hall:snapshot", {})).ok).toBe(true);
    expect(hub.logged).toEqual([]);
  });

  it("does for one ticket's holder only so much in a minute, over however many lines", async () => {
    const { token, visitId } = await takeTicket(await hub.enrolled("kiosk", "kiosk-1"));
    const lines = await Promise.all([1, 2, 3].map(() => entered({ token })));
    const flood = lines.flatMap((line) =>
      Array.from({ length: 25 }, () => send(line, "visit:rejoin", { visitId })),
    );
    const codes = (await Promise.all(flood)).map(({ fault }) => fault?.code);
    expect(codes.filter((code) => code === "too-many")).toHaveLength(15);
  });

  it("takes no command that wants no answer", async () => {
    const screen = await entered({ token: await hub.enrolled("kiosk", "kiosk-2") });
    const { seq } = hub.halls.snapshot("sample", (await hub.access.authenticate(await hub.admin())) as never);
    (screen as unknown as { emit: (...args: unknown[]) => void }).emit("visit:take-ticket", {
      serviceIds: ["passport"],
    });
    const snapshot = await send(screen, "hall:snapshot", {});
    expect(snapshot).toMatchObject({ value: { seq } });
  });

  it("slows a flood down without closing", async () => {
    const slow = await aHub({ limits: { burst: 5, perSecond: 1000 } });
    const screen = slow.screen({ token: await slow.enrolled("board", "b") });
    await arrived(screen);
    const flood = await Promise.all(Array.from({ length: 30 }, () => send(screen, "hall:snapshot", {})));
    expect(flood.some(({ ok }) => ok)).toBe(true);
    expect(flood.find(({ ok }) => !ok)?.fault).toMatchObject({ code: "too-many" });
    await vi.waitFor(async () => expect((await send(screen, "hall:snapshot", {})).ok).toBe(true));
    await slow.stop();
  });
});

describe("what a hall tells", () => {
  it("is one patch for each seq, with persons for staff alone", async () => {
    const kiosk = await hub.enrolled("kiosk", "kiosk-1");
    const staff = patchesOf(await entered({ token: (await hub.staff("manager")).token }));
    const board = patchesOf(await entered({ token: await hub.enrolled("board", "board-1") }));
    const foreign = patchesOf(await entered({ token: await hub.enrolled("board", "board-1", "other") }));
    const tickets = [await takeTicket(kiosk), await takeTicket(kiosk), await takeTicket(kiosk)];
    await vi.waitFor(() => expect([staff.length, board.length]).toEqual([3, 3]));
    const seqs = staff.map(({ seq }) => seq);
    expect(seqs).toEqual([seqs[0], (seqs[0] ?? 0) + 1, (seqs[0] ?? 0) + 2]);
    expect(board.map(({ seq }) => seq)).toEqual(seqs);
    expect(staff[0]?.changes.visits?.[0]).toMatchObject({ code: tickets[0].code, class: "normal" });
    expect(board[0]?.changes.visits?.[0]).toMatchObject({ code: tickets[0].code });
    expect(JSON.stringify(board)).not.toMatch(/"(class|clerkId|partySize|language)"/);
    expect(foreign).toEqual([]);
  });

  it("reaches the phone that follows a visit, with its place", async () => {
    const kiosk = await hub.enrolled("kiosk", "kiosk-1");
    const [first, second] = [await takeTicket(kiosk), await takeTicket(kiosk)];
    const phone = await entered({ token: second.token });
    const told: Broadcast<"visit:changed">["visit"][] = [];
    phone.on("visit:changed", ({ visit }) => told.push(visit));
    const before = second.ahead;
    const holder = await entered({ token: first.token });
    expect((await send(holder, "visit:leave", { visitId: second.visitId })).fault).toMatchObject({
      code: "forbidden",
    });
    expect(await send(holder, "visit:leave", { visitId: first.visitId })).toMatchObject({
      ok: true,
      value: { visit: { code: first.code, status: "left" } },
    });
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ visitId: second.visitId, ahead: before - 1 }));
    expect(JSON.stringify(told)).not.toContain(first.code);
  });

  it("reaches the pad of the counter alone", async () => {
    const pad = await entered({ token: await hub.enrolled("device", "pad-1"), counterId: "c2" });
    const free = await entered({ token: await hub.enrolled("device", "pad-7"), counterId: "c2" });
    const board = await entered({ token: await hub.enrolled("board", "board-8"), counterId: "c2" });
    const speaker = await entered({ token: await hub.enrolled("device", "speaker-1"), counterId: "c2" });
    const asked: string[] = [];
    pad.on("rating:asked", ({ code }) => asked.push(`pad ${code}`));
    free.on("rating:asked", ({ code }) => asked.push(`free ${code}`));
    board.on("rating:asked", ({ code }) => asked.push(`board ${code}`));
    speaker.on("rating:asked", ({ code }) => asked.push(`speaker ${code}`));
    const ask = (counterId: string, code: string) =>
      hub.realtime.ratingAsked("sample", {
        stepId: "s",
        counterId,
        code,
        token: "t",
        language: "zh-CN",
        until: "",
      });
    ask("c1", "A001");
    ask("c2", "A002");
    await vi.waitFor(() => expect(asked.sort()).toEqual(["free A002", "pad A001"]));
  });
});

describe("a line ends", () => {
  const closed = (screen: Screen) => new Promise((done) => screen.once("disconnect", done));

  it("when its credential is revoked", async () => {
    const screen = await entered({ token: await hub.enrolled("board", "board-2") });
    const gone = closed(screen);
    await hub.enrolled("board", "board-2");
    expect(await gone).toBe("io server disconnect");
  });

  it("when its person signs out, and no other", async () => {
    const [one, other] = [await hub.staff("clerk"), await hub.staff("clerk")];
    const screen = await entered({ token: one.token });
    const stays = await entered({ token: other.token });
    const gone = closed(screen);
    await hub.ask("/api/sign-out", { body: {}, token: one.token });
    expect(await gone).toBe("io server disconnect");
    expect((await send(stays, "hall:snapshot", {})).ok).toBe(true);
  });

  it("when its session expires", async () => {
    const screen = await entered({ token: (await hub.staff("clerk")).token });
    const gone = closed(screen);
    hub.wall.ms += 12 * 3_600_000 + 1;
    await hub.access.sweep();
    expect(await gone).toBe("io server disconnect");
  });
});
