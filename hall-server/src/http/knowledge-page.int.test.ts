import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aHub, type Hub } from "../../test/a-hub.ts";

let hub: Hub;
beforeAll(async () => {
  hub = await aHub();
});
afterAll(() => hub.stop());

const corner = [
  [0, 0],
  [1, 0],
  [1, 1],
];
async function configure(change: object): Promise<void> {
  const body = { ...hub.halls.configuration("sample"), ...change };
  const token = await hub.admin();
  const { status } = await hub.ask("/api/halls/sample/configuration", { method: "PUT", body, token });
  expect(status).toBe(200);
}
const page = async (language: string, query = "") => {
  const response = await fetch(`${hub.url}/cameras/sample${query}`, {
    headers: { "accept-language": language },
  });
  return { status: response.status, text: await response.text(), type: response.headers.get("content-type") };
};
const desk = {
  cameraId: "desk-cam",
  name: { "zh-CN": "柜台<b>", en: "Desks <b>" },
  url: "rtsp://user:secret@10.0.0.9/1",
  zones: [
    { zoneId: "desk", name: "工作区", kind: "counter-staff", polygon: corner, counterId: "c1" },
    { zoneId: "seats", name: "等候区", kind: "waiting", polygon: corner, crowding: { people: 9 } },
  ],
  lines: [
    {
      lineId: "in",
      name: "大门",
      points: [
        [0, 0],
        [1, 0],
      ],
      inside: [0.5, 0.5],
    },
  ],
};

describe("what the cameras know", () => {
  it("is open to everybody, in both languages, and says what each camera counts", async () => {
    await configure({ cameras: [desk] });
    const zh = await page("zh-CN");
    expect(zh).toMatchObject({ status: 200, type: expect.stringContaining("text/html") });
    expect(zh.text).toContain("工作区：看窗口是否有工作人员");
    expect(zh.text).toContain("等候区：数等候的人数；估计等候时间（只有总数和中位数）；人太多时提醒工作人员");
    expect(zh.text).toContain("大门：数进出的人数");
    expect(zh.text).toContain("人脸识别");
    expect(zh.text).toContain("人的位置：只是方框，没有画面；在识别程序的内存里留十分钟");
    const en = await page("en");
    expect(en.text).toContain("sees whether staff is at the counter");
    expect(en.text).toContain("for ten minutes in the memory of the program that counts");
    expect((await page("zh-CN", "?lang=en")).text).toContain("What the cameras know");
  });

  it("tells no address and no password, and takes no name for HTML", async () => {
    const { text } = await page("en");
    expect(text).not.toMatch(/secret|10\.0\.0\.9|rtsp|desk-cam/);
    expect(text).not.toContain("<b>");
    expect(text).toContain("&#60;b&#62;");
  });

  it("follows the hall's settings: evidence off, on with its time, and no cameras at all", async () => {
    expect((await page("en")).text).toContain("switched off; no picture is kept");
    await configure({ evidence: { secondsBefore: 7, secondsAfter: 3, keepHours: 48 } });
    expect((await page("en")).text).toMatch(/7 seconds before to 3 seconds after .* after 48 hours/);
    expect((await page("zh-CN")).text).toContain("保存 48 小时后自动删除");
    await configure({ cameras: [{ ...desk, enabled: false }] });
    expect((await page("zh-CN")).text).toContain("已停用：什么也不数");
    expect((await page("en")).text).not.toContain("48 hours");
    expect((await page("en")).text).not.toContain("sees whether staff");
    await configure({ cameras: [{ ...desk, zones: [] }] });
    expect((await page("en")).text).toContain("switched off"); // nobody is watched who could be absent
    await configure({ cameras: [] });
    expect((await page("en")).text).toContain("This hall uses no cameras.");
  });

  it("says in words that a hall is not there, and takes no address for HTML", async () => {
    const none = await fetch(`${hub.url}/cameras/${encodeURIComponent("<b>")}`, {
      headers: { "accept-language": "zh-CN" },
    });
    expect(none.status).toBe(404);
    const text = await none.text();
    expect(text).toContain("没有大厅 &#60;b&#62;");
    expect(text).not.toContain("<b>");
  });

  it("brings its typeface from the hub", async () => {
    const { text } = await page("zh-CN");
    const address = /<link rel="stylesheet" href="([^"]+)">/.exec(text)?.[1] ?? "";
    const style = await (await fetch(hub.url + address)).text();
    const file = /url\(\.\/(files\/[^)]+\.woff2)\)/.exec(style)?.[1] ?? "";
    const font = await fetch(new URL(file, hub.url + address));
    expect([font.status, font.headers.get("content-type")]).toEqual([200, "font/woff2"]);
  });
});
