import { describe, expect, it } from "vitest";
import { type MqttIdentity, mayPublish, maySubscribe } from "./topic-rights.ts";

const hub: MqttIdentity = { kind: "hub" };
const printer: MqttIdentity = { kind: "device", hall: "main", device: "printer-1" };
const watch: MqttIdentity = { kind: "vision", hall: "main", device: "vision-1" };
const sly: MqttIdentity = { kind: "device", hall: "main", device: "+" };

describe("who may publish", () => {
  it.each([
    [printer, "hall/main/device/printer-1/status", true],
    [printer, "hall/main/device/printer-1/info", true],
    [printer, "hall/main/device/printer-1/state", true],
    [printer, "hall/main/device/printer-1/result", true],
    [printer, "hall/main/device/printer-1/event", true],
    [printer, "hall/main/device/printer-1/telemetry", true],
    [printer, "hall/main/device/printer-1/set", false],
    [printer, "hall/main/device/printer-1/command", false],
    [printer, "hall/main/device/printer-1", false],
    [printer, "hall/main/device/printer-1/state/more", false],
    [printer, "hall/main/device/printer-2/state", false],
    [printer, "hall/other/device/printer-1/state", false],
    [printer, "hall/main/alert", false],
    [printer, "hall/main/status", false],
    [printer, "hall/main/counter/c-1/presence", false],
    [printer, "$SYS/x", false],
    [sly, "hall/main/device/printer-1/state", false],
    [watch, "hall/main/device/vision-1/status", true],
    [watch, "hall/main/counter/c-1/presence", true],
    [watch, "hall/main/zone/waiting/count", true],
    [watch, "hall/main/zone/waiting/state", true],
    [watch, "hall/main/camera/cam-1/state", true],
    [watch, "hall/main/line/door/count", true],
    [watch, "hall/other/zone/waiting/count", false],
    [watch, "hall/main/alert", false],
    [watch, "hall/main/device/printer-1/command", false],
    [hub, "hall/main/device/printer-1/set", true],
    [hub, "hall/main/device/printer-1/command", true],
    [hub, "hall/main/alert", true],
    [hub, "hall/main/status", true],
    [hub, "elsewhere", false],
    [hub, "hall/+/alert", false],
  ])("%o to %s: %s", (identity, topic, allowed) => {
    expect(mayPublish(identity, topic)).toBe(allowed);
  });
});

describe("who may subscribe", () => {
  it.each([
    [printer, "hall/main/device/printer-1/#", true],
    [printer, "hall/main/device/printer-1/set", true],
    [printer, "hall/main/device/printer-1/+", true],
    [printer, "hall/main/status", true],
    [printer, "hall/main/queue/+/state", true],
    [printer, "hall/main/queue/a/state", true],
    [printer, "hall/main/queue/#", false],
    [printer, "hall/main/device/+/set", false],
    [printer, "hall/main/device/printer-2/set", false],
    [printer, "hall/+/device/printer-1/set", false],
    [printer, "hall/main/#", false],
    [printer, "#", false],
    [printer, "hall/main/alert", false],
    [sly, "hall/main/device/printer-1/set", false],
    [watch, "hall/main/zone/+/state", true],
    [watch, "hall/main/zone/#", false],
    [hub, "hall/#", true],
    [hub, "hall/+/device/+/event", true],
    [hub, "#", false],
  ])("%o to %s: %s", (identity, filter, allowed) => {
    expect(maySubscribe(identity, filter)).toBe(allowed);
  });
});
