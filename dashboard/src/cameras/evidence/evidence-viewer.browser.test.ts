import type { EvidenceClip } from "@hall/contract";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "./evidence-viewer.ts";
import type { EvidenceViewer } from "./evidence-viewer.ts";
import { OpenEvidenceEvent } from "./open-evidence.ts";

const alertId = "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0009";

async function jpegOf(colour: string): Promise<string> {
  const canvas = new OffscreenCanvas(160, 90);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = colour;
  context.fillRect(0, 0, 160, 90);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 1 });
  return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
}

describe("the pictures around an absence", () => {
  let viewer: EvidenceViewer;
  let asked: string[];
  let answer: unknown;
  beforeEach(async () => {
    asked = [];
    const colours = ["#ff0000", "#00ff00", "#0000ff"];
    const pictures = await Promise.all(
      colours.map(async (colour, n) => ({ at: `2026-11-24T01:00:0${n}Z`, jpeg: await jpegOf(colour) })),
    );
    const value: EvidenceClip = {
      alertId,
      cameraId: "desk",
      takenAt: "2026-11-24T01:00:05Z",
      expiresAt: "2026-11-27T01:00:00Z",
      pictures,
    };
    answer = { ok: true, value };
    viewer = document.createElement("evidence-viewer");
    viewer.hallId = "sample";
    viewer.timeZone = "Asia/Shanghai";
    viewer.ask = (path) => {
      asked.push(path);
      return Promise.resolve(answer as never);
    };
    document.body.append(viewer);
  });
  afterEach(() => document.body.replaceChildren());

  const inside = (selector: string) => viewer.renderRoot.querySelector<HTMLElement>(selector);
  const open = () => document.body.dispatchEvent(new OpenEvidenceEvent(alertId, "3"));
  const text = () => inside("dialog")?.textContent ?? "";
  const colour = () => {
    const canvas = viewer.renderRoot.querySelector("canvas");
    const data = canvas?.getContext("2d")?.getImageData(80, 45, 1, 1).data ?? [];
    return [...data]
      .slice(0, 3)
      .map((value) => Math.round(value / 255))
      .join("");
  };

  it("are asked for when somebody opens them, and not before", async () => {
    expect(asked).toEqual([]);
    open();
    await vi.waitFor(() => expect(text()).toContain("3号窗口离岗前后的画面"));
    expect(asked).toEqual([`/api/halls/sample/evidence/${alertId}`]);
    await vi.waitFor(() => expect(text()).toContain("共 3 张"));
    expect(text()).toMatch(/2026年11月27日 09:00，到时自动删除/);
  });

  it("go back and forth by keys, and leave nothing on the page when closed", async () => {
    open();
    await vi.waitFor(() => expect(text()).toContain("共 3 张"));
    inside("#play")?.click();
    while (!text().includes("第 1 张")) await userEvent.keyboard("{ArrowRight}");
    await vi.waitFor(() => expect(colour()).toBe("100"));
    expect(inside("canvas")?.getAttribute("aria-label")).toContain("09:00:00"); // one picture a second
    await userEvent.keyboard("{ArrowRight}");
    await vi.waitFor(() => expect(colour()).toBe("010"));
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    await vi.waitFor(() => expect(colour()).toBe("001"));
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(inside("canvas")).toBeNull());
  });

  it("that are not there say why", async () => {
    const message = "这条预警没有画面：没有拍到，或者已过保存时间";
    answer = { ok: false, fault: { code: "not-found", message } };
    open();
    await vi.waitFor(() => expect(text()).toContain("看不到画面"));
    expect(inside("canvas")).toBeNull();
  });
});
