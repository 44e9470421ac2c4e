import { HallConfiguration } from "@hall/contract";
import { RoutingDraft } from "../routing/routing-draft.ts";
import type { RoutingPage } from "../routing/routing-page.ts";
import "../routing/routing-page.ts";

/** A hall with one counter, one queue and a green channel, as far as it is not told otherwise. */
export function aRoutingHall(change: Record<string, unknown> = {}): HallConfiguration {
  return HallConfiguration.parse({
    hallId: "h",
    name: "大厅",
    timeZone: "Asia/Shanghai",
    openingHours: { monday: ["09:00-17:00"] },
    departments: [{ departmentId: "d", name: "户政" }],
    queues: [{ queueId: "papers", name: "户政" }],
    services: [{ serviceId: "id", name: "身份证", departmentId: "d", queueId: "papers", prefix: "A" }],
    counters: [{ counterId: "c1", number: 1, queueIds: ["papers"] }],
    segmentation: [{ name: "绿色通道", when: { groups: ["elderly"] }, then: { classId: "priority" } }],
    ...change,
  });
}

/** The page on the screen, with a draft that asks its hub at once. */
export function openRoutingPage(hub: ConstructorParameters<typeof RoutingDraft>[0]): RoutingPage {
  const page = document.createElement("routing-page");
  page.draft = new RoutingDraft(hub, (then) => {
    then();
    return () => undefined;
  });
  document.body.append(page);
  return page;
}
