import type { DeviceView, EnrolmentView } from "@hall/contract";

/**
 * The address that enrols a screen by itself when it is opened there; undefined for devices without a page.
 * The code stands after `#`, so that it never reaches a server's log.
 */
export function enrolmentLink(
  { kind, id, code }: Pick<EnrolmentView, "kind" | "id" | "code">,
  devices: readonly DeviceView[],
  origin: string,
): string | undefined {
  const page = kind === "device" ? padPage(devices.find(({ deviceId }) => deviceId === id)) : `/${kind}/`;
  return page && `${origin}${page}#enrol=${encodeURIComponent(code)}`;
}

function padPage(device: DeviceView | undefined): string | undefined {
  if (device?.kind !== "rating-pad" || device.counterId === undefined) return undefined;
  return `/pad/${device.counterId}`;
}

/** What a device of the configuration enrols as. */
export function kindOf(device: Pick<DeviceView, "kind">): EnrolmentView["kind"] {
  return device.kind === "kiosk" || device.kind === "board" ? device.kind : "device";
}
