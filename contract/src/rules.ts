import type { Language, Text } from "./ids.ts";

/** Every rule that can refuse a command, as people read it. `{name}` is filled from the refusal's parameters. */
export const RULES = {
  "already-open": { "zh-CN": "{counter}号窗口已经开放", en: "Counter {counter} is already open" },
  "alert-over": { "zh-CN": "这条预警已经结束", en: "This alert has already ended" },
  "clerk-busy": { "zh-CN": "请先处理完 {code}", en: "Finish {code} first" },
  "clerk-elsewhere": {
    "zh-CN": "您已在{counter}号窗口登录，请先退出",
    en: "You are signed in at counter {counter}; leave it first",
  },
  "clerk-on-break": { "zh-CN": "您正在休息，请先恢复", en: "You are on a break; come back first" },
  "clerk-not-on-break": { "zh-CN": "您没有在休息", en: "You are not on a break" },
  "clerk-not-signed-in": { "zh-CN": "请先选择窗口登录", en: "Take a counter first" },
  "counter-busy": {
    "zh-CN": "{counter}号窗口还有 {code}，请先办结",
    en: "Counter {counter} still has {code}; finish it first",
  },
  "counter-closed": {
    "zh-CN": "{counter}号窗口未开放，请先开放",
    en: "Counter {counter} is closed; open it first",
  },
  "counter-is-closed": { "zh-CN": "{counter}号窗口已经关闭", en: "Counter {counter} is closed already" },
  "counter-paused": {
    "zh-CN": "{counter}号窗口已暂停，请先恢复",
    en: "Counter {counter} is paused; open it again first",
  },
  "counter-taken": { "zh-CN": "{counter}号窗口由{clerk}使用", en: "Counter {counter} is in use by {clerk}" },
  "counter-unmanned": {
    "zh-CN": "{counter}号窗口没有人登录",
    en: "Nobody is signed in at counter {counter}",
  },
  "day-ended": { "zh-CN": "今天已经结束", en: "This business day has ended" },
  "hall-closed": {
    "zh-CN": "大厅现在不办理，开放时间 {hours}",
    en: "The hall is closed now; it opens {hours}",
  },
  "key-reused": {
    "zh-CN": "同一个幂等键用于了不同的请求",
    en: "This idempotency key was used for another request",
  },
  "not-your-visit": { "zh-CN": "{code} 由{counter}号窗口办理", en: "{code} is with counter {counter}" },
  "not-your-counter": {
    "zh-CN": "您没有在{counter}号窗口登录",
    en: "You are not signed in at counter {counter}",
  },
  "rated-already": {
    "zh-CN": "已经评价过，不能更改",
    en: "This has been rated already and cannot be changed",
  },
  "rating-not-yet": { "zh-CN": "办结后才能评价", en: "You can rate once you have been served" },
  "reason-not-of-grade": {
    "zh-CN": "原因 {reason} 不属于这个等级",
    en: "Reason {reason} does not belong to this grade",
  },
  "transfer-nowhere": { "zh-CN": "{target} 不能办理这个事项", en: "{target} cannot take this visit" },
  "visit-not": {
    "zh-CN": "{code} 现在的状态是“{status}”，不能这样做",
    en: "{code} is {status}; this cannot be done now",
  },
  "visit-taken": { "zh-CN": "{code} 已被{counter}号窗口呼叫", en: "{code} was taken by counter {counter}" },
  "clerk-in-back-office": {
    "zh-CN": "您正在后台办公，请先恢复",
    en: "You are in the back office; come back first",
  },
  "clerk-away": { "zh-CN": "您已暂离，请先回到窗口", en: "You are away; come back first" },
  "called-too-soon": {
    "zh-CN": "{code} 刚叫过，{minutes} 分钟后才能再叫",
    en: "{code} was called a moment ago; it can be called again in {minutes} min",
  },
  "missed-for-good": {
    "zh-CN": "{code} 已叫 {calls} 次，只有本人要求才能重新排队",
    en: "{code} was called {calls} times; it comes back only when the visitor asks again",
  },
  "no-next-service": { "zh-CN": "{code} 没有其他要办的事项", en: "{code} has no other service left to do" },
  "nothing-to-undo": { "zh-CN": "没有可以撤销的操作", en: "There is nothing to undo" },
  "undo-changed": {
    "zh-CN": "{code} 之后又有变化，不能撤销",
    en: "{code} has changed since; this cannot be undone",
  },
  "field-unknown": { "zh-CN": "这个号没有项目 {field}", en: "This visit has no field {field}" },
  "field-required": { "zh-CN": "请填写“{field}”", en: "Fill in “{fieldEn}” first" },
  "field-not-a-number": { "zh-CN": "“{field}”应为数字", en: "“{fieldEn}” must be a number" },
  "field-not-a-choice": {
    "zh-CN": "“{field}”只能是：{choices}",
    en: "“{fieldEn}” must be one of: {choicesEn}",
  },
  "help-not-accepted": {
    "zh-CN": "还没有人响应{counter}号窗口的求助，不能结束",
    en: "Nobody has accepted the call for help at counter {counter}; it cannot be ended yet",
  },
  "kiosk-help-not-accepted": {
    "zh-CN": "还没有人响应取号机“{kiosk}”的求助，不能结束",
    en: "Nobody has accepted the call for help at kiosk “{kioskEn}”; it cannot be ended yet",
  },
  "tickets-stopped": { "zh-CN": "暂停取号：{notice}", en: "No tickets now: {noticeEn}" },
  "tickets-not-stopped": { "zh-CN": "现在没有暂停取号", en: "Tickets are not stopped" },
  "configuration-changed": {
    "zh-CN": "配置已被别人保存过，请重新读取后再修改",
    en: "Somebody else has saved this configuration since; read it again first",
  },
  "queue-in-use": {
    "zh-CN": "队列“{name}”里还有 {people} 人没有办完，不能取消",
    en: "There are still {people} people in the queue “{nameEn}”; it cannot be taken away",
  },
  "service-in-use": {
    "zh-CN": "还有 {people} 人在等或已预约事项“{name}”，不能取消",
    en: "There are still {people} people for the service “{nameEn}”, bookings included; it cannot be taken away",
  },
  "day-would-end": {
    "zh-CN":
      "按新的开放时间今天已经结束，会让厅里的人都作废（还有 {people} 人没有办完）。请等今天结束后再保存，或让今天的时间不变",
    en: "By the new hours today is over already, and all who are in the hall would be sent away ({people} not yet served). Save it after today has ended, or leave today's hours as they are",
  },
  "quota-reached": {
    "zh-CN": "“{queue}”这个时段的号已取完，{next} 起可以再取",
    en: "No more tickets for “{queueEn}” for now; there will be more from {next}",
  },
  "quota-reached-today": {
    "zh-CN": "“{queue}”今天的号已取完",
    en: "No more tickets for “{queueEn}” today",
  },
  "transfer-to-oneself": {
    "zh-CN": "等候中的号不能转给自己，请按顺序叫号",
    en: "Somebody who waits cannot be transferred to oneself; call the next in turn",
  },
  "transfer-to-front": {
    "zh-CN": "等候中的号不能转到最前，请让有挑号权限的人来做",
    en: "Somebody who waits cannot be transferred to the front; ask somebody who may pick out of turn",
  },
  "window-over": {
    "zh-CN": "“{queue}”今天不再叫号（叫号时间 {window}）",
    en: "“{queueEn}” is not called any more today (it is called {window})",
  },
  "booking-outside-window": {
    "zh-CN": "“{queue}”只在 {window} 叫号，请选择这个时间",
    en: "“{queueEn}” is called {window} only; please choose a time within it",
  },
  "ticket-exists": {
    "zh-CN": "您已有这个事项的号 {code}，不能再取",
    en: "You already have a ticket for this: {code}",
  },
  "identity-form": {
    "zh-CN": "证件号码应为 5 到 20 位字母或数字，身份证为 17 位数字加一位数字或 X",
    en: "A document number has 5 to 20 letters and digits; an ID card 17 digits and a digit or X",
  },
  "identity-birth-date": {
    "zh-CN": "身份证号码里的出生日期不存在，请核对第 7 到 14 位",
    en: "The date of birth in this ID card number does not exist; check digits 7 to 14",
  },
  "identity-check-digit": {
    "zh-CN": "身份证号码的校验位不对，请核对号码",
    en: "The last character of this ID card number does not fit; check the number",
  },
  "identity-other": {
    "zh-CN": "证件与取号时的不一致",
    en: "This is not the document that the ticket was taken with",
  },
  "booking-past": { "zh-CN": "预约时间已过", en: "This time has passed; book a later one" },
  "booking-closed": {
    "zh-CN": "大厅在预约时间不办理，当天开放时间 {hours}",
    en: "The hall is closed at that time; on that day it opens {hours}",
  },
  "check-in-early": {
    "zh-CN": "还没有到报到时间，{from} 起可以报到",
    en: "It is too early to check in; you can from {from}",
  },
  "booking-over": { "zh-CN": "预约的日子已过", en: "The day of this booking has passed" },
  "checked-in-already": {
    "zh-CN": "已经报到，您的号是 {code}",
    en: "You have checked in; your ticket is {code}",
  },
  "unknown-booking": { "zh-CN": "没有这个预约", en: "There is no such booking" },
  "only-at-a-kiosk": { "zh-CN": "只有取号机可以这样做", en: "Only a kiosk can do this" },
  "unknown-alert": { "zh-CN": "没有这条预警", en: "There is no such alert" },
  "unknown-clerk": { "zh-CN": "没有工作人员 {clerk} 在岗", en: "No clerk {clerk} is on duty" },
  "unknown-counter": { "zh-CN": "没有窗口 {counter}", en: "There is no counter {counter}" },
  "unknown-queue": { "zh-CN": "没有队列 {queue}", en: "There is no queue {queue}" },
  "unknown-service": { "zh-CN": "没有事项 {service}", en: "There is no service {service}" },
  "unknown-group": { "zh-CN": "没有群体 {group}", en: "There is no special group {group}" },
  "unknown-class": { "zh-CN": "没有类别 {class}", en: "There is no class {class}" },
  "unknown-visit": { "zh-CN": "没有这个号", en: "There is no such visit" },
} as const satisfies Record<string, Text>;
export type RuleName = keyof typeof RULES;

/** The words of a broken rule in one language, with its parameters filled in. */
export function ruleText(rule: RuleName, parameters: Record<string, string>, language: Language): string {
  return RULES[rule][language].replace(/\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole);
}
