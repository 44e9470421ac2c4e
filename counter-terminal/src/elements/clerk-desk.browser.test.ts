import type { CommandName, HallSnapshot, Result } from "@hall/contract";
import { ROLES } from "@hall/contract";
import type { LiveState } from "@hall/contract/live";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { Reads } from "../hall-line.ts";
import { Orders, type Send } from "../orders.ts";
import { aBell, aClerk, aCounter, aHall, aVisit, NOW } from "../test/a-desk.ts";
import { UnansweredOrder } from "../unanswered.ts";
import type { ClerkDesk } from "./clerk-desk.ts";
import "./clerk-desk.ts";

/** A hall that changes by hand, as the hub's patches would change it. */
class HandHall {
  state: LiveState = { phase: "live", hall: aHall({ visits: [aVisit()] }) };
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

const notFound = { ok: false, fault: { code: "not-found", message: "" } } as const;
const NOTHING_TO_READ: Reads = {
  explain: () => Promise.resolve(notFound),
  visit: () => Promise.resolve(notFound),
  notes: () => Promise.resolve(notFound),
  find: () => Promise.resolve(notFound),
};

const holding = (status: "called" | "serving"): HallSnapshot => {
  const visit = aVisit({ status, calls: 1, counterId: "c1", clerkId: "zhang" });
  return aHall({ visits: [visit], counters: [aCounter({ visitId: visit.visitId })] });
};

describe("the clerk's desk", () => {
  let live: HandHall;
  let desk: ClerkDesk;
  let sent: { command: CommandName; request: unknown }[];
  let answer: (command: CommandName) => Result<unknown>;

  beforeEach(async () => {
    live = new HandHall();
    sent = [];
    answer = () => ({ ok: true, value: {} });
    const send: Send = (command, request) => {
      sent.push({ command, request });
      return Promise.resolve(answer(command) as never);
    };
    desk = document.createElement("clerk-desk");
    desk.live = live;
    desk.orders = new Orders({
      send,
      live,
      newKey: () => "key",
      unanswered: new UnansweredOrder(sessionStorage),
    });
    desk.clerkId = "zhang";
    desk.permissions = ROLES.clerk;
    desk.reads = NOTHING_TO_READ;
    document.body.append(desk);
    await desk.updateComplete;
    await vi.waitFor(() => expect(focused()).toBe("main"));
  });
  afterEach(() => document.body.replaceChildren());

  const inside = (selector: string): Element | null => desk.renderRoot.querySelector(selector);
  const actions = () => inside("action-panel")?.shadowRoot;
  const main = () => actions()?.querySelector("#main");
  /** The id of the focused button of the action panel. */
  const focused = () => actions()?.activeElement?.id;
  const dialog = (name: string) => inside(name)?.shadowRoot?.querySelector("dialog");
  const said = () => inside("desk-strip")?.shadowRoot?.querySelector(".message")?.textContent?.trim();
  const commands = () => sent.map(({ command }) => command);
  const become = async (hall: HallSnapshot) => {
    live.become({ hall });
    await desk.updateComplete;
    await vi.waitFor(() => expect(main()).not.toBeNull());
  };

  it("calls the next visitor with Space, once, however often it is pressed", async () => {
    await userEvent.keyboard("   ");
    await vi.waitFor(() => expect(commands()).toEqual(["visit:call-next"]));
  });

  it("does one thing with a hurried double press, though the main key has changed its word meanwhile", async () => {
    answer = () => {
      live.become({ hall: holding("called") });
      return { ok: true, value: { visit: null } };
    };
    await userEvent.keyboard("  ");
    await vi.waitFor(() => expect(commands()).toEqual(["visit:call-next"]));
    await vi.waitFor(() => expect(desk.orders?.state.busy).toBeUndefined());
    await userEvent.keyboard("{Enter}{Enter}");
    await vi.waitFor(() => expect(commands()).toEqual(["visit:call-next", "visit:arrive"]));
  });

  it("finishes with F4 and Enter, with the visit's services once each", async () => {
    await become(holding("serving"));
    await userEvent.keyboard("{F4}");
    await vi.waitFor(() => expect(dialog("finish-dialog")?.open).toBe(true));
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(commands()).toEqual(["visit:finish"]));
    expect(sent[0]?.request).toMatchObject({ outcome: "done", done: [{ serviceId: "id-card", count: 1 }] });
    await vi.waitFor(() => expect(focused()).toBe("main"));
  });

  it("keeps a refused dialog open, with the rule's words, until Escape", async () => {
    answer = () => ({
      ok: false,
      fault: { code: "conflict", message: "", details: { rule: "visit-taken", code: "A001", counter: "5" } },
    });
    await become(holding("serving"));
    await userEvent.keyboard("{F4}");
    await vi.waitFor(() => expect(dialog("finish-dialog")?.open).toBe(true));
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() =>
      expect(dialog("finish-dialog")?.querySelector("[role=alert]")?.textContent).toBe(
        "A001 已被5号窗口呼叫",
      ),
    );
    await userEvent.keyboard("{F7}{Escape}");
    await vi.waitFor(() => expect(inside("finish-dialog")).toBeNull());
    expect(inside("transfer-dialog")).toBeNull();
    await vi.waitFor(() => expect(focused()).toBe("main"));
  });

