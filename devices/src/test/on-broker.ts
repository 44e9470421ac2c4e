import pino from "pino";
import { type DeviceIdentity, DeviceLink } from "../link/device-link.ts";
import { aedesBroker, type Broker } from "./brokers.ts";
import { HubSide } from "./hub-side.ts";

export const silent = pino({ level: "silent" });

/** A broker, the hub's end of it, and the link of `hall-a/device-1`, not started. */
export async function onBroker(
  kind: string,
): Promise<{ broker: Broker; hub: HubSide; link: DeviceLink; stop: () => Promise<void> }> {
  const broker = await aedesBroker();
  const hub = await HubSide.connect(broker.url);
  let ids = 0;
  const device: DeviceIdentity = {
    mqttUrl: broker.url,
    hallId: "hall-a",
    deviceId: "device-1",
    token: "token-1",
    kind,
    model: "test",
    firmware: "1",
    capabilities: [],
  };
  const link = new DeviceLink(device, {
    now: () => new Date(),
    newId: () => `id-${++ids}`,
    log: silent,
    firstPauseMs: 20,
  });
  const stop = async () => {
    await hub.stop();
    await broker.stop();
  };
  return { broker, hub, link, stop };
}
