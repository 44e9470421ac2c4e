import { type HallSnapshot, type Result, Statistics } from "@hall/contract";
import { get } from "@hall/contract/live";

/** The sums of one business day of a hall, as the hub makes them. */
export function readDaySums(
  hall: HallSnapshot | undefined,
  day: string,
  token: string | undefined,
): Promise<Result<Statistics>> {
  const hallId = encodeURIComponent(hall?.hallId ?? "");
  return get(`/api/halls/${hallId}/statistics?from=${day}&to=${day}`, Statistics, { token });
}
