import { createServer } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { doorOf, whenDoorOpens } from "./door.ts";

describe("a camera's door", () => {
  it.each([
    ["rtsp://user:p%40ss@10.0.0.9/1", { host: "10.0.0.9", port: 554 }],
    ["rtsp://cam:8554/x", { host: "cam", port: 8554 }],
    ["https://cam/live.m3u8", { host: "cam", port: 443 }],
    ["http://[::1]:8080/", { host: "::1", port: 8080 }],
    ["/footage/yard.avi", undefined],
    ["footage", undefined],
  ])("of %s is %o", (url, door) => {
    expect(doorOf(url)).toEqual(door);
  });

  it("is told once when it opens, and not when it was never shut", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const door = { host: "127.0.0.1", port: typeof address === "object" && address ? address.port : 0 };
    const never = vi.fn();
    const stopNever = whenDoorOpens(door, never);
    await new Promise((resolve) => server.once("connection", resolve)); // it has knocked and found it open
    stopNever();
    await new Promise((resolve) => server.close(resolve));
    const opened = vi.fn();
    const stop = whenDoorOpens(door, opened);
    const again = createServer().listen(door.port, door.host);
    await vi.waitFor(() => expect(opened).toHaveBeenCalledTimes(1), 6_000);
    stop();
    await new Promise((resolve) => again.close(resolve));
    expect(never).not.toHaveBeenCalled();
  }, 15_000);
});
