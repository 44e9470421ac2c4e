import type { CameraPicture, CameraView, ZoneView } from "@hall/contract";
import type { HallView, LiveState } from "@hall/contract/live";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HandLine } from "../test/hand-line.ts";
import "./camera-tile.ts";
import type { CameraTile } from "./camera-tile.ts";
import type { DoorLine } from "./tile-facts.ts";

const zone = (zoneId: string, count: ZoneView["count"], left: number): ZoneView => ({
  zoneId,
  cameraId: "door",
  name: { "zh-CN": zoneId, en: zoneId },
  kind: "waiting",
  polygon: [
    [left, 0],
    [left + 0.5, 0],
    [left + 0.5, 1],
    [left, 1],
  ],
  count,
});

/** A real JPEG of one colour. */
async function jpegOf(colour: string): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(320, 180);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = colour;
  context.fillRect(0, 0, 320, 180);
  return (await canvas.convertToBlob({ type: "image/jpeg", quality: 1 })).arrayBuffer();
}

async function picture(colour: string, cameraId = "door"): Promise<CameraPicture> {
  const jpeg = (await jpegOf(colour)) as unknown as Uint8Array<ArrayBuffer>;
  return { cameraId, at: "2026-11-24T01:00:00Z", width: 320, height: 180, jpeg, boxes: [] };
}

const watch = (on: boolean) => ["camera:watch", { cameraId: "door", on }];