  it("says on focus why something cannot be done, and does not do it", async () => {
    const button = actions()?.querySelector("#recall")?.shadowRoot?.querySelector("button");
    expect(button?.getAttribute("aria-disabled")).toBe("true");
    const why = button?.getAttribute("aria-describedby");
    expect(button?.parentNode?.querySelector(`#${why}`)?.textContent).toBe("现在没有正在办理的号");
    await userEvent.keyboard("{F2}");
    await vi.waitFor(() => expect(said()).toBe("现在没有正在办理的号"));
    expect(sent).toEqual([]);
  });

  it("does nothing while the line is down, and says since when", async () => {
    live.become({ phase: "offline", staleSince: new Date("2026-11-24T00:59:00Z") });
    await desk.updateComplete;
    await userEvent.keyboard(" ");
    await vi.waitFor(() => expect(said()).toContain("08:59"));
    expect(sent).toEqual([]);
  });

  it("pauses with a reason chosen by its number", async () => {
    await userEvent.keyboard("{F8}");
    await vi.waitFor(() => expect(dialog("hall-reason")?.open).toBe(true));
    await userEvent.keyboard("1{Enter}");
    await vi.waitFor(() => expect(sent[0]?.request).toEqual({ counterId: "c1", reason: "暂离" }));
  });

