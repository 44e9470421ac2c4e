/** Reason codes of the national platform's window evaluator; the first digit is the grade. The code is stored, never the text. */
export const RATING_REASONS = {
  "510": { "zh-CN": "一窗受理一次办结", en: "One window, done at once" },
  "511": { "zh-CN": "可以先受理后补材料", en: "Accepted first, papers later" },
  "512": { "zh-CN": "不用提交证明", en: "No proof required" },
  "513": { "zh-CN": "可以全程网上办理", en: "Possible fully online" },
  "514": { "zh-CN": "可以使用手机办理", en: "Possible by phone" },
  "515": { "zh-CN": "可以就近办理", en: "Possible nearby" },
  "516": { "zh-CN": "无需材料直接办理", en: "No papers needed" },
  "517": { "zh-CN": "服务热情效率高", en: "Warm and efficient service" },
  "406": { "zh-CN": "填写一张表单就可完成申报", en: "One form was enough" },
  "407": { "zh-CN": "在线提交材料窗口核验", en: "Papers checked online at the counter" },
  "408": { "zh-CN": "一张清单告知全部申报材料", en: "One list named all papers" },
  "409": { "zh-CN": "用告知承诺减免申报材料", en: "A declaration replaced papers" },
  "410": { "zh-CN": "可以在线预约办理", en: "Could be booked online" },
  "411": { "zh-CN": "跑大厅一次办完", en: "Done in one visit" },
  "412": { "zh-CN": "可以使用自助机办理", en: "Possible at a self-service machine" },
  "413": { "zh-CN": "服务态度较好", en: "Good service" },
  "307": { "zh-CN": "一次性告知需要补正的材料", en: "Told at once what was missing" },
  "308": { "zh-CN": "提供申报材料样本", en: "Samples were provided" },
  "309": { "zh-CN": "在承诺的时间内办结", en: "Done in the promised time" },
  "310": { "zh-CN": "办事指南指引准确", en: "The guide was accurate" },
  "311": { "zh-CN": "按办事指南要求的材料即可办理", en: "The papers in the guide were enough" },
  "312": { "zh-CN": "可以快递送达", en: "Delivered by courier" },
  "313": { "zh-CN": "跑动次数与承诺的一致", en: "As many trips as promised" },
  "314": { "zh-CN": "服务态度一般", en: "Average service" },
  "207": { "zh-CN": "没有提供材料样本", en: "No samples provided" },
  "208": { "zh-CN": "没有提供材料清单", en: "No list of papers provided" },
  "209": { "zh-CN": "未在承诺时间内办结", en: "Not done in the promised time" },
  "210": { "zh-CN": "同样内容的证明材料被要求多次提交", en: "The same proof was asked for repeatedly" },
  "211": { "zh-CN": "承诺网办但无法在线办理", en: "Promised online, but not possible" },
  "212": { "zh-CN": "在线预约办理后到实体大厅重复取号排队", en: "Booked online, but had to queue again" },
  "213": { "zh-CN": "窗口人员业务不熟练", en: "Staff not skilled enough" },
  "214": { "zh-CN": "服务态度生硬", en: "Unfriendly service" },
  "108": { "zh-CN": "在办事指南之外增加新的审批条件", en: "Conditions beyond the guide" },
  "109": { "zh-CN": "需提供办事指南之外的申报材料", en: "Papers beyond the guide" },
  "110": { "zh-CN": "无理由超过法定办理时间", en: "Over the legal time without a reason" },
  "111": { "zh-CN": "办事指南提供样本有错", en: "The sample in the guide was wrong" },
  "112": { "zh-CN": "承诺在线收取申报材料实际无法收取", en: "Online papers could not be handed in" },
  "113": { "zh-CN": "多头跑窗口和部门", en: "Sent between counters and departments" },
  "114": { "zh-CN": "跑动次数与承诺的不一致", en: "More trips than promised" },
  "115": { "zh-CN": "服务态度差效率低", en: "Poor and slow service" },
} as const;
export type RatingReason = keyof typeof RATING_REASONS;

/** The reasons that may be chosen with a grade. */
export function reasonsOf(grade: number): RatingReason[] {
  return (Object.keys(RATING_REASONS) as RatingReason[]).filter((code) => code.startsWith(String(grade))); // as: Object.keys forgets the names
}

/** A bad rating (差评) is 2 or 1. */
export const BAD_GRADE = 2;
