import type { DeviceCommand } from "@hall/contract";

export type Speech = Pick<Extract<DeviceCommand, { kind: "speak" }>, "texts" | "durationMs">;

/** What a loudspeaker can physically do: say one thing; resolves when it has been said. */
export interface Speaker {
  say(speech: Speech): Promise<void>;
}