  describe("what was parked", () => {
    const stranded = aVisit({ sequence: 12, status: "parked", counterId: "c2", clerkId: "gone" });
    const lis = aVisit({ sequence: 13, status: "parked", counterId: "c2", clerkId: "li" });
    const mine = aVisit({ sequence: 14, status: "parked", counterId: "c1", clerkId: "zhang" });
    const hall = (...visits: (typeof mine)[]) =>
      aHall({
        visits,
        counters: [aCounter(), aCounter({ counterId: "c2", number: 2, clerkId: "li" })],
        clerks: [aClerk(), aClerk({ clerkId: "li", name: "Li", counterId: "c2" })],
      });
    const aside = () => inside("aside-panel")?.shadowRoot?.textContent ?? "";
    const options = (name: string) => {
      const list = inside(name)?.shadowRoot?.querySelector("pick-list")?.shadowRoot;
      return [...(list?.querySelectorAll("[role=option]") ?? [])].map(({ textContent }) => textContent);
    };

    it("by me is taken up at once with F6, and no colleague's is shown beside it", async () => {
      await become(hall(mine, lis));
      expect(aside()).toContain("A014");
      expect(aside()).not.toContain("A013");
      await userEvent.keyboard("{F6}");
      await vi.waitFor(() => expect(sent[0]?.request).toEqual({ visitId: mine.visitId }));
    });

    it("by a clerk who has left is shown with its counter, and taken up with F6 after a look", async () => {
      await become(hall(stranded));
      expect(aside()).toContain("A012");
      expect(aside()).toContain("2 号窗口挂起，经办人已离开");
      await userEvent.keyboard("{F6}");
      await vi.waitFor(() => expect(dialog("pick-dialog")?.open).toBe(true));
      expect(options("pick-dialog")[0]).toContain("2 号窗口挂起，经办人已离开");
      expect(sent).toEqual([]);
      await userEvent.keyboard("{Enter}");
      await vi.waitFor(() => expect(sent[0]?.request).toEqual({ visitId: stranded.visitId }));
    });

    it("by a colleague who is here can be taken up by a manager", async () => {
      desk.permissions = ROLES.manager;
      await become(hall(lis));
      await userEvent.keyboard("{F6}");
      await vi.waitFor(() => expect(dialog("pick-dialog")?.open).toBe(true));
      expect(options("pick-dialog")[0]).toContain("Li，2 号窗口");
      await userEvent.keyboard("{Enter}");
      await vi.waitFor(() => expect(sent[0]?.request).toEqual({ visitId: lis.visitId }));
    });

    it("by anybody stands under the counters, with whose it is and what F6 takes up", async () => {
      await become(hall(mine, lis, stranded));
      await userEvent.keyboard("o");
      await vi.waitFor(() => expect(dialog("open-calls-dialog")?.open).toBe(true));
      const shown = options("open-calls-dialog").slice(2);
      expect(shown.map((text) => text?.match(/A0\d\d/)?.[0])).toEqual(["A014", "A012", "A013"]);
      expect(shown.map((text) => text?.includes("按 F6 取回"))).toEqual([true, true, false]);
      expect(shown[2]).toContain("Li，2 号窗口");
    });
  });

