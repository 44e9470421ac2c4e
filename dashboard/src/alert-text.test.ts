import type { AlertView } from "@hall/contract";
import { translate } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { alertText, reasonCodes, visitOf, type Words } from "./alert-text.ts";
import { words } from "./messages/words.ts";
import { aHall, anAlert, aVisit } from "./test/a-hall.ts";

const hall = aHall({
  devices: [
    { deviceId: "display-1", kind: "window-display", counterId: "c1", status: "offline" },
    {
      deviceId: "k1",
      kind: "kiosk",
      name: { "zh-CN": "东门取号机", en: "East door kiosk" },
      status: "online",
    },
  ],
  cameras: [{ cameraId: "cam", name: { "zh-CN": "入口", en: "Entrance" }, state: "covered" }],
});
const inLanguage = (language: "zh-CN" | "en") => {
  const t: Words = (key, ...values) => translate(words, language, key, ...values);
  return { hall, language, t };
};

describe("the words of an alert", () => {
  it.each<[AlertView["kind"], AlertView["facts"], string, string]>([
    [
      "wait-over-target",
      { queue: "police", minutes: 22, target: 15, waiting: 3 },
      "户政：等候 22 分钟，超过目标 15 分钟，3 人在等",
      "Residence: a wait of 22 min is over the target of 15 min; 3 waiting",
    ],
    [
      "wait-over-maximum",
      { queue: "police", code: "A012", maximum: 45 },
      "户政：A012 等候超过 45 分钟上限",
      "Residence: A012 waits longer than the maximum of 45 min",
    ],
    [
      "counter-absent",
      { counter: "1", clerk: "zhang", waiting: 2 },
      "1 号窗口：张敏 不在岗，2 人在等",
      "Counter 1: 张敏 is not there; 2 waiting",
    ],
    [
      "counter-absent",
      { counter: "3", clerk: "zhang", waiting: 2, present: 1, required: 2 },
      "3 号窗口：应有 2 人，只看到 1 人，2 人在等",
      "Counter 3: only 1 of 2 people seen; 2 waiting",
    ],
    [
      "counter-absent",
      { counter: "1", clerk: "zhang", waiting: 2, present: 0, required: 2 },
      "1 号窗口：张敏 不在岗，2 人在等",
      "Counter 1: 张敏 is not there; 2 waiting",
    ],
    [
      "absent-while-serving",
      { counter: "3", clerk: "zhang", waiting: 0, code: "A017", present: 1, required: 2 },
      "3 号窗口：正在办理 A017，应有 2 人，只看到 1 人",
      "Counter 3: A017 is being served, but only 1 of 2 people are seen",
    ],
    [
      "absent-while-serving",
      { counter: "3", clerk: "zhang", waiting: 0, code: "A017" },
      "3 号窗口：正在办理 A017，但窗口无人",
      "Counter 3: A017 is being served, but nobody is there",
    ],
    ["device-offline", { device: "display-1" }, "1 号窗口窗口屏 离线", "Display 1 is offline"],
    [
      "camera-unhealthy",
      { camera: "cam", state: "covered" },
      "摄像头“入口”被遮挡",
      'Camera "Entrance" is covered',
    ],
    ["help-bell", { counter: "3" }, "3 号窗口求助", "Counter 3 rings for help"],
    ["help-bell", { kiosk: "k1" }, "东门取号机求助", "East door kiosk rings for help"],
    [
      "tickets-refused",
      {
        kiosk: "k1",
        codes: "A501 A502",
        tickets: 2,
        from: "2026-11-24T01:12:00Z",
        until: "2026-11-24T01:40:00Z",
        because: "number-taken",
      },
      "东门取号机断网时发的号没能接收：A501、A502（09:12–09:40 取号）：号码已被别的号用了。持号人不会被叫到，请找到他们并重新取号",
      "East door kiosk: given out without the hub and not taken over: A501, A502 (at 09:12–09:40): another ticket has the number. Nobody will call them; find the holders and give them new tickets",
    ],
    [
      "bad-rating",
      { counter: "3", code: "Z011", grade: 1 },
      "3 号窗口：Z011 评价“非常不满意”",
      'Counter 3: Z011 rated "very dissatisfied"',
    ],
  ])("%s", (kind, facts, zh, en) => {
    const alert = anAlert({ kind, facts, subject: "x" });
    expect(alertText(alert, inLanguage("zh-CN"))).toBe(zh);
    expect(alertText(alert, inLanguage("en"))).toBe(en);
  });

  it("calls a missing fact unknown, and a thing that is gone by its id", () => {
    const alert = anAlert({ kind: "wait-over-maximum", facts: { queue: "gone" } });
    expect(alertText(alert, inLanguage("en"))).toBe(
      "gone: unknown waits longer than the maximum of unknown min",
    );
  });
});

describe("the visit of an alert", () => {
  const visits = [aVisit({ visitId: "v1", code: "Z011" })];
  it.each([
    ["waits too long", anAlert({ kind: "wait-over-maximum", subject: "v1" }), "v1"],
    ["was rated badly", anAlert({ kind: "bad-rating", subject: "s1", facts: { code: "Z011" } }), "v1"],
    ["is none", anAlert(), undefined],
  ])("%s", (_what, alert, visitId) => expect(visitOf(alert, aHall({ visits }))).toBe(visitId));

  it("lists reason codes, and none of an empty text", () => {
    expect(reasonCodes(anAlert({ facts: { reasons: "111 109" } }))).toEqual(["111", "109"]);
    expect(reasonCodes(anAlert({ facts: { reasons: "" } }))).toEqual([]);
  });
});
