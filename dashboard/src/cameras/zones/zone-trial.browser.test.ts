import type { Rehearsal } from "@hall/contract";
import { setLanguage } from "@hall/contract/web";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { openZoneEditor, type ZoneEditorScene } from "../../test/a-zone-editor.ts";
import { HandLine } from "../../test/hand-line.ts";

let scene: ZoneEditorScene;
beforeEach(async () => {
  scene = await openZoneEditor();
});
afterEach(() => scene.editor.remove());

/** What is said of the chosen shape, and the key that asks for more. */
const trial = () => scene.root().querySelector("zone-trial")?.shadowRoot ?? scene.root();
const tryKey = () => trial().querySelector("button");
const said = () => [...trial().querySelectorAll("p, .fault")].map((one) => one.textContent?.trim());
/** The drawings that were to be tried. */
const asked = ({ sent }: HandLine) =>
  sent.flatMap(([command, request]) => (command === "camera:rehearse" ? [request] : []));
const REHEARSAL: Rehearsal = {
  from: "2026-11-24T01:00:00.000Z",
  seconds: 600,
  looks: 1200,
  zones: [
    { zoneId: "seats", median: 3, most: 5, crowded: [{ start: 61, seconds: 90 }], abandoned: 2 },
    {
      zoneId: "area-1",
      median: 1,
      most: 1,
      crowded: [],
      staff: { attended: 0.704, absences: [{ start: 125.5, seconds: 177 }] },
    },
  ],
  lines: [{ lineId: "door-1", entered: 4, left: 1 }],
};

it("counts the people of the newest picture in an area as it is drawn", async () => {
  const line = new HandLine();
  Object.assign(scene.editor, { socket: line.socket });
  await scene.press(/^\s*Seats/);
  await vi.waitFor(() =>
    expect(said()).toEqual(["Once a picture has come, this says how many people are in the area"]),
  );
  line.bring("camera:picture", {
    cameraId: "cam",
    boxes: [
      [0.4, 0.3, 0.5, 0.6],
      [0.9, 0.3, 0.95, 0.6],
    ],
    jpeg: new Uint8Array(),
  });
  await vi.waitFor(() => expect(said()).toEqual(["1 in the picture now"]));
});

it("tries a drawing that is not saved on the last ten minutes, and says what each shape would have counted", async () => {
  const line = new HandLine();
  Object.assign(scene.editor, { socket: line.socket });
  await scene.press(/Add an area/);
  await scene.press(/Add a door line/);
  await vi.waitFor(() => expect(tryKey()?.textContent?.trim()).toBe("Try on the last ten minutes"));
  await userEvent.click(tryKey() as Element);
  await vi.waitFor(() => expect(tryKey()?.textContent?.trim()).toBe("Trying…"));
  expect(tryKey()?.getAttribute("aria-disabled")).toBe("true");
  expect(asked(line)).toMatchObject([
    {
      cameraId: "cam",
      drawing: { zones: [{ zoneId: "seats" }, { zoneId: "area-1" }], lines: [{ lineId: "door-1" }] },
    },
  ]);
  line.answerTrials({ ok: true, value: REHEARSAL });
  const span = "09:00:00 to 09:10:00, looked at 1200 times";
  await vi.waitFor(() => expect(said()).toEqual([span, "4 came in, 1 went out"]));
  expect(tryKey()?.getAttribute("aria-disabled")).toBe("false");
  await scene.press(/^\s*Seats/);
  await vi.waitFor(() =>
    expect(said().slice(1)).toEqual([
      span,
      "Half of the time 3 or fewer people, 5 at most",
      "Crowded from 09:01:01 for 1:30",
      "2 left without service",
    ]),
  );
  await scene.press(/^\s*New area/);
  await vi.waitFor(() =>
    expect(said().slice(1)).toEqual([span, "Attended 70 % of the time", "Absent from 09:02:05 for 2:57"]),
  );
  setLanguage("zh-CN");
  await vi.waitFor(() => expect(said().slice(2)).toEqual(["70% 的时间有人在岗", "09:02:05 起离岗 2:57"]));
});

/** The line to the hub, on which the waiting area's trial was asked for. */
async function tried(): Promise<HandLine> {
  const line = new HandLine();
  Object.assign(scene.editor, { socket: line.socket });
  await scene.press(/^\s*Seats/);
  await vi.waitFor(() => expect(tryKey()).not.toBeNull());
  await userEvent.click(tryKey() as Element);
  await vi.waitFor(() => expect(asked(line)).toHaveLength(1));
  return line;
}

it("tells no old answer of a drawing that has been changed, and the same one again when that is taken back", async () => {
  const line = await tried();
  line.answerTrials({ ok: true, value: REHEARSAL });
  await vi.waitFor(() => expect(said()).toContain("2 left without service"));
  scene.dots()[0]?.focus();
  await userEvent.keyboard("{ArrowRight}");
  await vi.waitFor(() => expect(said().slice(1)).toEqual(["The drawing has changed since: try it again"]));
  await scene.press(/^\s*Undo/);
  await vi.waitFor(() => expect(said()).toContain("2 left without service"));
});

it("brings the answer into sight where it comes below the fold", async () => {
  const answer = () => trial().querySelector("[role=status]")?.getBoundingClientRect();
  const line = await tried();
  document.body.style.paddingBlock = "900px";
  window.scrollTo(0, 0);
  expect(answer()?.top).toBeGreaterThan(window.innerHeight);
  line.answerTrials({ ok: true, value: REHEARSAL });
  await vi.waitFor(() => expect(said()).toContain("2 left without service"));
  await vi.waitFor(() => expect(answer()?.bottom).toBeLessThanOrEqual(window.innerHeight));
  document.body.style.paddingBlock = "";
});

it("says why a drawing cannot be tried", async () => {
  const line = await tried();
  line.answerTrials({ ok: false, fault: { code: "conflict", message: "nothing is remembered yet" } });
  await vi.waitFor(() =>
    expect(trial().querySelector("[role=alert]")?.textContent).toBe("nothing is remembered yet"),
  );
  expect(tryKey()?.getAttribute("aria-disabled")).toBe("false");
});
