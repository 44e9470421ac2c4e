/** A span in which people come, in minutes of the day. */
export type Window = { from: number; to: number };

const DOORS = 8 * 60 + 30;
const NIGHT = 23 * 60 + 30;
/** A hall that is open longer than this is a sample that never closes: people still keep human hours. */
const LONGEST_DAY = 16 * 60;
/** So shortly before the end nothing new begins. */
const WORTH_IT = 30;

/**
 * When people come on a day with these hours (`09:00-12:00, 13:00-17:00`), seen from a minute of it. `atOnce`: where
 * the hall is open already, nobody waits for half past eight.
 */
export function windowsOf(hours: string, minute: number, atOnce: boolean): Window[] {
  const spans = [...hours.matchAll(/(\d\d):(\d\d)\s*[-–]\s*(\d\d):(\d\d)/g)].map(([, h1, m1, h2, m2]) => ({
    from: Number(h1) * 60 + Number(m1),
    to: Number(h2) * 60 + Number(m2),
  }));
  const human = spans.map(({ from, to }) => {
    if (to - from <= LONGEST_DAY) return { from, to };
    return {
      from: atOnce && minute >= from ? Math.min(DOORS, minute) : Math.max(from, DOORS),
      to: Math.min(to, NIGHT),
    };
  });
  return human
    .filter(({ to }) => minute < to - WORTH_IT)
    .map(({ from, to }) => ({ from: Math.max(from, minute), to }));
}
