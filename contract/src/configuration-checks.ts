import { areaProblems } from "./configuration-camera-checks.ts";
import type { HallForm, Problem } from "./configuration-names.ts";
import { knownIds, mustExist } from "./configuration-names.ts";
import { routingProblems } from "./configuration-routing-checks.ts";

/** Everything that the parts of a configuration say wrongly about each other. */
export function* problemsOf(hall: HallForm): Generator<Problem> {
  yield* duplicates(hall);
  yield* danglingReferences(hall);
  yield* deviceProblems(hall);
  yield* areaProblems(hall);
  yield* routingProblems(hall);
}

/** Ids must be unique within their list; counter numbers and zones over all cameras too. */
function* duplicates(hall: HallForm): Generator<Problem> {
  const lists: [(string | number)[], string, readonly Record<string, unknown>[]][] = [
    [["departments"], "departmentId", hall.departments],
    [["services"], "serviceId", hall.services],
    [["queues"], "queueId", hall.queues],
    [["counters"], "counterId", hall.counters],
    [["counters"], "number", hall.counters],
    [["devices"], "deviceId", hall.devices],
    [["cameras"], "cameraId", hall.cameras],
    [["classes"], "classId", hall.classes],
    [["groups"], "groupId", hall.groups],
    [["clusters"], "clusterId", hall.clusters],
    [["skills"], "skillId", hall.skills],
    [["clerks"], "clerkId", hall.clerks],
    [["lifeEvents"], "lifeEventId", hall.lifeEvents],
  ];
  for (const [i, { fields }] of hall.services.entries())
    lists.push([["services", i, "fields"], "fieldId", fields]);
  for (const [i, { profile }] of hall.counters.entries())
    lists.push([["counters", i, "profile"], "queueId", profile]);
  for (const [i, { skills }] of hall.clerks.entries())
    lists.push([["clerks", i, "skills"], "skillId", skills]);
  for (const [list, key, items] of lists) yield* usedTwice(list, key, items);
  yield* overAllCameras(hall, "zones", "zoneId");
  yield* overAllCameras(hall, "lines", "lineId");
}

/** Topics name zones and lines without their camera. */
function* overAllCameras(
  hall: HallForm,
  list: "zones" | "lines",
  key: "zoneId" | "lineId",
): Generator<Problem> {
  const seen = new Set<string>();
  for (const [c, camera] of hall.cameras.entries())
    for (const [i, item] of camera[list].entries()) {
      const id = "zoneId" in item ? item.zoneId : item.lineId;
      if (seen.has(id)) yield { path: ["cameras", c, list, i, key], message: `${key} "${id}" is used twice` };
      seen.add(id);
    }
}

function* usedTwice(
  list: (string | number)[],
  key: string,
  items: readonly Record<string, unknown>[],
): Generator<Problem> {
  const seen = new Set<unknown>();
  for (const [index, item] of items.entries()) {
    if (seen.has(item[key]))
      yield { path: [...list, index, key], message: `${key} "${item[key]}" is used twice` };
    seen.add(item[key]);
  }
}

/** Whatever is named must exist. */
function* danglingReferences(hall: HallForm): Generator<Problem> {
  const known = knownIds(hall);
  for (const [i, service] of hall.services.entries()) {
    yield* mustExist(known, ["services", i, "departmentId"], "departmentId", service.departmentId);
    yield* mustExist(known, ["services", i, "queueId"], "queueId", service.queueId);
    yield* mustExist(known, ["services", i, "skillIds"], "skillId", service.skillIds);
  }
  for (const [i, counter] of hall.counters.entries())
    yield* mustExist(known, ["counters", i, "queueIds"], "queueId", counter.queueIds);
  for (const [i, occasion] of hall.lifeEvents.entries())
    yield* mustExist(known, ["lifeEvents", i, "serviceIds"], "serviceId", occasion.serviceIds);
  for (const [i, device] of hall.devices.entries()) {
    yield* mustExist(known, ["devices", i, "counterId"], "counterId", device.counterId);
    yield* mustExist(known, ["devices", i, "printerId"], "printerId", device.printerId);
    yield* mustExist(known, ["devices", i, "kioskId"], "kioskId", device.kioskId);
    yield* mustExist(known, ["devices", i, "serviceIds"], "serviceId", device.serviceIds);
  }
  for (const [i, camera] of hall.cameras.entries())
    for (const [z, zone] of camera.zones.entries()) {
      yield* mustExist(known, ["cameras", i, "zones", z, "counterId"], "counterId", zone.counterId);
      if (zone.kind !== "waiting" && zone.counterId === undefined)
        yield {
          path: ["cameras", i, "zones", z, "counterId"],
          message: `a ${zone.kind} zone needs a counterId`,
        };
    }
  yield* staffSides(hall);
}

/** Two cameras that both tell whether a counter is attended would contradict each other. */
function* staffSides(hall: HallForm): Generator<Problem> {
  const watchedBy = new Map<string, string>();
  for (const [c, { cameraId, zones }] of hall.cameras.entries())
    for (const [z, { kind, counterId }] of zones.entries()) {
      if (kind !== "counter-staff" || counterId === undefined) continue;
      const other = watchedBy.get(counterId) ?? cameraId;
      watchedBy.set(counterId, other);
      if (other !== cameraId)
        yield {
          path: ["cameras", c, "zones", z, "counterId"],
          message: `the staff side of "${counterId}" is watched by the camera "${other}" already`,
        };
    }
}

/** Words that do not belong to the kind of a device, or that show nothing there. */
function* deviceProblems(hall: HallForm): Generator<Problem> {
  const offered = (serviceIds: readonly string[] | undefined) =>
    hall.lifeEvents.some((occasion) => occasion.serviceIds.some((id) => serviceIds?.includes(id) ?? true));
  for (const [i, device] of hall.devices.entries()) {
    const at = (key: string, message: string): Problem => ({ path: ["devices", i, key], message });
    if (device.kind === "card-reader" && device.kioskId === undefined)
      yield at("kioskId", "a card-reader needs the kioskId that it belongs to");
    if (device.kind !== "card-reader" && device.kioskId !== undefined)
      yield at("kioskId", `a ${device.kind} has no kioskId; only a card-reader does`);
    for (const key of ["layout", "serviceIds"] as const)
      if (device.kind !== "kiosk" && device[key] !== undefined)
        yield at(key, `a ${device.kind} has no ${key}; only a kiosk does`);
    if (device.layout === "life-events" && !offered(device.serviceIds))
      yield at("layout", "this kiosk would show nothing: there are no lifeEvents with its services");
  }
}
