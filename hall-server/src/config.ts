import { z } from "zod";

const port = (standard: number) => z.coerce.number().int().min(0).max(65_535).default(standard);
const level = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]);
const SCORE = "expected a score above 0 and below 1, such as 0.4";
const SHARE = "expected a share above 0 and up to 1, such as 0.5";
const THREADS = "expected a whole number from 1 to 64";
const MODEL_SIZE = "expected width x height, multiples of 32 from 32 to 2048, such as 416x416";

/** The sizes that a model can have: as of a camera's own `input`. */
function isModelSize(text: string): boolean {
  const sides = /^(\d+)x(\d+)$/.exec(text)?.slice(1).map(Number);
  return sides?.every((side) => side >= 32 && side <= 2048 && side % 32 === 0) ?? false;
}

/** Every setting of the hub: name, meaning, default. Nothing else reads process.env. */
export const Config = z.object({
  HALL_PORT: port(8080).meta({
    description: "port of the screens, REST and sockets; 0 takes any free one",
    zh: "页面、REST 与 Socket 的端口；0 表示任选空闲端口",
  }),
  HALL_HOST: z.string().default("0.0.0.0").meta({
    description:
      "address to listen on; the standard lets the screens of the hall in, `127.0.0.1` nobody else",
    zh: "监听地址；默认允许大厅内的屏幕访问，`127.0.0.1` 仅限本机",
  }),
  HALL_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        "address in QR codes, such as `http://hall.example`; standard: this machine's own address and port",
      zh: "二维码中的地址，如 `http://hall.example`；默认为本机地址和端口",
    }),
  HALL_PROXIES: z.coerce.number().int().min(0).max(5).default(0).meta({
    description: "how many reverse proxies stand before the hub; their `X-Forwarded-For` is believed",
    zh: "本服务前有几层反向代理；采信其 `X-Forwarded-For`",
  }),
  HALL_DATA: z.string().default("./data").meta({
    description: "folder of the database, the secret and whatever else is kept; one owner at a time",
    zh: "数据目录（数据库、密钥等）；同一时间只能由一个进程使用",
  }),
  HALL_CONFIG: z.string().optional().meta({
    description: "YAML file of the hall, or a folder with one for each hall; standard: the sample hall",
    zh: "大厅的 YAML 配置文件，或每个大厅一个文件的目录；默认使用示例大厅",
  }),
  HALL_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta({
      description:
        "PostgreSQL 15 or newer, such as `postgres://user:secret@host/hall`; standard: the embedded one",
      zh: "PostgreSQL 15 及以上，如 `postgres://user:secret@host/hall`；默认使用内嵌数据库",
    }),
  HALL_REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .meta({
      description:
        "Redis or Valkey for jobs and several hubs, such as `redis://host:6379`; standard: the embedded one",
      zh: "任务队列与多实例所用的 Redis 或 Valkey，如 `redis://host:6379`；默认使用内嵌服务",
    }),
  HALL_MQTT_URL: z
    .url({ protocol: /^(mqtts?|wss?)$/ })
    .optional()
    .meta({
      description: "an outside broker, such as `mqtt://user:secret@host:1883`; standard: the embedded one",
      zh: "外部 MQTT 服务器，如 `mqtt://user:secret@host:1883`；默认使用内嵌服务器",
    }),
  HALL_MQTT_PORT: port(1883).meta({
    description: "port of the embedded broker; 0 takes any free one",
    zh: "内嵌 MQTT 服务器的端口；0 表示任选空闲端口",
  }),
  HALL_ADMIN_PASSWORD: z
    .string()
    .min(10, "at least 10 characters")
    .max(200, "at most 200 characters")
    .optional()
    .meta({
      description:
        "password of the first account, `admin`, when it is made (later it changes nothing); standard: a random one, printed once",
      zh: "首个账号 `admin` 创建时的密码（以后修改无效）；默认随机生成，只打印一次",
    }),
  HALL_VISION: z.enum(["on", "off"]).default("on").meta({
    description: "`off` runs without cameras",
    zh: "`off` 表示不使用摄像头",
  }),
  HALL_SIMULATE: z
    .union([z.literal("off"), z.coerce.number().positive().max(600)], {
      error: "expected off, or a speed from 1 to 600",
    })
    .default("off")
    .meta({
      description:
        "a speed such as `60`: visitors and clerks play a day, and the hub's clock runs that much faster",
      zh: "速度，如 `60`：模拟一天的办事群众与工作人员，系统时钟同倍加速",
    }),
  HALL_SEED: z.coerce.number().int().min(0).max(4_294_967_295).default(1).meta({
    description: "seed of the simulated day; the same seed is the same day",
    zh: "模拟的随机种子；种子相同则当天相同",
  }),
  HALL_LOG: level.default("warn").meta({
    description: `how much is logged: ${level.options.join(", ")}`,
    zh: `日志级别：${level.options.join("、")}`,
  }),
  HALL_MODEL: z.string().optional().meta({
    description: "model file that finds people; standard: the converted CenterNet of set-up",
    zh: "识别人员的模型文件；默认使用安装时转换的 CenterNet",
  }),
  HALL_MODEL_INPUT: z.string().refine(isModelSize, MODEL_SIZE).optional().meta({
    description:
      "input size of a model file that leaves it open, such as `416x416`; a camera's own `input` goes before it",
    zh: "模型文件未固定输入尺寸时使用的尺寸，如 `416x416`；摄像头自己的 `input` 优先",
  }),
  HALL_MODEL_THRESHOLD: z.coerce.number(SCORE).gt(0, SCORE).lt(1, SCORE).optional().meta({
    description:
      "score from which somebody is a person, such as `0.4`; standard: what suits the kind of model",
    zh: "判定为人的最低得分，如 `0.4`；默认取适合该类模型的值",
  }),
  HALL_VISION_THREADS: z.coerce
    .number(THREADS)
    .int(THREADS)
    .min(1, THREADS)
    .max(64, THREADS)
    .optional()
    .meta({
      description:
        "threads that look at pictures in each hall, 1 to 64; each takes a core when busy; standard: as many as bring something, one core left free",
      zh: "每个大厅用于识别的线程数，1 至 64；繁忙时每个线程占用一个核心；默认由启动时的测试决定，并留出一个核心",
    }),
  HALL_VISION_CPU: z.coerce.number(SHARE).gt(0, SHARE).max(1, SHARE).default(1).meta({
    description: "share of these threads' time that all cameras of a hall may take together, such as `0.5`",
    zh: "一个大厅的所有摄像头合计可占用上述线程时间的比例，如 `0.5`",
  }),
  HALL_FOOTAGE: z.string().optional().meta({
    description: "video file behind the camera address `footage`; standard: the sample clip of set-up",
    zh: "摄像头地址 `footage` 对应的视频文件；默认使用安装时取得的样片",
  }),
  FFMPEG_PATH: z.string().optional().meta({
    description: "the ffmpeg program that reads RTSP cameras and video files; standard: the one on PATH",
    zh: "读取 RTSP 摄像头和视频文件的 ffmpeg 程序；默认使用 PATH 中的 ffmpeg",
  }),
});
export type Config = Readonly<z.infer<typeof Config>>;

