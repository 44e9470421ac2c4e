import { type Fault, HallConfiguration, type RoutingPreview } from "@hall/contract";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { parse } from "yaml";
import { aRoutingHall, openRoutingPage } from "../test/a-routing-page.ts";
import type { RoutingPage } from "./routing-page.ts";

const HALL = aRoutingHall({
  segmentation: [
    { name: "绿色通道", when: { groups: ["elderly"] }, then: { classId: "priority" } },
    { name: "大团体", when: { partySizeOver: 5 }, then: { classId: "normal" } },
  ],
});
const PREVIEW: RoutingPreview = {
  counters: [
    {
      counterId: "c1",
      number: 1,
      calling: true,
      line: [
        {
          visitId: crypto.randomUUID(),
          code: "A007",
          queueId: "papers",
          class: "priority",
          explain: { rule: "weight", considered: 2, passedOver: [], waitedMinutes: 9 },
        },
      ],
      more: 0,
      held: [],
    },
  ],
  moved: [],
  unreachable: [],
  unknownClerks: [{ field: "clerks[0].clerkId", clerkId: "zhangmin" }],
};

/** A hub of one hall: refuses by hand, and takes only what was made from its version. */
class HandHub {
  configuration = HALL;
  version = 7;
  refuses: Fault | undefined;
  readonly tried: string[] = [];
  routing = () =>
    Promise.resolve({
      ok: true as const,
      value: { version: this.version, editable: true, configuration: this.configuration },
    });
  saves = () => Promise.resolve({ ok: true as const, value: [] });
  accounts = () => Promise.resolve({ ok: true as const, value: [] });
  previewRouting = (text: string) => {
    this.tried.push(text);
    return Promise.resolve(
      this.refuses ? { ok: false as const, fault: this.refuses } : { ok: true as const, value: PREVIEW },
    );
  };
  saveRouting = (text: string, replaces: number) => {
    const fault: Fault = { code: "conflict", message: "x", details: { rule: "configuration-changed" } };
    if (replaces !== this.version) return Promise.resolve({ ok: false as const, fault });
    this.configuration = HallConfiguration.parse(parse(text));
    this.version += 1;
    return Promise.resolve({ ok: true as const, value: this.configuration });
  };
}

