/** The words of the pictures around an absence. */
export const zh = {
  open: "离岗画面",
  title: "{counter}号窗口离岗前后的画面",
  close: "关闭",
  loading: "正在取画面…",
  failed: "看不到画面：{why}",
  time: "{time} · 第 {n} 张，共 {all} 张",
  before: "上一张",
  after: "下一张",
  play: "播放",
  pause: "停住",
  kept: "人物已打码。保存到 {time}，到时自动删除；每次查看都记入审计。",
  picture: "窗口 {counter} 在 {time} 的画面，人物已打码",
} as const;
