import type { CommandName, HallSnapshot, Result } from "@hall/contract";
import { ROLES } from "@hall/contract";
import type { HubSocket, LiveState } from "@hall/contract/live";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { ago, aHall, anAlert, aVisit, NOW } from "../test/a-hall.ts";
import type { HallRoom } from "./hall-room.ts";
import "./hall-room.ts";

/** A hall that changes by hand, as the hub's patches would change it. */
class HandHall {
  state: LiveState = { phase: "live", hall: aHall() };
  readonly #listeners = new Set<() => void>();
  now = () => NOW;
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  become(state: Partial<LiveState>): void {
    this.state = { ...this.state, ...state };
    for (const listener of this.#listeners) listener();
  }
}

const bad = anAlert({
  alertId: "22222222-2222-4222-8222-222222222222",
  kind: "bad-rating",
  severity: "severe",
  since: ago(1),
  facts: { counter: "3", code: "Z011", grade: 1, reasons: "111" },
});

describe("the hall as its manager watches it", () => {
  let live: HandHall;
  let room: HallRoom;
  let sent: { command: CommandName; request: unknown }[];
  let answer: Result<unknown>;

  beforeEach(async () => {
    live = new HandHall();
    sent = [];
    answer = { ok: true, value: {} };
    room = document.createElement("hall-room");
    room.live = live;
    room.socket = {} as HubSocket;
    room.person = { kind: "staff", id: "w", name: "王芳", permissions: [...ROLES.manager], halls: [] };
    room.call = (_socket, command, request) => {
      sent.push({ command, request });
      return Promise.resolve(answer as never);
    };
    document.body.append(room);
    await vi.waitFor(() => expect(alerts()?.textContent).toContain("现在没有预警"));
  });
  afterEach(() => document.body.replaceChildren());

  const inside = (selector: string): Element | null => room.renderRoot.querySelector(selector);
  const alerts = () => inside("alert-panel")?.shadowRoot;
  const rows = () => [...(alerts()?.querySelectorAll(".open alert-row") ?? [])];
  const texts = () => rows().map((row) => row.shadowRoot?.querySelector(".text")?.textContent);
  const button = (act: string) =>
    rows()[0]?.shadowRoot?.querySelector(`[data-act=${act}]`)?.shadowRoot?.querySelector("button");
  const dialog = () => inside("hall-reason")?.shadowRoot?.querySelector("dialog");
  const become = async (parts: Partial<HallSnapshot>) => {
    live.become({ hall: aHall(parts) });
    await vi.waitFor(() => expect(rows().length).toBe(parts.alerts?.length ?? 0));
  };

  it("shows an alert as it comes, reads it out, and takes it with a reason", async () => {
    await become({ alerts: [bad] });
    expect(texts()).toEqual(["3 号窗口：Z011 评价“非常不满意”"]);
    expect(alerts()?.querySelector("[role=alert]")?.textContent).toContain("新预警：3 号窗口");
    await userEvent.click(button("acknowledge") as Element);
    await vi.waitFor(() => expect(dialog()?.open).toBe(true));
    await userEvent.click(dialog()?.querySelectorAll(".choice")[0] as Element);
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() =>
      expect(sent).toEqual([
        { command: "alert:acknowledge", request: { alertId: bad.alertId, reason: "已派人处理" } },
      ]),
    );
    await vi.waitFor(() => expect(dialog()?.open).toBe(false));
    const taken = { state: "acknowledged", acknowledgedBy: "王芳", acknowledgedAt: ago(0) } as const;
    await become({ alerts: [{ ...bad, ...taken, reason: "已派人处理" }] });
    await vi.waitFor(() => expect(rows()[0]?.shadowRoot?.textContent).toContain("王芳 10:00 接手"));
    expect(button("acknowledge")).toBeUndefined();
  });

  it("does not resolve without a word, and keeps the dialog open when the hub refuses", async () => {
    await become({ alerts: [bad] });
    await userEvent.click(button("resolve") as Element);
    await vi.waitFor(() => expect(dialog()?.open).toBe(true));
    await userEvent.keyboard("{Enter}");
    const said = () => dialog()?.querySelector("[role=alert]")?.textContent;
    await vi.waitFor(() => expect(said()).toBe("请选择或写明原因"));
    expect(sent).toEqual([]);
    answer = { ok: false, fault: { code: "forbidden", message: "no", details: { line: "not-sent" } } };
    await userEvent.fill(dialog()?.querySelector("input[type=text]") as Element, "已道歉");
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(said()).toBe("连接中断，没有提交。请稍后再试。"));
    expect(dialog()?.open).toBe(true);
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(dialog()?.open).toBe(false));
  });

  it("moves no alert under the pointer, and puts them in order when it has gone", async () => {
    const first = anAlert();
    await become({ alerts: [first] });
    await userEvent.hover(rows()[0] as Element);
    await become({ alerts: [bad, first] });
    expect(texts()[0]).toContain("离线");
    await userEvent.hover(inside("figures-bar") as Element);
    await vi.waitFor(() => expect(texts()[0]).toContain("非常不满意"));
  });

  it("never shows an unknown count of people as a number", () => {
    const people = inside("figures-bar")?.shadowRoot?.querySelector(".card");
    expect(people?.querySelector("hall-unknown")).not.toBeNull();
    expect(people?.textContent).not.toMatch(/\d/);
  });

  it("does nothing while the line is down, and says so", async () => {
    await become({ alerts: [bad], visits: [aVisit()] });
    live.become({ phase: "offline", staleSince: NOW });
    await vi.waitFor(() => expect(button("resolve")?.getAttribute("aria-disabled")).toBe("true"));
    button("resolve")?.click(); // Playwright itself would wait for it to be enabled
    await room.updateComplete;
    expect(dialog()?.open ?? false).toBe(false);
    expect(inside("main")?.className).toBe("stale");
  });
});
