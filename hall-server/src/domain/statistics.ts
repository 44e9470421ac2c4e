import type { Spread, Statistics } from "@hall/contract";
import { BAD_GRADE } from "@hall/contract";
import { percentile } from "./alert-rules.ts";
import type { Visit } from "./state.ts";

type Figures = Pick<Statistics, "issued" | "finished" | "left" | "missed" | "void" | "wait" | "serve">;

/** Sums over the periods of these visits; the same visits give the same figures, whenever they are computed. */
export function statisticsOf(visits: readonly Visit[], from: string, to: string): Statistics {
  const by = (key: "queueId" | "day") => [...new Set(visits.map((visit) => visit[key]))].sort();
  return {
    from,
    to,
    ...figures(visits),
    ratings: ratings(visits),
    queues: by("queueId").map((queueId) => ({
      queueId,
      ...figures(visits.filter((v) => v.queueId === queueId)),
    })),
    days: by("day").map((day) => ({ day, ...figures(visits.filter((v) => v.day === day)) })),
  };
}

function figures(visits: readonly Visit[]): Figures {
  const count = (status: Visit["status"]): number => visits.filter((visit) => visit.status === status).length;
  const accurate = visits.filter((visit) => visit.accurate);
  return {
    issued: visits.length,
    finished: count("finished"),
    left: count("left"),
    missed: count("missed"),
    void: count("void"),
    wait: spread(accurate.flatMap(waitMinutes)),
    serve: spread(accurate.filter((v) => v.status === "finished").flatMap((v) => minutesIn(v, "serving"))),
  };
}

/** From the ticket to the first call; nothing for a visit that was never called. */
function waitMinutes(visit: Visit): number[] {
  const call = visit.periods.find((period) => period.state === "called");
  return call ? [(Date.parse(call.from) - Date.parse(visit.issuedAt)) / 60_000] : [];
}

function minutesIn(visit: Visit, state: string): number[] {
  const spans = visit.periods.filter((period) => period.state === state && period.to !== null);
  if (spans.length === 0) return [];
  return [spans.reduce((sum, { from, to }) => sum + (Date.parse(to ?? from) - Date.parse(from)), 0) / 60_000];
}

function spread(minutes: number[]): Spread {
  if (minutes.length === 0) return { n: 0, mean: null, p50: null, p80: null };
  const mean = minutes.reduce((sum, value) => sum + value, 0) / minutes.length;
  return { n: minutes.length, mean, p50: percentile(minutes, 0.5), p80: percentile(minutes, 0.8) };
}

function ratings(visits: readonly Visit[]): Statistics["ratings"] {
  // A parked or transferred step ends without a question; a void visit was a mistake.
  const asked = visits.flatMap(({ status, steps }) =>
    status === "void"
      ? []
      : steps.filter(({ outcome }) => outcome !== undefined && outcome !== "transferred"),
  );
  const grades = asked.flatMap(({ rating }) => (rating && rating.grade !== null ? [rating.grade] : []));
  return {
    asked: asked.length,
    rated: grades.length,
    bad: grades.filter((grade) => grade <= BAD_GRADE).length,
    mean: grades.length === 0 ? null : grades.reduce((sum, grade) => sum + grade, 0) / grades.length,
  };
}
