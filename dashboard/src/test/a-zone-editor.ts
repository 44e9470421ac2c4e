import type { HallConfiguration } from "@hall/contract";
import { setLanguage } from "@hall/contract/web";
import { expect, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../cameras/zones/zone-editor.ts";

export const CAMERA = { cameraId: "cam", name: { "zh-CN": "大厅", en: "Hall" }, state: "online" } as const;
const COUNTER = { counterId: "c1", number: 1, queueIds: ["q"], state: "open" } as const;
const ZONE = {
  zoneId: "seats",
  name: { "zh-CN": "座位", en: "Seats" },
  kind: "waiting",
  polygon: [
    [0.2, 0.2],
    [0.8, 0.2],
    [0.8, 0.8],
    [0.2, 0.8],
  ],
  anchor: "bottom",
  absentSeconds: 120,
  required: 1,
} as const;

/** A hub that keeps what is saved, and refuses an old version as the real one does. */
export function aZoneHub() {
  const cameras = [
    { cameraId: "cam", name: CAMERA.name, url: "footage", analysedFps: 2, zones: [ZONE], lines: [] },
  ];
  let configuration = { hallId: "sample", cameras } as unknown as HallConfiguration; // as: the editor reads cameras alone
  let version = 7;
  const saved: HallConfiguration["cameras"][] = [];
  return {
    saved,
    somebodyElseSaves: () => {
      version += 1;
    },
    routing: async () => ({ ok: true as const, value: { version, configuration, editable: true } }),
    saveRouting: async (text: string, replaces: number) => {
      if (replaces !== version)
        return {
          ok: false as const,
          fault: { code: "conflict" as const, message: "somebody else has saved" },
        };
      configuration = JSON.parse(text);
      saved.push(configuration.cameras);
      version += 1;
      return { ok: true as const, value: configuration };
    },
  };
}

export type ZoneEditorScene = Awaited<ReturnType<typeof openZoneEditor>>;

/** The editor of one camera on the screen, in English, with what a test does and sees of it. */
export async function openZoneEditor() {
  setLanguage("en");
  const hub = aZoneHub();
  const editor = document.createElement("zone-editor");
  Object.assign(editor, { hub, camera: CAMERA, counters: [COUNTER] });
  document.body.append(editor);
  const root = () => editor.shadowRoot ?? editor;
  const buttons = () => [...root().querySelectorAll("button")];
  const shape = (name: string) => buttons().find((button) => button.textContent?.trim() === name);
  const plane = () =>
    root().querySelector("zone-picture")?.shadowRoot?.querySelector("zone-plane")?.shadowRoot ?? root();
  await vi.waitFor(() => expect(shape("Seats")).toBeDefined());
  return {
    hub,
    editor,
    root,
    buttons,
    shape,
    plane,
    dots: () => [...plane().querySelectorAll<HTMLButtonElement>(".dot")],
    names: () =>
      [...root().querySelectorAll("li button:first-child")].map((button) => button.textContent?.trim()),
    async press(name: RegExp): Promise<void> {
      const button = buttons().find(
        (one) => name.test(one.textContent ?? "") || name.test(one.ariaLabel ?? ""),
      );
      if (!button) throw new Error(`no button ${name}`);
      await userEvent.click(button);
    },
  };
}
