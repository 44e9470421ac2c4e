import type { DeviceCommand, Language } from "@hall/contract";

export type PrintedTicket = Extract<DeviceCommand, { kind: "print" }>["ticket"];

type Words = {
  title: string;
  ahead: (people: number) => string;
  wait: (low: number, high: number) => string;
  noWait: string;
  promise: (time: string) => string;
  scan: string;
  missed: string;
};

/** What is printed besides the facts. */
export const TICKET_WORDS: Record<Language, Words> = {
  "zh-CN": {
    title: "您的号码",
    ahead: (people) => (people === 0 ? "前面没有人等候" : `前面 ${people} 人等候`),
    wait: (low, high) => (high <= 1 ? "马上就到您" : `预计等候 ${range(low, high)} 分钟`),
    noWait: "等候时间暂时无法估计",
    promise: (time) => `${time} 后不会有后到者先被叫号`,
    scan: "扫码查看进度、取消排队、评价",
    missed: "过号请到原窗口说明",
  },
  en: {
    title: "Your number",
    ahead: (people) =>
      people === 0
        ? "Nobody is ahead of you"
        : `${people} ${people === 1 ? "person" : "people"} ahead of you`,
    wait: (low, high) =>
      high <= 1 ? "You will be called at once" : `Estimated wait ${range(low, high)} min`,
    noWait: "The wait cannot be estimated now",
    promise: (time) => `After ${time} nobody who came later is called first`,
    scan: "Scan to follow your place, leave, or rate",
    missed: "Missed your call? Please ask at the counter",
  },
};

function range(low: number, high: number): string {
  return low === high ? String(high) : `${low}–${high}`;
}

/** The time of day in the hall, such as 09:05. */
export function hallClock(instant: string, timeZone: string): string {
  return hallTime(instant, timeZone).slice(-5);
}

/** Date and time of day in the hall, such as 2026-11-24 09:05. */
export function hallTime(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return format.format(new Date(instant));
}
