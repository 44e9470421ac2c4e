import { describe, expect, it } from "vitest";
import { entryOf } from "./new-screens.ts";
import { assetsOf, treatment } from "./shell-rules.ts";

const ORIGIN = "http://hall.test";
const of = (path: string, method = "GET") => treatment(method, new URL(path, ORIGIN), ORIGIN);

describe("the worker of a screen", () => {
  it.each([
    ["/kiosk/", { kind: "page", key: "/kiosk/" }],
    ["/board/", { kind: "page", key: "/board/" }],
    ["/counter/?hall=zhengwu", { kind: "page", key: "/counter/" }],
    ["/assets/counter/assets/index-a1b2c3d4.js", { kind: "asset" }],
    ["/dashboard/", { kind: "leave" }],
    ["/t/secret-token", { kind: "page", key: "/t/" }],
    ["/assets/kiosk/assets/kiosk-a1b2c3d4.js", { kind: "asset" }],
    ["/api/enrol", { kind: "leave" }],
    ["/socket.io/?EIO=4", { kind: "leave" }],
    ["/voice/call.wav?code=A1", { kind: "leave" }],
    ["/kiosk/sw.js", { kind: "leave" }],
    ["http://elsewhere.test/kiosk/", { kind: "leave" }],
  ])("treats %s as %o", (path, treated) => {
    expect(of(path)).toEqual(treated);
  });

  it("keeps nothing that changes something", () => {
    expect(of("/kiosk/", "POST")).toEqual({ kind: "leave" });
  });

  it("never keeps a ticket's token", () => {
    expect(JSON.stringify(of("/t/secret-token"))).not.toContain("secret");
  });

  it("fetches with a page what it names", () => {
    const html = `<script type="module" crossorigin src="/assets/kiosk/assets/k-1.js"></script>
      <link rel="modulepreload" href="/assets/kiosk/assets/m-2.js"><link rel="icon" href="/favicon.ico">`;
    expect(assetsOf(html)).toEqual(["/assets/kiosk/assets/k-1.js", "/assets/kiosk/assets/m-2.js"]);
    expect(entryOf(html)).toBe("/assets/kiosk/assets/k-1.js");
  });
});
