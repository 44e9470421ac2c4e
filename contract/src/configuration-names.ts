import type { z } from "zod";
import type { HallConfigurationForm } from "./configuration.ts";

export type HallForm = z.infer<typeof HallConfigurationForm>;
/** What is wrong, and where; the path leads to the line of the file. */
export type Problem = { path: (string | number)[]; message: string };

/** Every id of the hall, by what it is an id of. */
export function knownIds(hall: HallForm) {
  const devices = (kind: string) => hall.devices.filter((d) => d.kind === kind).map((d) => d.deviceId);
  return {
    departmentId: new Set(hall.departments.map((d) => d.departmentId)),
    serviceId: new Set(hall.services.map((s) => s.serviceId)),
    queueId: new Set(hall.queues.map((q) => q.queueId)),
    counterId: new Set(hall.counters.map((c) => c.counterId)),
    classId: new Set(hall.classes.map((c) => c.classId)),
    groupId: new Set(hall.groups.map((g) => g.groupId)),
    skillId: new Set(hall.skills.map((s) => s.skillId)),
    printerId: new Set(devices("ticket-printer")),
    kioskId: new Set(devices("kiosk")),
  };
}
export type Known = ReturnType<typeof knownIds>;

/** Nothing when the id exists or is not given. */
export function* mustExist(
  known: Known,
  path: (string | number)[],
  key: keyof Known,
  ids: string | readonly string[] | undefined,
): Generator<Problem> {
  const list = ids === undefined ? [] : typeof ids === "string" ? [ids] : ids;
  for (const [index, id] of list.entries())
    if (!known[key].has(id))
      yield {
        path: typeof ids === "string" ? path : [...path, index],
        message: `"${id}" is not one of: ${[...known[key]].join(", ") || "(none)"}`,
      };
}
