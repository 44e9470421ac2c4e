/** The words of the page about what the cameras know. */
export const zh = {
  title: "摄像头与隐私",
  page: "给来访者的说明",
  "page-text":
    "按大厅现在的设置自动生成，不用登录就能看，中英两种语言。请打印二维码，贴在摄像头和隐私告示旁边。",
  open: "打开“摄像头知道什么”",
  print: "打印二维码",
  qr: "“摄像头知道什么”的网页",
  looks: "最近谁看过画面",
  "looks-text": "观看实时画面（同一摄像头十分钟记一次）和每次查看离岗画面，都记录在这里。",
  "looks-none": "还没有人看过画面",
  "looks-failed": "读不到记录：{why}",
  time: "时间",
  who: "谁",
  what: "看了什么",
  "camera-watched": "实时画面：{subject}",
  "evidence-looked": "离岗画面：{subject}",
} as const;
