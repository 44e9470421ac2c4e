import { availableParallelism } from "node:os";
import { HallId } from "@hall/contract";
import { z } from "zod";

const MODEL = ".cache/models/centernet-512x288.onnx";

/** Empty is the same as absent: that is how a shell or a compose file says "no". */
const optional = z
  .string()
  .transform((text) => (text === "" ? undefined : text))
  .optional();

const size = z
  .string()
  .regex(/^\d+x\d+$/, "a size such as 416x416")
  .transform((text) => {
    const [width = 0, height = 0] = text.split("x").map(Number);
    return { width, height };
  });

/** Every setting of the vision worker, read from the environment. */
export const VisionConfig = z.object({
  HALL_HUB_URL: z.url({ protocol: /^https?$/ }).describe("the hub, http:// or https://"),
  HALL_HUB_TOKEN: z.string().min(1).describe("what the worker shows the hub to be let in"),
  HALL_MQTT_URL: z
    .url({ protocol: /^(mqtts?|wss?|tcp|ssl)$/ })
    .describe("the broker, with user and password"),
  HALL_ID: HallId.optional().describe("the hall as whose device `vision` the worker is known at the broker"),
  HALL_MODEL: z
    .string()
    .default(MODEL)
    .describe("the detector: the CenterNet that set-up converts, or any YOLOX file (ONNX)"),
  HALL_MODEL_INPUT: size
    .optional()
    .describe("input size of the detector, only for a file that leaves it open, such as 416x416"),
  HALL_MODEL_THRESHOLD: z.coerce
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe("score from which somebody is a person; the default is tuned for each kind of detector"),
  HALL_VISION_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe(
      "detector threads; each takes one core when busy. Default: what 20 looks at the start say, one core left free",
    ),
  HALL_VISION_CPU: z.coerce
    .number()
    .gt(0)
    .max(1)
    .default(1)
    .describe(
      "share of these threads' time that all cameras may take together, whatever their models, such as 0.5",
    ),
  HALL_FOOTAGE: optional.describe("the sample clip, played by cameras whose address is `footage`"),
  FFMPEG_PATH: optional.describe("ffmpeg; default: the one on PATH"),
  HALL_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});
export type VisionConfig = z.infer<typeof VisionConfig>;

/** Where nobody says how many threads, a benchmark at the start finds out how many of these bring something. */
export function mostThreads(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1));
}

/** Reads the settings. Throws one message that names each wrong setting and what it is for, and quotes no value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): VisionConfig {
  const parsed = VisionConfig.safeParse(env);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path: [name = ""], message }) => {
    const setting = Object.entries(VisionConfig.shape).find(([key]) => key === name)?.[1];
    return `${String(name)}: ${message} (${setting?.description ?? "a setting"})`;
  });
  throw new Error(lines.join("\n"));
}
