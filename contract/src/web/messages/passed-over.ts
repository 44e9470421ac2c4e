/** Why somebody was passed over by a call; said at the counter and in the story of a visit. */
const zh = {
  "passed-bound": "{code}（最长保证）",
  "passed-reserved-for-counter": "{code}（窗口指定的先办）",
  "passed-reserved-for-clerk": "{code}（人员指定的先办）",
  "passed-queue-priority": "{code}（队列优先级）",
  "passed-ratio": "{code}（叫号比例）",
  "passed-skill": "{code}（技能优先）",
  "passed-weight": "{code}（类别权重）",
  "passed-booked": "{code}（预约时间）",
  "passed-too-soon": "{code}（刚叫过）",
  "passed-no-skill": "{code}（无此技能）",
  "passed-calling-window": "{code}（不在叫号时段）",
  "passed-closed-condition": "{code}（支援条件未到）",
  "passed-front": "{code}（他人有靠前的位置）",
  "passed-class": "{code}（类别不同）",
  "passed-reserved": "{code}（留给别的窗口或人员）",
  "passed-not-before": "{code}（还没到时间）",
  "passed-order": "{code}（顺序）",
} as const;

const en: { [K in keyof typeof zh]: string } = {
  "passed-bound": "{code} (bound)",
  "passed-reserved-for-counter": "{code} (reserved goes first)",
  "passed-reserved-for-clerk": "{code} (reserved goes first)",
  "passed-queue-priority": "{code} (queue priority)",
  "passed-ratio": "{code} (ratio)",
  "passed-skill": "{code} (skill goes first)",
  "passed-weight": "{code} (weight)",
  "passed-booked": "{code} (booking)",
  "passed-too-soon": "{code} (called just now)",
  "passed-no-skill": "{code} (skill is missing)",
  "passed-calling-window": "{code} (outside its calling window)",
  "passed-closed-condition": "{code} (condition not met)",
  "passed-front": "{code} (another has an earlier place)",
  "passed-class": "{code} (class)",
  "passed-reserved": "{code} (reserved for another counter or clerk)",
  "passed-not-before": "{code} (too early)",
  "passed-order": "{code} (order)",
};

/** A part of a catalogue, to be spread into the one of a screen. */
export const passedOverWords = { "zh-CN": zh, en };
