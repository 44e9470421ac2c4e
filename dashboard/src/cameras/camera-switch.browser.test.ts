import type { CameraView } from "@hall/contract";
import { setLanguage } from "@hall/contract/web";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { aZoneHub, CAMERA } from "../test/a-zone-editor.ts";
import type { CameraSwitch } from "./camera-switch.ts";
import "./camera-switch.ts";

let hub: ReturnType<typeof aZoneHub>;
let element: CameraSwitch;
beforeEach(() => {
  setLanguage("en");
  hub = aZoneHub();
  element = document.createElement("camera-switch");
  element.hub = hub;
  element.camera = CAMERA;
  document.body.append(element);
});
afterEach(() => element.remove());

const key = () => element.renderRoot.querySelector("button") as HTMLButtonElement; // as: there is one in every state
const told = () => element.renderRoot.querySelector("[role=alert]")?.textContent;
const enabled = () => hub.saved.at(-1)?.map((camera) => camera.enabled);

it("names the camera, switches it off and on, and leaves its drawing as it is", async () => {
  await vi.waitFor(() => expect(key().ariaLabel).toBe("Switch off: Hall"));
  await userEvent.click(key());
  await vi.waitFor(() => expect(enabled()).toEqual([false]));
  expect(hub.saved.at(-1)?.[0]?.zones).toHaveLength(1);
  const off: CameraView = { ...CAMERA, enabled: false };
  element.camera = off;
  await vi.waitFor(() => expect(key().ariaLabel).toBe("Switch on: Hall"));
  await userEvent.click(key());
  await vi.waitFor(() => expect(enabled()).toEqual([true]));
});

it("says so when somebody else has saved meanwhile, and switches nothing", async () => {
  const routing = hub.routing;
  hub.routing = async () => {
    const answer = await routing();
    hub.somebodyElseSaves();
    return answer;
  };
  await userEvent.click(key());
  await vi.waitFor(() => expect(told()).toBe("somebody else has saved"));
  expect(hub.saved).toEqual([]);
});

it("says so when the camera is no longer in the hall's configuration", async () => {
  element.camera = { ...CAMERA, cameraId: "gone" };
  await element.updateComplete;
  await userEvent.click(key());
  await vi.waitFor(() => expect(told()).toBeTruthy());
  expect(hub.saved).toEqual([]);
});