/** Settings that cannot be used; the message has one line for each. */
export class BadSettings extends Error {}

/** Reads the environment; a setting that is empty counts as not given. Throws BadSettings. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = Config.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    if (!lines.has(name)) lines.set(name, `${name}: ${issue.message}${shown(name, given[name])}`);
  }
  throw new BadSettings([...lines.values()].join("\n"));
}

/** The value that was wrong, unless it may hold a secret. */
function shown(name: string, value: string | undefined): string {
  return value === undefined || /PASSWORD|URL/.test(name) ? "" : `, got "${value.slice(0, 60)}"`;
}

/** The settings as a Markdown table for the README. */
export function settingsTable(language: "en" | "zh-CN" = "en"): string {
  const head = language === "en" ? ["setting", "standard", "meaning"] : ["设置", "默认值", "含义"];
  const rows = Object.entries(Config.shape).map(([name, schema]) => {
    const { description = "", zh } = schema.meta() ?? {};
    const standard: unknown = schema.safeParse(undefined).data;
    const meaning = language === "zh-CN" && typeof zh === "string" ? zh : description;
    return [`\`${name}\``, standard === undefined ? "–" : `\`${standard}\``, meaning];
  });
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Where visitors' phones reach the hub: as set, or the first address of this machine that a phone could reach. */
export function publicUrl(config: Config, listeningPort: number, addresses: readonly string[]): string {
  if (config.HALL_PUBLIC_URL) return config.HALL_PUBLIC_URL.replace(/\/+$/, "");
  const everywhere = config.HALL_HOST === "0.0.0.0" || config.HALL_HOST === "::";
  const host = everywhere ? (addresses[0] ?? "127.0.0.1") : config.HALL_HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${listeningPort}`;
}
