import type { Result, VisitDetail } from "@hall/contract";
import type { SessionState } from "@hall/contract/live";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "./visit-drawer.ts";
import type { VisitDrawer } from "./visit-drawer.ts";

const VISIT = "7f3d4c9e-5b1a-4c55-9a51-000000000001";
const at = (minute: string): string => `2026-11-24T01:${minute}:00.000Z`;
const STORY: VisitDetail = {
  visitId: VISIT,
  code: "A012",
  status: "finished",
  queueId: "police",
  class: "normal",
  serviceIds: ["id-card"],
  issuedAt: at("00"),
  periods: [
    { state: "waiting", from: at("00"), to: at("09"), queueId: "police" },
    { state: "serving", from: at("09"), to: at("12"), queueId: "police", counterId: "c3", clerkId: "zhang" },
  ],
  timeline: [
    {
      seq: 7,
      at: at("09"),
      event: "visit-called",
      by: "zhang",
      details: { counterId: "c3", clerkId: "zhang" },
      explain: {
        rule: "priority-class",
        considered: 2,
        passedOver: [{ visitId: VISIT, code: "A011", because: "class" }],
      },
    },
  ],
  steps: [
    {
      stepId: `${VISIT}/1`,
      counterId: "c3",
      clerkId: "zhang",
      startedAt: at("09"),
      rating: { grade: null, reasons: [], channel: "pad", at: at("12") },
    },
  ],
};

describe("a visit's drawer", () => {
  let drawer: VisitDrawer;
  let answer: Result<VisitDetail>;
  let asked: string[];

  beforeEach(() => {
    asked = [];
    vi.stubGlobal("fetch", (path: string) => {
      asked.push(path);
      return Promise.resolve(Response.json(answer));
    });
    answer = { ok: true, value: STORY };
    drawer = document.createElement("visit-drawer");
    const state: SessionState = { phase: "starting" };
    drawer.session = { token: "secret", state, subscribe: () => () => undefined };
    drawer.hallId = "zwzx";
    drawer.visitId = VISIT;
    document.body.append(drawer);
  });
  afterEach(() => {
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });

  const inside = (name: string) => drawer.renderRoot.querySelector(name)?.shadowRoot;
  const said = () => drawer.renderRoot.textContent ?? "";

  it("shows where the time went, in proportion and as a table", async () => {
    await vi.waitFor(() => expect(inside("visit-bar")?.querySelectorAll("tbody tr")).toHaveLength(2));
    expect(asked).toEqual([`/api/halls/zwzx/visits/${VISIT}`]);
    const [waiting, serving] = [...(inside("visit-bar")?.querySelectorAll(".bar span") ?? [])];
    const width = (piece?: Element) => piece?.getBoundingClientRect().width ?? 0;
    expect(width(waiting) / width(serving)).toBeCloseTo(3, 1);
    expect(inside("visit-bar")?.querySelector("tbody")?.textContent).toContain("9:00");
  });

  it("explains the call, and does not take silence for a good grade", async () => {
    await vi.waitFor(() => expect(inside("visit-timeline")?.textContent).toContain("优先类别先叫"));
    expect(inside("visit-timeline")?.textContent).toContain("A011（类别不同）");
    expect(inside("visit-ratings")?.textContent).toContain("没有评");
    expect(inside("visit-ratings")?.textContent).not.toContain("满意");
  });

  it("says why it was refused, and reads again when asked to", async () => {
    answer = { ok: false, fault: { code: "not-found", message: "没有这个号" } };
    drawer.visitId = "7f3d4c9e-5b1a-4c55-9a51-000000000002";
    await vi.waitFor(() => expect(said()).toContain("没有这个号"));
    answer = { ok: true, value: STORY };
    drawer.renderRoot.querySelector<HTMLElement>(".fault button")?.click();
    await vi.waitFor(() => expect(said()).toContain("A012"));
    expect(drawer.renderRoot.querySelector("[role=alert]")).toBeNull();
  });

  it("takes the focus, and asks to be closed with Escape", async () => {
    const closed = vi.fn();
    drawer.addEventListener("close", closed);
    await vi.waitFor(() => expect(drawer.shadowRoot?.activeElement).not.toBeNull());
    await userEvent.keyboard("{Escape}");
    expect(closed).toHaveBeenCalledOnce();
  });
});
