import type { CameraPicture, HallConfiguration, Rehearsal, RehearsalRequest, Result } from "@hall/contract";
import { setLanguage } from "@hall/contract/web";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { ZoneEditor } from "./zone-editor.ts";
import "./zone-editor.ts";

const CAMERA = { cameraId: "cam", name: { "zh-CN": "大厅", en: "Hall" }, state: "online" } as const;
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
function aHub() {
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

/** A line on which a camera's pictures come. */
class Line extends EventTarget {
  readonly #listeners = new Map<string, ((payload: unknown) => void)[]>();
  readonly #waiting: ((answer: Result<Rehearsal>) => void)[] = [];
  /** Drawings that were to be tried. */
  readonly asked: RehearsalRequest[] = [];
  connected = true;
  on(name: string, listener: (payload: unknown) => void): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }
  off(): void {}
  timeout() {
    return this;
  }
  emit(...words: unknown[]): void {
    const answer = words.at(-1) as (answer: Result<unknown>) => void; // as: whoever asks the hub waits for an answer
    if (words[0] === "camera:rehearse") {
      this.asked.push(words[1] as RehearsalRequest);
      this.#waiting.push(answer);
    } else answer({ ok: true, value: { watching: true } });
  }
  answers(answer: Result<Rehearsal>): void {
    for (const waiting of this.#waiting.splice(0)) waiting(answer);
  }
  brings(picture: Partial<CameraPicture>): void {
    for (const listener of this.#listeners.get("camera:picture") ?? []) listener(picture);
  }
}

let editor: ZoneEditor;
let hub: ReturnType<typeof aHub>;

beforeEach(async () => {
  setLanguage("en");
  hub = aHub();
  editor = document.createElement("zone-editor");
  Object.assign(editor, { hub, camera: CAMERA, counters: [COUNTER] });
  document.body.append(editor);
  await vi.waitFor(() => expect(shape("Seats")).toBeDefined());
});
afterEach(() => editor.remove());

const root = () => editor.shadowRoot ?? editor;
const buttons = () => [...root().querySelectorAll("button")];
const shape = (name: string) => buttons().find((button) => button.textContent?.trim() === name);
const press = async (name: RegExp) => {
  const button = buttons().find((one) => name.test(one.textContent ?? "") || name.test(one.ariaLabel ?? ""));
  if (!button) throw new Error(`no button ${name}`);
  await userEvent.click(button);
};
const plane = () =>
  root().querySelector("zone-picture")?.shadowRoot?.querySelector("zone-plane")?.shadowRoot ?? root();
const dots = () => [...plane().querySelectorAll<HTMLButtonElement>(".dot")];

it("moves a corner by keys, takes it back, and saves what is drawn", async () => {
  await press(/^\s*Seats/);
  await vi.waitFor(() => expect(dots()).toHaveLength(4));
  dots()[0]?.focus();
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}{ArrowDown}");
  await vi.waitFor(() => expect(dots()[0]?.style.left).toBe("25%"));
  await userEvent.keyboard("{Control>}z{/Control}");
  await vi.waitFor(() => expect(dots()[0]?.style.left).toBe("20%"));
  await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  await vi.waitFor(() => expect(dots()[0]?.style.left).toBe("25%"));
  await press(/^\s*Save/);
  await vi.waitFor(() => expect(hub.saved).toHaveLength(1));
  expect(hub.saved[0]?.[0]?.zones[0]?.polygon[0]).toEqual([0.25, 0.205]);
});

it("keeps what is drawn whatever the camera says of itself, and begins anew for another camera", async () => {
  await press(/^\s*Seats/);
  await vi.waitFor(() => expect(dots()).toHaveLength(4));
  dots()[0]?.focus();
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
  await vi.waitFor(() => expect(dots()[0]?.style.left).toBe("25%"));
  const read = vi.spyOn(hub, "routing");
  editor.camera = { ...CAMERA, fps: 3 };
  await editor.updateComplete;
  expect(read).not.toHaveBeenCalled();
  expect(dots()[0]?.style.left).toBe("25%");
  editor.camera = { ...CAMERA, cameraId: "other" };
  await vi.waitFor(() => expect(read).toHaveBeenCalledOnce());
});

it("adds an area, a door line and a floor, names them, and takes one away", async () => {
  await press(/Add an area/);
  await press(/Add a door line/);
  await press(/Calibrate/);
  const names = () => [...root().querySelectorAll("li button:first-child")].map((b) => b.textContent?.trim());
  await vi.waitFor(() => expect(names()).toEqual(["Floor", "Seats", "New area", "New door line"]));
  await press(/^\s*New area/);
  const use = [...root().querySelectorAll("select")][0];
  if (use) await userEvent.selectOptions(use, "counter-staff");
  await vi.waitFor(() => expect(root().querySelectorAll("select").length).toBe(3));
  await press(/Remove New door line/);
  await press(/^\s*Save/);
  await vi.waitFor(() => expect(hub.saved).toHaveLength(1));
  const [camera] = hub.saved[0] ?? [];
  expect(camera?.zones.map(({ kind }) => kind)).toEqual(["waiting", "counter-staff"]);
  expect(camera?.lines).toEqual([]);
  expect(camera?.ground?.metres).toEqual([3, 3]);
});

it("says when somebody else has saved, and overwrites nothing", async () => {
  await press(/Add an area/);
  hub.somebodyElseSaves();
  await press(/^\s*Save/);
  await vi.waitFor(() => expect(root().querySelector("[role=alert]")?.textContent).toBeTruthy());
  expect(hub.saved).toEqual([]);
});

/** What is said of the chosen shape, and the key that asks for more. */
const trial = () => root().querySelector("zone-trial")?.shadowRoot ?? root();
const tryKey = () => trial().querySelector("button");
const said = () => [...trial().querySelectorAll("p, .fault")].map((one) => one.textContent?.trim());
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
  const line = new Line();
  Object.assign(editor, { socket: line });
  await press(/^\s*Seats/);
  await vi.waitFor(() =>
    expect(said()).toEqual(["Once a picture has come, this says how many people are in the area"]),
  );
  line.brings({
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
  const line = new Line();
  Object.assign(editor, { socket: line });
  await press(/Add an area/);
  await press(/Add a door line/);
  await vi.waitFor(() => expect(tryKey()?.textContent?.trim()).toBe("Try on the last ten minutes"));
  await userEvent.click(tryKey() as Element);
  await vi.waitFor(() => expect(tryKey()?.textContent?.trim()).toBe("Trying…"));
  expect(tryKey()?.getAttribute("aria-disabled")).toBe("true");
  expect(line.asked).toMatchObject([
    {
      cameraId: "cam",
      drawing: { zones: [{ zoneId: "seats" }, { zoneId: "area-1" }], lines: [{ lineId: "door-1" }] },
    },
  ]);
  line.answers({ ok: true, value: REHEARSAL });
  const span = "09:00:00 to 09:10:00, looked at 1200 times";
  await vi.waitFor(() => expect(said()).toEqual([span, "4 came in, 1 went out"]));
  expect(tryKey()?.getAttribute("aria-disabled")).toBe("false");
  await press(/^\s*Seats/);
  await vi.waitFor(() =>
    expect(said().slice(1)).toEqual([
      span,
      "Half of the time 3 or fewer people, 5 at most",
      "Crowded from 09:01:01 for 1:30",
      "2 left without service",
    ]),
  );
  await press(/^\s*New area/);
  await vi.waitFor(() =>
    expect(said().slice(1)).toEqual([span, "Attended 70 % of the time", "Absent from 09:02:05 for 2:57"]),
  );
  setLanguage("zh-CN");
  await vi.waitFor(() => expect(said().slice(2)).toEqual(["70% 的时间有人在岗", "09:02:05 起离岗 2:57"]));
});

/** The line to the hub, on which the waiting area's trial was asked for. */
async function tried(): Promise<Line> {
  const line = new Line();
  Object.assign(editor, { socket: line });
  await press(/^\s*Seats/);
  await vi.waitFor(() => expect(tryKey()).not.toBeNull());
  await userEvent.click(tryKey() as Element);
  await vi.waitFor(() => expect(line.asked).toHaveLength(1));
  return line;
}

it("tells no old answer of a drawing that has been changed, and the same one again when that is taken back", async () => {
  const line = await tried();
  line.answers({ ok: true, value: REHEARSAL });
  await vi.waitFor(() => expect(said()).toContain("2 left without service"));
  dots()[0]?.focus();
  await userEvent.keyboard("{ArrowRight}");
  await vi.waitFor(() => expect(said().slice(1)).toEqual(["The drawing has changed since: try it again"]));
  await press(/^\s*Undo/);
  await vi.waitFor(() => expect(said()).toContain("2 left without service"));
});

it("says why a drawing cannot be tried", async () => {
  const line = await tried();
  line.answers({ ok: false, fault: { code: "conflict", message: "nothing is remembered yet" } });
  await vi.waitFor(() =>
    expect(trial().querySelector("[role=alert]")?.textContent).toBe("nothing is remembered yet"),
  );
  expect(tryKey()?.getAttribute("aria-disabled")).toBe("false");
});

const names = () => [...root().querySelectorAll("li button:first-child")].map((b) => b.textContent?.trim());
const field = (label: RegExp) =>
  [...root().querySelectorAll("label")]
    .find((one) => label.test(one.textContent ?? ""))
    ?.querySelector<HTMLInputElement>("input");
const fill = async (label: RegExp, value: string) => {
  await userEvent.fill(field(label) as Element, value);
  await userEvent.keyboard("{Tab}");
};
const savedZone = () => hub.saved.at(-1)?.[0]?.zones[0];

it("draws where service is for a waiting area, moves it by keys, takes it away and back", async () => {
  const draws = () => buttons().find((one) => one.textContent?.trim() === "Draw where service is");
  expect(draws()?.ariaDisabled).toBe("true");
  draws()?.click(); // Playwright itself would wait for it to be enabled
  await press(/^\s*Seats/);
  await vi.waitFor(() => expect(draws()?.ariaDisabled).toBe("false"));
  expect(root().textContent).toContain("nobody can know who left without service");
  await press(/Draw where service is/);
  await vi.waitFor(() => expect(names()).toEqual(["Seats", "Seats: where service is"]));
  expect(plane().querySelector(".service.chosen polygon")).not.toBeNull();
  expect(dots()[0]?.ariaLabel).toBe("Seats: where service is, point 1");
  expect(root().textContent).toContain("whoever leaves elsewhere left without service");
  dots()[0]?.focus();
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}{Insert}");
  await vi.waitFor(() => expect(dots()).toHaveLength(5));
  await press(/Remove Seats: where service is/);
  await vi.waitFor(() => expect(names()).toEqual(["Seats"]));
  expect(dots()).toEqual([]);
  await press(/^\s*Undo/);
  await vi.waitFor(() => expect(names()).toEqual(["Seats", "Seats: where service is"]));
  await press(/^\s*Save/);
  await vi.waitFor(() => expect(savedZone()?.service).toHaveLength(5));
  expect(savedZone()?.service?.[0]).toEqual([0.25, 0.05]);
  expect(savedZone()?.polygon).toHaveLength(4);
});

