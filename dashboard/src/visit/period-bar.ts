import type { Period, PeriodState } from "@hall/contract";

/** One piece of the bar; `share` is its part of the whole, 0 to 1. */
export type Segment = {
  state: PeriodState;
  from: string;
  /** Null while it lasts. */
  to: string | null;
  ms: number;
  share: number;
  counterId?: string | undefined;
};

/** A visit's periods as one proportional bar; a period that still lasts reaches until `now`. */
export function periodBar(periods: readonly Period[], now: Date): Segment[] {
  const measured = periods.map(({ state, from, to, counterId }) => {
    const end = to === null ? now.getTime() : Date.parse(to);
    return { state, from, to, counterId, ms: Math.max(0, end - Date.parse(from)) };
  });
  const whole = measured.reduce((sum, { ms }) => sum + ms, 0);
  return measured.map((piece) => ({ ...piece, share: whole === 0 ? 0 : piece.ms / whole }));
}

/** Milliseconds by state, in the order in which the states first came. */
export function totals(segments: readonly Segment[]): { state: PeriodState; ms: number }[] {
  const sums = new Map<PeriodState, number>();
  for (const { state, ms } of segments) sums.set(state, (sums.get(state) ?? 0) + ms);
  return [...sums].map(([state, ms]) => ({ state, ms }));
}