describe("the routing page", () => {
  let hub: HandHub;
  let page: RoutingPage;
  beforeEach(async () => {
    hub = new HandHub();
    page = openRoutingPage(hub);
    await vi.waitFor(() => expect(names()).toEqual(["绿色通道", "大团体"]));
  });
  afterEach(() => document.body.replaceChildren());

  const inside = (tag: string) => page.renderRoot.querySelector(tag)?.shadowRoot;
  const rules = () => [...(inside("segment-section")?.querySelectorAll("li") ?? [])];
  const names = () => rules().map((rule) => rule.querySelector("div > b")?.textContent);
  const act = (index: number, name: string) => {
    const found = rules()[index]?.querySelector<HTMLButtonElement>(`[data-act=${name}]`);
    if (!found) throw new Error(`no button ${name}`);
    return found;
  };
  const focused = () => inside("segment-section")?.activeElement;
  const save = () => page.renderRoot.querySelector<HTMLElement>("#save")?.shadowRoot?.querySelector("button");
  const state = () => page.renderRoot.querySelector(".state")?.textContent;
  const written = (): HallConfiguration => HallConfiguration.parse(parse(hub.tried.at(-1) ?? ""));

  it("says the rules in words, and who would be next", async () => {
    expect(rules()[0]?.textContent).toContain("是老年人");
    expect(rules()[0]?.textContent).toContain("归为“优先”");
    await vi.waitFor(() => expect(inside("preview-pane")?.textContent).toContain("A007"));
    expect(inside("preview-pane")?.textContent).toContain("权重 × 等候最大");
  });

  it("names the clerks whom nobody signs in as, and can be saved all the same", async () => {
    await vi.waitFor(() =>
      expect(inside("preview-pane")?.textContent).toContain("clerks[0].clerkId：zhangmin"),
    );
    act(0, "down").click();
    await vi.waitFor(() => expect(save()?.getAttribute("aria-disabled")).toBe("false"));
  });

  it("moves a rule by keyboard; the focus goes with it, and the text follows", async () => {
    act(1, "up").focus();
    await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await vi.waitFor(() => expect(names()).toEqual(["大团体", "绿色通道"]));
    await vi.waitFor(() => expect(rules()[0]?.contains(focused() ?? null)).toBe(true));
    expect(inside("segment-section")?.querySelector("[role=status]")?.textContent).toContain("第 1 位");
    expect(written().segmentation.map(({ name }) => name["zh-CN"])).toEqual(["大团体", "绿色通道"]);
    act(0, "down").click();
    await vi.waitFor(() => expect(names()).toEqual(["绿色通道", "大团体"]));
    await vi.waitFor(() => expect(state()).toBe("与大厅一致"));
  });

  it("edits a rule by what exists, and what it says changes at once", async () => {
    act(0, "edit").click();
    await vi.waitFor(() => expect(rules()[0]?.querySelector(".form")).not.toBeNull());
    rules()[0]?.querySelector<HTMLInputElement>("input[value=veteran]")?.click();
    await vi.waitFor(() => expect(rules()[0]?.textContent).toContain("老年人或退役军人"));
    expect(written().segmentation[0]?.when.groups).toEqual(["elderly", "veteran"]);
    await vi.waitFor(() => expect(state()).toBe("有未保存的修改"));
  });

  it("takes what is typed as text into the forms, and keeps them while it cannot be read", async () => {
    const area = inside("text-pane")?.querySelector("textarea");
    if (!area) throw new Error("no text");
    const type = (text: string): void => {
      area.value = text;
      area.dispatchEvent(new Event("input"));
    };
    type(area.value.replace("绿色通道", "优先通道"));
    await vi.waitFor(() => expect(names()).toEqual(["优先通道", "大团体"]));
    type("queues: [");
    await vi.waitFor(() => expect(inside("text-pane")?.textContent).toContain("还不能读取"));
    expect(names()).toEqual(["优先通道", "大团体"]);
    expect(save()?.getAttribute("aria-disabled")).toBe("true");
  });

  it("says beside the field why it is refused, and cannot be saved so", async () => {
    const problem = { line: 9, column: 3, field: "queues[0].targetMinutes", message: "数值过小" };
    hub.refuses = {
      code: "invalid",
      message: "x",
      details: { problems: [{ ...problem, path: ["queues", 0, "targetMinutes"] }] },
    };
    const field = () => inside("queue-section")?.querySelector<HTMLInputElement>("#queues-0-targetMinutes");
    await userEvent.fill(field() as Element, "-1");
    await userEvent.keyboard("{Tab}");
    await vi.waitFor(() => expect(field()?.getAttribute("aria-invalid")).toBe("true"));
    const described = field()?.getAttribute("aria-describedby") ?? "";
    expect(inside("queue-section")?.querySelector(`#${described}`)?.textContent).toContain("数值过小");
    expect(state()).toBe("1 处错误");
    expect(save()?.getAttribute("aria-disabled")).toBe("true");
    inside("preview-pane")?.querySelector<HTMLButtonElement>(".refused button")?.click();
    await vi.waitFor(() => expect(inside("text-pane")?.activeElement?.tagName).toBe("TEXTAREA"));
  });

  it("saves by version: what somebody else saved is not overwritten, and the draft stays", async () => {
    act(0, "down").click();
    await vi.waitFor(() => expect(save()?.getAttribute("aria-disabled")).toBe("false"));
    hub.version += 1;
    save()?.click();
    await vi.waitFor(() =>
      expect(page.renderRoot.querySelector("[role=alert]")?.textContent).toContain("别人已经保存"),
    );
    expect(hub.configuration).toEqual(HALL);
    expect(names()).toEqual(["大团体", "绿色通道"]);
    page.renderRoot.querySelector<HTMLButtonElement>(".fault button")?.click();
    await vi.waitFor(() => expect(names()).toEqual(["绿色通道", "大团体"]));
    act(0, "down").click();
    await vi.waitFor(() => expect(save()?.getAttribute("aria-disabled")).toBe("false"));
    save()?.click();
    await vi.waitFor(() => expect(hub.configuration.segmentation[0]?.name["zh-CN"]).toBe("大团体"));
    await vi.waitFor(() => expect(state()).toBe("与大厅一致"));
  });
});
