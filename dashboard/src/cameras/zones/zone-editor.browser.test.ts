import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { CAMERA, openZoneEditor, type ZoneEditorScene } from "../../test/a-zone-editor.ts";

let scene: ZoneEditorScene;
beforeEach(async () => {
  scene = await openZoneEditor();
});
afterEach(() => scene.editor.remove());

it("moves a corner by keys, takes it back, and saves what is drawn", async () => {
  await scene.press(/^\s*Seats/);
  await vi.waitFor(() => expect(scene.dots()).toHaveLength(4));
  scene.dots()[0]?.focus();
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}{ArrowDown}");
  await vi.waitFor(() => expect(scene.dots()[0]?.style.left).toBe("25%"));
  await userEvent.keyboard("{Control>}z{/Control}");
  await vi.waitFor(() => expect(scene.dots()[0]?.style.left).toBe("20%"));
  await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  await vi.waitFor(() => expect(scene.dots()[0]?.style.left).toBe("25%"));
  await scene.press(/^\s*Save/);
  await vi.waitFor(() => expect(scene.hub.saved).toHaveLength(1));
  expect(scene.hub.saved[0]?.[0]?.zones[0]?.polygon[0]).toEqual([0.25, 0.205]);
});

it("keeps what is drawn whatever the camera says of itself, and begins anew for another camera", async () => {
  await scene.press(/^\s*Seats/);
  await vi.waitFor(() => expect(scene.dots()).toHaveLength(4));
  scene.dots()[0]?.focus();
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
  await vi.waitFor(() => expect(scene.dots()[0]?.style.left).toBe("25%"));
  const read = vi.spyOn(scene.hub, "routing");
  scene.editor.camera = { ...CAMERA, fps: 3 };
  await scene.editor.updateComplete;
  expect(read).not.toHaveBeenCalled();
  expect(scene.dots()[0]?.style.left).toBe("25%");
  scene.editor.camera = { ...CAMERA, cameraId: "other" };
  await vi.waitFor(() => expect(read).toHaveBeenCalledOnce());
});

it("asks before it drops a drawing that is not saved, and the closed tab does too", async () => {
  const close = vi.fn();
  scene.editor.addEventListener("close", close);
  const asked = () => document.querySelector("hall-confirm")?.shadowRoot?.querySelector("dialog");
  const leaves = () => dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(leaves()).toBe(true);
  await scene.press(/Add an area/);
  await vi.waitFor(() => expect(leaves()).toBe(false));
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(asked()?.open).toBe(true));
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(asked()).toBeUndefined());
  expect(close).not.toHaveBeenCalled();
  await scene.press(/^✕/);
  await vi.waitFor(() => expect(asked()?.open).toBe(true));
  await userEvent.click(asked()?.querySelector("[value=yes]") as Element);
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
});

it("closes at once where everything is saved", async () => {
  const close = vi.fn();
  scene.editor.addEventListener("close", close);
  await scene.press(/^✕/);
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
});

it("adds an area, a door line and a floor, names them, and takes one away", async () => {
  await scene.press(/Add an area/);
  await scene.press(/Add a door line/);
  await scene.press(/Calibrate/);
  await vi.waitFor(() => expect(scene.names()).toEqual(["Floor", "Seats", "New area", "New door line"]));
  await scene.press(/^\s*New area/);
  const use = [...scene.root().querySelectorAll("select")][0];
  if (use) await userEvent.selectOptions(use, "counter-staff");
  await vi.waitFor(() => expect(scene.root().querySelectorAll("select").length).toBe(3));
  await scene.press(/Remove New door line/);
  await scene.press(/^\s*Save/);
  await vi.waitFor(() => expect(scene.hub.saved).toHaveLength(1));
  const [camera] = scene.hub.saved[0] ?? [];
  expect(camera?.zones.map(({ kind }) => kind)).toEqual(["waiting", "counter-staff"]);
  expect(camera?.lines).toEqual([]);
  expect(camera?.ground?.metres).toEqual([3, 3]);
});

