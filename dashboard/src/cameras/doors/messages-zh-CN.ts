/** The words of what lies before the ticket, and of tickets against people. */
export const zh = {
  title: "取号之前",
  wait: "进门到取号",
  seconds: "约 {n} 秒",
  "seconds-range": "约 {low}–{high} 秒",
  minutes: "约 {n} 分钟",
  "minutes-range": "约 {low}–{high} 分钟",
  few: "取号的人还太少，说不准",
  counts: "近一小时进门 {arrivals} 人，取号 {tickets} 个",
  tickets: "号与人",
  "tickets-people": "等候的号 {tickets} 个，等候区 {people} 人",
  fits: "相符",
  ghosts: "号比人多 {n}：可能有人取号后离开",
  "un-ticketed": "人比号多 {n}：可能有人没有取号",
  unknown: "等候区人数未知",
} as const;
