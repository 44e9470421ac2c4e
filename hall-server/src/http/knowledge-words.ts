import type { Counted } from "../app/camera-knowledge.ts";

type Words = {
  title: string;
  lead: string;
  counts: string;
  none: string;
  noHall: string;
  nothing: string;
  off: string;
  counted: Record<Counted, string>;
  kept: string;
  keptNumbers: string;
  keptPlaces: string;
  keptAlerts: string;
  keptLive: string;
  evidenceOff: string;
  evidenceOn: (before: number, after: number, hours: number) => string;
  never: string;
  neverList: readonly string[];
  looks: string;
  other: string;
  otherHref: string;
};

/** What the page of the cameras says, in both languages. */
export const KNOWLEDGE_WORDS: Record<"zh-CN" | "en", Words> = {
  "zh-CN": {
    title: "摄像头知道什么",
    lead: "本页按大厅现在的设置自动生成。摄像头只数人、看窗口有没有人，不认人。",
    counts: "每个摄像头数什么",
    none: "这个大厅没有使用摄像头。",
    noHall: "二维码可能是旧的，请向大厅工作人员询问。",
    nothing: "没有画区域：什么也不数",
    off: "已停用：什么也不数",
    counted: {
      waiting: "数等候的人数",
      stays: "估计等候时间（只有总数和中位数）",
      crowding: "人太多时提醒工作人员",
      density: "估计拥挤程度",
      "gave-up": "数没有办理就离开的人数",
      attended: "看窗口是否有工作人员",
      "visitor-side": "看窗口前是否有人",
      door: "数进出的人数",
    },
    kept: "保存多久",
    keptNumbers: "人数：只显示当前值，不保存个人经过。",
    keptPlaces:
      "人的位置：只是方框，没有画面；在识别程序的内存里留十分钟，供画区域时试算，不写入磁盘，也不传出。",
    keptAlerts: "预警（例如“3号窗口无人”）：只有时间、窗口和数字，随大厅的工作记录保存。",
    keptLive: "实时画面：只有获得授权的人观看时才传出，传出前所有人都已打成色块；不保存，每次观看都有记录。",
    evidenceOff: "离岗画面：没有开启，不保存任何画面。",
    evidenceOn: (before, after, hours) =>
      `离岗画面：已开启。窗口离岗预警前 ${before} 秒、后 ${after} 秒，每秒一张打成色块的画面，保存 ${hours} 小时后自动删除；只有获得授权的人能看，每次查看都有记录。`,
    never: "从来没有",
    neverList: [
      "人脸识别、人脸特征",
      "身份、姓名、证件与画面的关联",
      "没有打码的画面离开识别程序",
      "声音",
      "在大厅之间或不同日子之间跟踪同一个人",
    ],
    looks: "谁看过实时画面或离岗画面，审计人员可以在管理看板上查到。",
    other: "English",
    otherHref: "?lang=en",
  },
  en: {
    title: "What the cameras know",
    lead: "This page is made from the hall's settings as they are now. Cameras count people and see whether a counter is attended; they recognise nobody.",
    counts: "What each camera counts",
    none: "This hall uses no cameras.",
    noHall: "The QR code may be an old one. Please ask the staff of the hall.",
    nothing: "no areas are drawn: nothing is counted",
    off: "switched off: nothing is counted",
    counted: {
      waiting: "counts the people who wait",
      stays: "estimates how long people wait (totals and medians only)",
      crowding: "tells staff when it is crowded",
      density: "estimates how dense the crowd is",
      "gave-up": "counts people who leave without being served",
      attended: "sees whether staff is at the counter",
      "visitor-side": "sees whether somebody stands at the counter",
      door: "counts people who come and go",
    },
    kept: "What is kept, and how long",
    keptNumbers: "Numbers: only the present one is shown; no person's way is kept.",
    keptPlaces:
      "Where people are: as rectangles without a picture, for ten minutes in the memory of the program that counts, to try an area before it is saved; never written down, never sent.",
    keptAlerts:
      'Alerts (such as "nobody at counter 3"): a time, a counter and numbers, kept with the hall\'s records of work.',
    keptLive:
      "Live pictures: sent only while somebody with permission watches, with everybody turned into blocks of colour before; not kept, and each look is recorded.",
    evidenceOff: "Pictures of absences: switched off; no picture is kept.",
    evidenceOn: (before, after, hours) =>
      `Pictures of absences: switched on. From ${before} seconds before to ${after} seconds after the alert that a counter is left, one picture a second with everybody in blocks, deleted by itself after ${hours} hours; only people with permission see them, and each look is recorded.`,
    never: "Never",
    neverList: [
      "recognition of faces, or features of faces",
      "a link from a picture to an identity, a name or a document",
      "a picture in which people are not in blocks, outside the program that counts",
      "sound",
      "following a person from hall to hall or from day to day",
    ],
    looks: "Who looked at live pictures or at pictures of absences: auditors see it on the dashboard.",
    other: "中文",
    otherHref: "?lang=zh-CN",
  },
};
