import { CounterId, DeviceId, HallId, HubClock } from "@hall/contract";
import { z } from "zod";

/** What the drivers in this folder can run. */
export const DriverKind = z.enum([
  "ticket-printer",
  "window-display",
  "speaker",
  "rating-pad",
  "card-reader",
]);
export type DriverKind = z.infer<typeof DriverKind>;

const DeviceSettings = z.strictObject({
  hallId: HallId,
  deviceId: DeviceId,
  kind: DriverKind,
  enrolmentCode: z
    .string()
    .min(1)
    .optional()
    .describe("one-time code; the token that it buys is kept in `folder`"),
  counterId: CounterId.optional().describe("the counter that it belongs to; for the log"),
  connection: z
    .url({ protocol: /^(tcp|file)$/ })
    .optional()
    .describe(
      "real hardware: `tcp://192.168.1.50:9100`, with `?dots=384` for 58 mm paper; a card reader also `file:///dev/ttyUSB0`; standard: a simulator",
    ),
});
export type DeviceSettings = z.infer<typeof DeviceSettings>;

/** What this program is told: by the environment (`HALL_DEVICES`, as JSON) or by the first IPC message. */
export const DevicesSettings = z.strictObject({
  mqttUrl: z.url({ protocol: /^(mqtts?|wss?)$/ }),
  hubUrl: z.url({ protocol: /^https?$/ }).describe("where devices enrol"),
  folder: z.string().min(1).describe("printed tickets of simulators, and the devices' tokens"),
  seed: z.int().default(1).describe("of everything random"),
  ratings: z.boolean().default(false).describe("simulated rating pads grade by themselves"),
  clock: HubClock.optional().describe("the hub's clock, when it does not run with the wall clock"),
  devices: z.array(DeviceSettings),
});
export type DevicesSettings = z.infer<typeof DevicesSettings>;

/** Makes a simulator behave as hardware does on a bad day. Sent over IPC while the program runs. */
export const FaultOrder = z.strictObject({
  type: z.literal("fault"),
  hallId: HallId,
  deviceId: DeviceId,
  fault: z.enum(["paper-out", "jam", "slow", "card", "none"]), // `card`: somebody lays one on the reader
});
export type FaultOrder = z.infer<typeof FaultOrder>;
