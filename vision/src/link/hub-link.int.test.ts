import { createServer } from "node:http";
import { Server } from "socket.io";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { HubLink } from "./hub-link.ts";

let hub: Server;
let link: HubLink;
let lines: number;
let problems: string[];

beforeEach(async () => {
  lines = 0;
  problems = [];
  const http = createServer();
  hub = new Server(http);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const nothing = () => undefined;
  link = new HubLink({
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    token: "word",
    onConfigure: nothing,
    onHall: nothing,
    onInside: nothing,
    onWatch: nothing,
    onEvidence: nothing,
    onRehearse: async () => ({ ok: false, why: "no-trace" }),
    onAway: nothing,
    onProblem: (reason) => problems.push(reason),
  });
});
afterEach(async () => {
  link.stop();
  await hub.close();
});

it("comes again when the hub has ended the line", async () => {
  hub.of("/vision").on("connection", (socket) => {
    lines += 1;
    if (lines === 1) socket.disconnect();
  });
  link.start();
  await vi.waitFor(() => expect(lines).toBe(2));
});

it("comes again when the hub has refused it, and says so", async () => {
  let asked = 0;
  hub.of("/vision").use((_socket, next) => {
    asked += 1;
    next(asked === 1 ? new Error("too many") : undefined);
  });
  hub.of("/vision").on("connection", () => {
    lines += 1;
  });
  link.start();
  await vi.waitFor(() => expect(lines).toBe(1));
  expect(problems).toEqual(["the hub does not answer: too many"]);
});

it("does not come again once it was stopped", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    hub.of("/vision").use((_socket, next) => {
      lines += 1;
      next(new Error("no"));
    });
    link.start();
    await vi.waitFor(() => expect(problems).toHaveLength(1));
    link.stop();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