  it("gives the focus back to the main key when a dialog was left", async () => {
    await userEvent.keyboard("?");
    await vi.waitFor(() => expect(dialog("keys-dialog")?.open).toBe(true));
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(inside("keys-dialog")).toBeNull());
    await vi.waitFor(() => expect(focused()).toBe("main"));
  });

  it("presses a button that was reached with an arrow key, and not the main key", async () => {
    await become(aHall({ visits: [aVisit({ status: "missed" }), aVisit({ sequence: 2 })] }));
    actions()?.querySelector<HTMLElement>("#call")?.focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(focused()).toBe("return");
    await userEvent.keyboard(" ");
    await vi.waitFor(() => expect(dialog("return-dialog")?.open).toBe(true));
    expect(sent).toEqual([]);
  });

  it("offers undo with its countdown, takes it back with Ctrl+Z, and says otherwise that there is nothing", async () => {
    const undo = () => inside("desk-strip")?.shadowRoot?.querySelector("[data-action=undo]");
    await userEvent.keyboard("{Control>}z{/Control}");
    await vi.waitFor(() => expect(said()).toBe("没有可以撤销的操作"));
    const visit = aVisit({ status: "finished" });
    const until = new Date(NOW.getTime() + 8_000).toISOString();
    const clerk = aClerk({ undo: { visitId: visit.visitId, what: "visit:finish", until } });
    await become(aHall({ visits: [visit], clerks: [clerk] }));
    await vi.waitFor(() =>
      expect(undo()?.textContent?.replace(/\s+/g, " ").trim()).toBe("撤销办结 A001 8 秒"),
    );
    answer = () => ({ ok: true, value: { visit: aVisit({ status: "serving" }), undone: "visit:finish" } });
    await new Promise((resolve) => setTimeout(resolve, 320)); // the same key again so soon would be one press
    await userEvent.keyboard("{Control>}z{/Control}");
    await vi.waitFor(() => expect(commands()).toEqual(["visit:undo"]));
  });

  it("keeps the visit in hand in sight while the line is down, greyed, and what needs no hub goes on", async () => {
    await become(holding("serving"));
    live.become({ phase: "offline", staleSince: new Date("2026-11-24T00:59:00Z") });
    await desk.updateComplete;
    expect(inside("now-panel")?.shadowRoot?.textContent).toContain("A001");
    expect(said()).toContain("连接中断，内容停在 08:59");
    const greyed = [...(actions()?.querySelectorAll("hall-button") ?? [])].filter(
      ({ why }) => why !== undefined,
    );
    const free = [...(actions()?.querySelectorAll("hall-button") ?? [])].filter(
      ({ why }) => why === undefined,
    );
    expect(free.map(({ id }) => id)).toEqual(["roll", "open-calls", "keys"]);
    expect(greyed.every(({ why }) => why?.includes("08:59"))).toBe(true);
    await userEvent.keyboard("p");
    await vi.waitFor(() => expect(dialog("roll-dialog")?.open).toBe(true));
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(dialog("roll-dialog")?.textContent).toContain("仅本机"));
    expect(sent).toEqual([]);
    localStorage.clear();
  });

  it("transfers by typing, and never to what nobody chose", async () => {
    await become(holding("serving"));
    await userEvent.keyboard("{F7}");
    await vi.waitFor(() => expect(dialog("transfer-dialog")?.open).toBe(true));
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(dialog("transfer-dialog")?.textContent).toContain("请选择转到哪里"));
    await userEvent.keyboard("ta{Enter}");
    await vi.waitFor(() => expect(commands()).toEqual(["visit:transfer"]));
    expect(sent[0]?.request).toMatchObject({ to: { queueId: "tax" }, place: "back" });
  });

  it("brings back somebody who was called too often only when they ask again", async () => {
    await become(aHall({ visits: [aVisit({ status: "missed", calls: 3, missedForGood: true })] }));
    await userEvent.keyboard("r");
    await vi.waitFor(() => expect(dialog("return-dialog")?.open).toBe(true));
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(commands()).toEqual(["visit:rejoin"]));
  });

  it("finishes the step's own service, and says what is still to do", async () => {
    const visit = aVisit({
      status: "serving",
      serviceIds: ["id-card", "move-in"],
      openServiceIds: ["move-in"],
      step: {
        stepId: `${aVisit().visitId}/1`,
        serviceId: "id-card",
        counterId: "c1",
        clerkId: "zhang",
        startedAt: NOW.toISOString(),
      },
    });
    await become(aHall({ visits: [visit], counters: [aCounter({ visitId: visit.visitId })] }));
    await userEvent.keyboard(" ");
    await vi.waitFor(() => expect(dialog("finish-dialog")?.textContent).toContain("还没有办：move-in"));
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(commands()).toEqual(["visit:finish"]));
    expect(sent[0]?.request).toMatchObject({
      done: [
        { serviceId: "id-card", count: 1 },
        { serviceId: "move-in", count: 0 },
      ],
    });
  });

  it("shows a colleague's bell until somebody accepts, with the key that does", async () => {
    const help = () => inside("desk-strip")?.shadowRoot?.querySelector(".help")?.textContent ?? "";
    await become(
      aHall({ alerts: [aBell("raised")], counters: [aCounter(), aCounter({ counterId: "c2", number: 2 })] }),
    );
    await vi.waitFor(() => expect(help()).toContain("2 号窗口求助"));
    await userEvent.keyboard("h");
    await vi.waitFor(() =>
      expect(sent).toEqual([{ command: "help:accept", request: { alertId: aBell("raised").alertId } }]),
    );
    await become(aHall({ alerts: [aBell("acknowledged")] }));
    await vi.waitFor(() => expect(help().trim()).toBe(""));
  });

  it("goes to a kiosk that rings, and says afterwards that it is over: nobody else there can", async () => {
    const help = () => inside("desk-strip")?.shadowRoot?.querySelector(".help")?.textContent ?? "";
    const bell = { ...aBell("raised"), subject: "kiosk-1", facts: { kiosk: "kiosk-1" } };
    const name = { "zh-CN": "东门取号机", en: "East door kiosk" };
    const devices = [{ deviceId: "kiosk-1", kind: "kiosk" as const, name, status: "online" as const }];
    await become(aHall({ alerts: [bell], devices }));
    await vi.waitFor(() => expect(help()).toContain("东门取号机求助"));
    await userEvent.keyboard("h");
    await vi.waitFor(() => expect(commands()).toEqual(["help:accept"]));
    const taken = (by: string) => ({ ...bell, state: "acknowledged" as const, acknowledgedBy: by });
    await become(aHall({ alerts: [taken("李伟")], devices }));
    await vi.waitFor(() => expect(help().trim()).toBe(""));
    await become(aHall({ alerts: [taken(aClerk().name)], devices }));
    await vi.waitFor(() => expect(help()).toContain("您正去东门取号机"));
    inside("desk-strip")?.shadowRoot?.querySelector<HTMLElement>(".help hall-button")?.click();
    await vi.waitFor(() => expect(commands()).toEqual(["help:accept", "help:end"]));
  });

  it("does not move anything when something is said", async () => {
    const places = () =>
      [...(actions()?.querySelectorAll("hall-button") ?? [])].map((one) => one.getBoundingClientRect().top);
    const before = places();
    live.become({ phase: "offline", staleSince: new Date("2026-11-24T00:59:00Z") });
    await desk.updateComplete;
    await vi.waitFor(() => expect(said()).toContain("08:59"));
    expect(places()).toEqual(before);
  });

  const offer = () => inside("desk-strip")?.shadowRoot?.querySelector("leaving-offer")?.shadowRoot;
  const leaving = (second: number, presence: "leaving" | "absent" = "leaving") =>
    aHall({
      visits: [aVisit()],
      counters: [aCounter({ presence, presenceSince: `2026-11-24T00:59:${second}.000Z` })],
    });
  /** Where everything that can be pressed stands. */
  const places = () =>
    [...(actions()?.querySelectorAll("hall-button") ?? [])].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return [x, y, width, height];
    });

  it("offers a pause when the camera sees nobody, without moving anything; F8 asks for the reason", async () => {
    const before = places();
    await become(leaving(30));
    await vi.waitFor(() => expect(offer()?.querySelector("#pause")).not.toBeNull());
    expect(places()).toEqual(before);
    expect(focused()).toBe("main");
    await userEvent.keyboard("{F8}");
    await vi.waitFor(() => expect(dialog("hall-reason")?.open).toBe(true));
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() =>
      expect(sent).toEqual([
        { command: "counter:pause", request: { counterId: "c1", reason: expect.stringMatching(/./) } },
      ]),
    );
  });

  it("asks no more about a leaving that was answered, and asks about the next", async () => {
    await become(leaving(31));
    await vi.waitFor(() => expect(offer()?.querySelector("#stay")).not.toBeNull());
    await userEvent.keyboard("w");
    await vi.waitFor(() => expect(said()).toMatch(/./));
    const strip = desk.renderRoot.querySelector("desk-strip");
    strip?.hide();
    await strip?.updateComplete;
    await strip?.shadowRoot?.querySelector("leaving-offer")?.updateComplete;
    expect(said()).not.toMatch(/./);
    expect(offer()?.querySelector("#stay")).toBeNull();
    expect(commands()).toEqual([]);
    await become(leaving(45));
    await vi.waitFor(() => expect(offer()?.querySelector("#stay")).not.toBeNull());
    await become(leaving(45, "absent"));
    await vi.waitFor(() => expect(offer()?.querySelector("#stay")).toBeNull());
  });
});