describe("a camera's tile", () => {
  let line: HandLine;
  let tile: CameraTile;
  let state: LiveState;

  beforeEach(() => {
    line = new HandLine();
    state = { phase: "live" };
    const live: HallView = { state, subscribe: () => () => undefined, now: () => undefined };
    tile = document.createElement("camera-tile");
    tile.live = live;
    tile.socket = line.socket;
    tile.camera = { cameraId: "door", name: { "zh-CN": "大门", en: "Door" }, state: "online" };
    tile.zones = [zone("queue", 4, 0), zone("hall", "unknown", 0.5)];
    tile.style.width = "640px";
    document.body.append(tile);
  });
  afterEach(() => document.body.replaceChildren());

  const canvas = () => tile.renderRoot.querySelector("canvas");
  const words = () => tile.renderRoot.querySelector(".state")?.textContent;
  const watched = () => vi.waitFor(() => expect(line.sent).toEqual([watch(true)]));
  /** The colours in the middle of a half of the canvas, away from labels and lines. */
  const colours = (half: 0 | 1): Set<string> => {
    const shown = canvas();
    const context = shown?.getContext("2d");
    if (!shown || !context) return new Set();
    const { width, height } = shown;
    const pixels = context.getImageData((half + 0.3) * 0.5 * width, height / 2, width / 5, height / 4).data;
    const found = new Set<string>();
    for (let i = 0; i < pixels.length; i += 4)
      found.add([...pixels.slice(i, i + 3)].map((value) => Math.round(value / 16)).join());
    return found;
  };
  const RED = "16,0,0";

  it("draws a real picture: clear in a counted zone, hatched in an unknown one", async () => {
    await watched();
    expect(canvas()?.hidden).toBe(true);
    expect(words()).toBe("还没有画面，正在等第一帧…");
    line.bring("camera:picture", await picture("#ff0000"));
    await vi.waitFor(() => expect(canvas()?.hidden).toBe(false));
    await vi.waitFor(() => expect([...colours(0)]).toEqual([RED]));
    const hatched = colours(1);
    expect(hatched.size).toBeGreaterThan(1);
    expect(hatched.has(RED)).toBe(false);
    expect(words()).toBeUndefined();
  });

  it("says the counts in words, and that nobody knows", async () => {
    await watched();
    expect(canvas()?.getAttribute("aria-label")).toBe("大门的画面：queue 4 人，hall 未知");
    const rows = [...tile.renderRoot.querySelectorAll("li")];
    expect(rows[0]?.textContent).toContain("4 人");
    expect(rows[1]?.querySelector("hall-unknown")).not.toBeNull();
    expect(rows[1]?.textContent).not.toContain("0");
  });

  const DOOR: Omit<DoorLine, "entered" | "left" | "occupancy"> = {
    lineId: "gate",
    name: { "zh-CN": "大门线", en: "Gate" },
    points: [
      [0.1, 0.5],
      [0.4, 0.5],
    ],
    inside: [0.25, 0.9],
  };
  const rows = () =>
    [...tile.renderRoot.querySelectorAll("li")].map((row) => row.innerText.replace(/\s+/g, " "));

  it("says in one line what it knows of a zone, and of a door line who came and went", async () => {
    const [queue, hall] = tile.zones as [ZoneView, ZoneView];
    const known = { density: 0.5, stay: { p50: 100, p90: 400 }, abandoned: 1 };
    tile.zones = [{ ...queue, ...known }, hall];
    tile.camera = {
      ...(tile.camera as CameraView),
      lines: [{ ...DOOR, entered: 7, left: 5, occupancy: 2 }],
    };
    await tile.updateComplete;
    expect(rows()[0]).toBe(
      "queue 4 人 · 每平方米 0.5 人 · 半数等候 ≤ 2 分钟，九成 ≤ 7 分钟 · 近半小时未办离开 1 人",
    );
    expect(rows()[2]).toBe("大门线 进 7，出 5，在内 2 人");
    expect(canvas()?.getAttribute("aria-label")).toBe(
      "大门的画面：queue 4 人，hall 未知，大门线：进 7，出 5，在内 2 人",
    );
  });

  it.each([
    ["the line is down", () => Object.assign(state, { phase: "offline" })],
    ["the camera is covered", () => Object.assign(tile, { camera: { ...tile.camera, state: "covered" } })],
  ])("shows no number of before while %s", async (_why, happens) => {
    tile.camera = {
      ...(tile.camera as CameraView),
      lines: [{ ...DOOR, entered: 7, left: 5, occupancy: 2 }],
    };
    happens();
    tile.requestUpdate();
    await vi.waitFor(() => expect(tile.renderRoot.querySelectorAll("li hall-unknown")).toHaveLength(3));
    expect(rows().join()).not.toMatch(/\d/);
    expect(canvas()?.getAttribute("aria-label")).not.toMatch(/\d/);
  });

  it("draws a door line with an arrow to its inner side", async () => {
    await watched();
    tile.zones = [];
    tile.camera = {
      ...(tile.camera as CameraView),
      lines: [{ ...DOOR, entered: 7, left: 5, occupancy: 2 }],
    };
    line.bring("camera:picture", await picture("#ff0000"));
    const bright = (x: number, y: number): boolean => {
      const shown = canvas();
      const at = shown?.getContext("2d")?.getImageData(x * shown.width, y * shown.height, 1, 1).data;
      return (at?.[1] ?? 0) > 200;
    };
    await vi.waitFor(() => expect(bright(0.38, 0.5)).toBe(true));
    expect([bright(0.25, 0.55), bright(0.6, 0.5)]).toEqual([true, false]);
  });

  it("shows each camera its own pictures", async () => {
    await watched();
    const other = document.createElement("camera-tile");
    if (tile.live) other.live = tile.live;
    other.socket = line.socket;
    other.camera = { cameraId: "other", name: { "zh-CN": "后门", en: "Back" }, state: "online" };
    document.body.append(other);
    await vi.waitFor(() => expect(line.sent).toHaveLength(2));
    line.bring("camera:picture", await picture("#00ff00", "other"));
    await vi.waitFor(() => expect(other.renderRoot.querySelector("canvas")?.hidden).toBe(false));
    expect(canvas()?.hidden).toBe(true);
  });

  it("goes on after a picture that is broken", async () => {
    await watched();
    const broken = new TextEncoder().encode("not a picture");
    line.bring("camera:picture", { ...(await picture("#00ff00")), jpeg: broken });
    line.bring("camera:picture", await picture("#ff0000"));
    await vi.waitFor(() => expect([...colours(0)]).toEqual([RED]));
  });

  it("watches only while it can be seen, and again after a reconnect", async () => {
    await watched();
    line.bring("connect");
    await vi.waitFor(() => expect(line.sent).toEqual([watch(true), watch(true)]));
    tile.style.display = "none";
    await vi.waitFor(() => expect(line.sent.at(-1)).toEqual(watch(false)));
    tile.style.display = "";
    await vi.waitFor(() => expect(line.sent.at(-1)).toEqual(watch(true)));
    tile.remove();
    await vi.waitFor(() => expect(line.sent.at(-1)).toEqual(watch(false)));
  });

  const another = (cameraId: string): CameraTile => {
    const made = document.createElement("camera-tile");
    if (tile.live) made.live = tile.live;
    made.socket = line.socket;
    made.camera = { cameraId, name: { "zh-CN": cameraId, en: cameraId }, state: "online" };
    return made;
  };
  const shows = (one: CameraTile) => one.renderRoot.querySelector("canvas")?.hidden === false;

  it("asks for a camera once, however many tiles show it, and ends with the last of them", async () => {
    await watched();
    const second = another("door");
    document.body.append(second);
    await vi.waitFor(() => expect(second.renderRoot.querySelector("figure")).not.toBeNull());
    line.bring("camera:picture", await picture("#00ff00"));
    await vi.waitFor(() => expect([shows(tile), shows(second)]).toEqual([true, true]));
    tile.remove();
    await vi.waitFor(() => expect(second.isConnected).toBe(true));
    expect(line.sent).toEqual([watch(true)]);
    second.remove();
    await vi.waitFor(() => expect(line.sent).toEqual([watch(true), watch(false)]));
  });

  it("of sixteen watches those in sight, and the others when they are scrolled to", async () => {
    tile.remove();
    line.sent.length = 0;
    const box = document.createElement("div");
    box.style.cssText = "height: 500px; overflow: auto";
    const tiles = Array.from({ length: 16 }, (_, i) => another(`c${i}`));
    for (const one of tiles) one.style.cssText = "display: block; height: 240px; overflow: hidden";
    box.append(...tiles);
    document.body.append(box);
    const on = () => {
      const now = new Set<string>();
      for (const [, { cameraId, on }] of line.sent as [string, { cameraId: string; on: boolean }][])
        if (on) now.add(cameraId);
        else now.delete(cameraId);
      return [...now].sort();
    };
    await vi.waitFor(() => expect(on()).toEqual(["c0", "c1", "c2"]));
    box.scrollTop = 240 * 16;
    await vi.waitFor(() => expect(on()).toEqual(["c13", "c14", "c15"]));
  });

  it("watches nothing on a page that is behind others", async () => {
    await watched();
    const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.waitFor(() => expect(line.sent.at(-1)).toEqual(watch(false)));
    hidden.mockRestore();
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.waitFor(() => expect(line.sent.at(-1)).toEqual(watch(true)));
  });

  it("names what is wrong with the camera, in words", async () => {
    await watched();
    tile.camera = { cameraId: "door", name: { "zh-CN": "大门", en: "Door" }, state: "covered" };
    await vi.waitFor(() => expect(words()).toBe("镜头被遮挡：请移开遮挡物"));
    expect(line.sent).toEqual([watch(true)]);
  });
});
