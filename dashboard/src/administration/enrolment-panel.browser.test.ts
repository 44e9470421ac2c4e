import type { EnrolmentView, HallSnapshot, NewEnrolment, Result } from "@hall/contract";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "./enrolment-panel.ts";
import type { EnrolmentPanel } from "./enrolment-panel.ts";
import { HubDesk } from "./hub-desk.ts";

const REFUSED = {
  ok: false,
  fault: { code: "invalid", message: "kiosk-1 是 kiosk，应登记为 kiosk" },
} as const;
const hall = { devices: [], timeZone: "Asia/Shanghai" } as unknown as HallSnapshot;

describe("enrolling a device", () => {
  let panel: EnrolmentPanel;
  let asked: { body: NewEnrolment; language: string | null; token: string | null }[];
  let answer: Result<EnrolmentView>;

  beforeEach(async () => {
    asked = [];
    const code = { code: "K7QX-M2PD", kind: "kiosk", id: "kiosk-1", hallId: "zwzx" } as const;
    answer = { ok: true, value: { ...code, expiresAt: "2026-11-24T01:15:00.000Z" } };
    const fetch: typeof globalThis.fetch = (_path, { headers, body } = {}) => {
      const sent = new Headers(headers);
      asked.push({
        body: JSON.parse(String(body)),
        language: sent.get("accept-language"),
        token: sent.get("authorization"),
      });
      return Promise.resolve(Response.json(answer));
    };
    panel = document.createElement("enrolment-panel");
    panel.desk = new HubDesk("zwzx", () => ({ token: "secret", language: "zh-CN", fetch }));
    panel.hall = hall;
    document.body.append(panel);
    await panel.updateComplete;
  });
  afterEach(() => document.body.replaceChildren());

  const code = () => panel.renderRoot.querySelector("enrolment-code")?.shadowRoot;
  const enter = async (id: string) => {
    await userEvent.fill(page.getByLabelText("设备编号"), id);
    await userEvent.keyboard("{Enter}");
  };

  it("shows the code large, with the link to open there and its QR code", async () => {
    await enter("kiosk-1");
    await vi.waitFor(() => expect(code()?.querySelector(".code")?.textContent).toBe("K7QX-M2PD"));
    expect(asked).toEqual([
      { body: { kind: "kiosk", id: "kiosk-1", hallId: "zwzx" }, language: "zh-CN", token: "Bearer secret" },
    ]);
    const link = `${location.origin}/kiosk/#enrol=K7QX-M2PD`;
    expect(code()?.querySelector("a")?.href).toBe(link);
    expect(code()?.querySelector("hall-qr")?.text).toBe(link);
    expect(code()?.textContent).toContain("09:15 前有效");
    const size = Number.parseFloat(
      getComputedStyle(code()?.querySelector(".code") ?? document.body).fontSize,
    );
    expect(size).toBeGreaterThanOrEqual(16);
  });

  it("says why it was refused, and shows no code", async () => {
    answer = REFUSED;
    await enter("kiosk-1");
    const said = () => panel.renderRoot.querySelector("[role=alert]")?.textContent;
    await vi.waitFor(() => expect(said()).toContain("应登记为 kiosk"));
    expect(code()).toBeUndefined();
  });

  it("asks for nothing with an id that no hall would take", async () => {
    await enter("Kiosk 1");
    await enter("-");
    expect(asked).toEqual([]);
  });
});
