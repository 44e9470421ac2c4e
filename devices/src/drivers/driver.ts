import type { DeviceCommand } from "@hall/contract";

/** One device that lives on the broker. */
export interface Driver {
  start(): void;
  stop(): Promise<void>;
}

/** What a device says to an order for another kind of device. */
export function notMine(command: DeviceCommand, kind: string): Error {
  return new Error(`a ${kind} cannot ${command.kind}`);
}
