import type { CounterView, VisitView, WaitRange } from "@hall/contract";

/** The one card that a phone shows; it changes with the visit. */
export type PhoneCard =
  | { kind: "far" | "near"; ahead: number; wait: WaitRange | null }
  | { kind: "booked"; at: string | undefined }
  | { kind: "in-line" } // waiting, and the hub has not said where
  | { kind: "called" | "serving" | "parked"; counterId: string | undefined }
  | { kind: "rate" | "rated" }
  | { kind: "missed" | "left" | "void" };

/** So many people ahead, and it is time to come back to the hall. */
const NEAR = 3;

/** Which card belongs to this visit now? */
export function phoneCard(visit: VisitView): PhoneCard {
  switch (visit.status) {
    case "booked":
      return { kind: "booked", at: visit.booked?.at };
    case "waiting":
      if (visit.ahead === undefined) return { kind: "in-line" };
      return { kind: visit.ahead <= NEAR ? "near" : "far", ahead: visit.ahead, wait: visit.wait ?? null };
    case "called":
    case "serving":
    case "parked":
      return { kind: visit.status, counterId: visit.counterId };
    case "finished":
      return { kind: (visit.step?.rating?.grade ?? null) === null ? "rate" : "rated" };
    case "missed":
    case "left":
    case "void":
      return { kind: visit.status };
  }
}

/** Where a parked visitor is sent, in which words; undefined where the counter is not known. */
export function wayBack(
  counters: readonly Pick<CounterView, "counterId" | "number" | "state">[],
  counterId: string | undefined,
): { words: "phone-parked" | "phone-parked-closed"; n: number } | undefined {
  const counter = counters.find((one) => one.counterId === counterId);
  if (!counter) return undefined;
  return { words: counter.state === "closed" ? "phone-parked-closed" : "phone-parked", n: counter.number };
}

/** What the visitor can do by themselves, beside leaving. */
export function mayDo({ status }: VisitView): "check-in" | "rejoin" | undefined {
  if (status === "booked") return "check-in";
  return status === "missed" ? "rejoin" : undefined;
}

/** May the visitor still give the place up by themselves? */
export function mayLeave(visit: VisitView): boolean {
  return visit.status === "waiting" || visit.status === "booked" || visit.status === "missed";
}
