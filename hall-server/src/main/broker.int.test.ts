import mqtt from "mqtt";
import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { aHub, type Hub } from "../../test/a-hub.ts";
import { SYSTEM } from "../app/principal.ts";
import { readConfig } from "../config.ts";
import { openBroker } from "./broker.ts";
import { Undo } from "./undo.ts";

const undo = new Undo();
let hub: Hub | undefined;
afterEach(async () => {
  await undo.run((part, error) => {
    throw new Error(`${part} did not stop`, { cause: error });
  });
  await hub?.stop();
});

it("ends a device's connection when its credential is revoked, and does not let it in again", async () => {
  hub = await aHub();
  const config = readConfig({ HALL_MQTT_PORT: "0", HALL_HOST: "127.0.0.1" });
  const { url } = await openBroker(config, hub.access, pino({ level: "silent" }), undo);
  const login = {
    username: "sample/printer-1",
    password: await hub.enrolled("device", "printer-1"),
    reconnectPeriod: 0,
  };
  const device = await mqtt.connectAsync(url, login);
  const closed = new Promise((done) => device.once("close", () => done("closed")));
  const [credential] = (await hub.enrolments.list(SYSTEM_ADMIN)).filter(({ id }) => id === "printer-1");
  await hub.enrolments.revoke(credential?.credentialId ?? "", SYSTEM_ADMIN);
  expect(await closed).toBe("closed");
  await expect(mqtt.connectAsync(url, login)).rejects.toThrow();
});

/** Whoever may look after devices. */
const SYSTEM_ADMIN = { ...SYSTEM, permissions: new Set(["manage-devices" as const]) };
