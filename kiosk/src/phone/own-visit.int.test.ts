import type { VisitView } from "@hall/contract";
import { connectHub, LiveHall } from "@hall/contract/live";
import { TestHub } from "@hall/contract/test/test-hub";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aHall, aVisit } from "../test/a-hall.ts";
import { OwnVisit } from "./own-visit.ts";

let hub: TestHub;
let live: LiveHall;
let own: OwnVisit;
let socket: ReturnType<typeof connectHub>;
const told: (VisitView | undefined)[] = [];

beforeEach(async () => {
  hub = new TestHub();
  hub.hall = aHall({ visits: [aVisit({ ahead: 4 })] });
  socket = connectHub({ url: await hub.start(), token: "a-ticket", language: "zh-CN" });
  live = new LiveHall(socket);
  live.start();
  own = new OwnVisit(live, socket);
  own.subscribe(() => told.push(own.state));
  await vi.waitFor(() => expect(own.state?.ahead).toBe(4));
});
afterEach(async () => {
  own.stop();
  live.stop();
  socket.disconnect();
  await hub.stop();
  told.length = 0;
});

describe("the visit of a ticket's holder", () => {
  it("is what the hub tells its holder: first the snapshot, then each change", async () => {
    hub.io.emit("visit:changed", { visit: aVisit({ ahead: 1 }) });
    await vi.waitFor(() => expect(own.state?.ahead).toBe(1));
    expect(told.map((visit) => visit?.ahead)).toEqual([4, 1]);
  });

  it("is not what everybody is told: the public sees less, and drops it once it is over", async () => {
    hub.io.emit("visit:changed", { visit: aVisit({ status: "finished" }) });
    hub.io.emit("hall:patch", { seq: 2, changes: { visits: [aVisit({ status: "called" })] } });
    hub.io.emit("hall:patch", { seq: 3, changes: { gone: { visits: [aVisit().visitId] } } });
    await vi.waitFor(() => expect(live.state.hall?.seq).toBe(3));
    expect(live.state.hall?.visits).toEqual([]);
    expect(own.state?.status).toBe("finished");
  });

  it("is taken anew after the line was broken", async () => {
    hub.hall = aHall({ seq: 9, visits: [aVisit({ status: "missed" })] });
    hub.breakLines();
    await vi.waitFor(() => expect(own.state?.status).toBe("missed"));
  });

  it("stays as it was told last when a later snapshot no longer has it", async () => {
    hub.hall = aHall({ seq: 9, visits: [] });
    live.refresh();
    await vi.waitFor(() => expect(live.state.hall?.seq).toBe(9));
    expect(own.state?.ahead).toBe(4);
  });

  it("is followed no longer than it is shown", async () => {
    own.stop();
    hub.io.emit("visit:changed", { visit: aVisit({ ahead: 0 }) });
    hub.io.emit("hall:patch", { seq: 2, changes: {} });
    await vi.waitFor(() => expect(live.state.hall?.seq).toBe(2));
    expect(own.state?.ahead).toBe(4);
  });
});