it("sets from when, and for how long, an area is crowded", async () => {
  await press(/^\s*Seats/);
  await vi.waitFor(() => expect(field(/Crowded from/)).toBeDefined());
  expect(field(/lasts/)).toBeUndefined();
  await fill(/Crowded from/, "12");
  await vi.waitFor(() => expect(field(/lasts/)?.value).toBe("60"));
  await fill(/lasts/, "90");
  await fill(/Over after/, "30");
  await press(/^\s*Save/);
  await vi.waitFor(() =>
    expect(savedZone()?.crowding).toEqual({ people: 12, seconds: 90, clearSeconds: 30 }),
  );
});

it("says in words what a crowding time may be, and saves none that is wrong", async () => {
  await press(/^\s*Seats/);
  await vi.waitFor(() => expect(field(/Crowded from/)).toBeDefined());
  await fill(/Crowded from/, "12");
  await vi.waitFor(() => expect(field(/lasts/)).toBeDefined());
  await fill(/lasts/, "4");
  await vi.waitFor(() => expect(field(/lasts/)?.ariaInvalid).toBe("true"));
  const described = field(/lasts/)?.getAttribute("aria-describedby");
  expect(root().querySelector(`#${described}`)?.textContent).toBe("A whole number from 5 to 3600");
  expect(root().querySelector("[role=status]")?.textContent).toContain("Seats: a number is wrong");
  expect(shape("Save")?.disabled).toBe(true);
  await fill(/lasts/, "");
  await vi.waitFor(() => expect(field(/lasts/)?.value).toBe("60"));
  expect(field(/lasts/)?.ariaInvalid).toBe("false");
  await press(/^\s*Save/);
  await vi.waitFor(() => expect(savedZone()?.crowding?.seconds).toBe(60));
});