it("says when somebody else has saved, and overwrites nothing", async () => {
  await scene.press(/Add an area/);
  scene.hub.somebodyElseSaves();
  await scene.press(/^\s*Save/);
  await vi.waitFor(() => expect(scene.root().querySelector("[role=alert]")?.textContent).toBeTruthy());
  expect(scene.hub.saved).toEqual([]);
});

const field = (label: RegExp) =>
  [...scene.root().querySelectorAll("label")]
    .find((one) => label.test(one.textContent ?? ""))
    ?.querySelector<HTMLInputElement>("input");
const fill = async (label: RegExp, value: string) => {
  await userEvent.fill(field(label) as Element, value);
  await userEvent.keyboard("{Tab}");
};
const savedZone = () => scene.hub.saved.at(-1)?.[0]?.zones[0];

it("draws where service is for a waiting area, moves it by keys, takes it away and back", async () => {
  const draws = () => scene.buttons().find((one) => one.textContent?.trim() === "Draw where service is");
  expect(draws()?.ariaDisabled).toBe("true");
  draws()?.click(); // Playwright itself would wait for it to be enabled
  await scene.press(/^\s*Seats/);
  await vi.waitFor(() => expect(draws()?.ariaDisabled).toBe("false"));
  expect(scene.root().textContent).toContain("nobody can know who left without service");
  await scene.press(/Draw where service is/);
  await vi.waitFor(() => expect(scene.names()).toEqual(["Seats", "Seats: where service is"]));
  expect(scene.plane().querySelector(".service.chosen polygon")).not.toBeNull();
  expect(scene.dots()[0]?.ariaLabel).toBe("Seats: where service is, point 1");
  expect(scene.root().textContent).toContain("whoever leaves elsewhere left without service");
  scene.dots()[0]?.focus();
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}{Insert}");
  await vi.waitFor(() => expect(scene.dots()).toHaveLength(5));
  await scene.press(/Remove Seats: where service is/);
  await vi.waitFor(() => expect(scene.names()).toEqual(["Seats"]));
  expect(scene.dots()).toEqual([]);
  await scene.press(/^\s*Undo/);
  await vi.waitFor(() => expect(scene.names()).toEqual(["Seats", "Seats: where service is"]));
  await scene.press(/^\s*Save/);
  await vi.waitFor(() => expect(savedZone()?.service).toHaveLength(5));
  expect(savedZone()?.service?.[0]).toEqual([0.25, 0.05]);
  expect(savedZone()?.polygon).toHaveLength(4);
});

it("sets from when, and for how long, an area is crowded", async () => {
  await scene.press(/^\s*Seats/);
  await vi.waitFor(() => expect(field(/Crowded from/)).toBeDefined());
  expect(field(/lasts/)).toBeUndefined();
  await fill(/Crowded from/, "12");
  await vi.waitFor(() => expect(field(/lasts/)?.value).toBe("60"));
  await fill(/lasts/, "90");
  await fill(/Over after/, "30");
  await scene.press(/^\s*Save/);
  await vi.waitFor(() =>
    expect(savedZone()?.crowding).toEqual({ people: 12, seconds: 90, clearSeconds: 30 }),
  );
});

it("says in words what a crowding time may be, and saves none that is wrong", async () => {
  await scene.press(/^\s*Seats/);
  await vi.waitFor(() => expect(field(/Crowded from/)).toBeDefined());
  await fill(/Crowded from/, "12");
  await vi.waitFor(() => expect(field(/lasts/)).toBeDefined());
  await fill(/lasts/, "4");
  await vi.waitFor(() => expect(field(/lasts/)?.ariaInvalid).toBe("true"));
  const described = field(/lasts/)?.getAttribute("aria-describedby");
  expect(scene.root().querySelector(`#${described}`)?.textContent).toBe("A whole number from 5 to 3600");
  expect(scene.root().querySelector("[role=status]")?.textContent).toContain("Seats: a number is wrong");
  expect(scene.shape("Save")?.disabled).toBe(true);
  await fill(/lasts/, "");
  await vi.waitFor(() => expect(field(/lasts/)?.value).toBe("60"));
  expect(field(/lasts/)?.ariaInvalid).toBe("false");
  await scene.press(/^\s*Save/);
  await vi.waitFor(() => expect(savedZone()?.crowding?.seconds).toBe(60));
});
