import type { Language } from "@hall/contract";
import { z } from "zod";

/** Our own words about a configuration: as the contract says them, and in Chinese. `{}` stands for whatever is there. */
const OWN: readonly (readonly [string, string])[] = [
  ["lower-case letters, digits and hyphens, at most 63", "只能用小写字母、数字和连字符，最多 63 个"],
  ["one or two capital letters", "应为一到两个大写字母"],
  ["hours such as 09:00-17:30, until 24:00 at most", "时间应写成 09:00-17:30，最晚到 24:00"],
  [
    "hours that end after they begin; a night is two spans, until 24:00 and from 00:00",
    "结束应晚于开始；跨夜写成两段：到 24:00，再从 00:00 起",
  ],
  ["expected a text, or {zh-CN: …, en: …}", "应为文本，或 {zh-CN: …, en: …}"],
  ["expected {counterId: …} or {clerkId: …}", "应为 {counterId: …} 或 {clerkId: …}"],
  ["a time zone such as Asia/Shanghai", "应为时区，例如 Asia/Shanghai"],
  ["choices belong to the kind choice, and it needs them", "只有类型 choice 有 choices，而且必须有"],
  [
    "a rule that does nothing: give a queueId, a classId or reserveFor",
    "这条规则什么也不做：请给出 queueId、classId 或 reserveFor",
  ],
  ["reserveMinutes without reserveFor", "有 reserveMinutes 却没有 reserveFor"],
  ["a condition without waitsOverMinutes or waitingOver", "条件里缺少 waitsOverMinutes 或 waitingOver"],
  ["two ends that are apart", "两个端点不能重合"],
  ["a point beside the line, not on it", "应为线旁边的一点，不能在线上"],
  ["four corners of a rectangle on the floor, in order around it", "应为地面上一个矩形的四个角，按顺序"],
  [
    "expected rtsp://, http://, https://, rtmp://, a file or a folder",
    "应为 rtsp://、http://、https://、rtmp:// 地址，或文件、文件夹",
  ],
  ["an outline that does not cross itself", "边线不能自己相交"],
  ["an area, not a line or a point", "应为一块区域，不能是线或点"],
  ["between 2 and 16 tiles", "应分成 2 到 16 块"],
  ['{} "{}" is used twice', "{} “{}” 重复使用"],
  ['"{}" is not one of: {}', "没有“{}”，可用的有：{}"],
  ["a {} zone needs a counterId", "类型 {} 的区域需要 counterId"],
  ['the staff side of "{}" is watched by the camera "{}" already', "窗口“{}”的工作侧已由摄像头“{}”看着"],
  ["a card-reader needs the kioskId that it belongs to", "读卡器需要写明所属的 kioskId"],
  ["a {} has no {}; only a card-reader does", "{} 没有 {}，只有 card-reader 才有"],
  ["a {} has no {}; only a kiosk does", "{} 没有 {}，只有 kiosk 才有"],
  [
    "this kiosk would show nothing: there are no lifeEvents with its services",
    "这台取号机会是空白：没有包含其事项的 lifeEvents",
  ],
  ["never reached: rule {} before it is true of everybody", "永远轮不到：前面的第 {} 条规则对所有人都成立"],
  [
    "counter {} serves no queue: give it queueIds, a profile or a cluster",
    "{} 号窗口没有任何队列：请给它 queueIds、profile 或 cluster",
  ],
  [
    'the queue "{}" is served under conditions only: while none is true, nobody would be called',
    "队列“{}”只在某些条件下办理：条件都不成立时，没有人会被叫到",
  ],
  ['no counter serves the queue "{}"', "没有窗口办理队列“{}”"],
  ['none of the clerks has the skill "{}"', "没有工作人员具备技能“{}”"],
  ["none of the clerks has all of the skills {}", "没有一位工作人员同时具备技能 {}"],
  [
    'on {} the hall is open {}, and "{}" is never called from then',
    "{} 大厅开放 {}，而“{}”在这些时间从不叫号",
  ],
  ["the hall is never open in these hours", "大厅在这段时间从不开放"],
  ["these hours overlap with a quota before", "这段时间与前面的限额重叠"],
  [
    "must be less than boundMinutes ({}), or the bound could not hold",
    "必须小于 boundMinutes（{}），否则无法保证最长等候",
  ],
  ["not before `from`", "不能早于 from"],
  ["at most {} days, `from` and `to` included", "最多 {} 天（含首尾）"],
  ["at least {} characters", "至少 {} 个字符"],
  ["at most {} characters", "最多 {} 个字符"],
  ["digits, spaces and hyphens, such as +86 138 0000 0000", "应为数字、空格和连字符，例如 +86 138 0000 0000"],
  ["a code such as 517", "应为代码，例如 517"],
];

const PATTERNS = OWN.map(([en, zh]) => ({ pattern: patternOf(en), zh }));

function patternOf(words: string): RegExp {
  const literal = words.split("{}").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${literal.join("(.*?)")}$`, "s");
}

/** What makes zod speak the caller's language, for `safeParse`. */
export function zodWords(language: Language) {
  return language === "en" ? undefined : { error: z.locales.zhCN().localeError };
}

/** What the contract says about a value, in the caller's language; words that nobody has translated stay as they are. */
export function inWords(message: string, language: Language): string {
  if (language === "en") return message;
  for (const { pattern, zh } of PATTERNS) {
    const found = pattern.exec(message);
    if (!found) continue;
    const parts = found.slice(1);
    return zh.replaceAll("{}", () => parts.shift() ?? "");
  }
  return message;
}

/** Where YAML itself is broken, by the code of its parser; the rest is told in one sentence. */
const YAML_ZH: Readonly<Record<string, string>> = {
  BAD_INDENT: "缩进不对",
  TAB_AS_INDENT: "缩进不能用制表符，请用空格",
  DUPLICATE_KEY: "同一层里有重复的键",
  MISSING_CHAR: "缺少引号、括号、逗号或冒号",
  UNEXPECTED_TOKEN: "这里出现了不该有的内容",
  MULTILINE_IMPLICIT_KEY: "键必须写在一行里",
  BLOCK_AS_IMPLICIT_KEY: "一行里不能嵌套映射，请换行并缩进",
  BLOCK_IN_FLOW: "括号里不能使用缩进写法",
  BAD_ALIAS: "别名（*）没有定义",
  BAD_SCALAR_START: "值不能以这个字符开头，请加引号",
  BAD_DQ_ESCAPE: "双引号里的转义不对",
  MULTIPLE_DOCS: "只能有一份文档（不要用 ---）",
};

/** What is wrong with the text as YAML. */
export function yamlWords({ code, message }: { code: string; message: string }, language: Language): string {
  return language === "en" ? message : (YAML_ZH[code] ?? "不是有效的 YAML");
}
