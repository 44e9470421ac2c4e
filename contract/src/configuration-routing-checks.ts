import type { HallForm, Known, Problem } from "./configuration-names.ts";
import { knownIds, mustExist } from "./configuration-names.ts";
import type { SegmentWhen } from "./configuration-routing.ts";
import { starvation } from "./configuration-starvation.ts";

/** What is wrong in the routing language: names that do not exist, rules that are never reached, and what could starve somebody. */
export function* routingProblems(hall: HallForm): Generator<Problem> {
  const known = knownIds(hall);
  yield* segmentationNames(hall, known);
  yield* profileNames(hall, known);
  yield* neverReached(hall);
  const wrongNames = [...segmentationNames(hall, known), ...profileNames(hall, known)];
  if (wrongNames.length === 0) yield* starvation(hall);
}

function* segmentationNames(hall: HallForm, known: Known): Generator<Problem> {
  for (const [i, rule] of hall.segmentation.entries()) {
    const at = ["segmentation", i];
    yield* whenNames(known, [...at, "when"], rule.when);
    if (rule.when.not) yield* whenNames(known, [...at, "when", "not"], rule.when.not);
    yield* mustExist(known, [...at, "then", "queueId"], "queueId", rule.then.queueId);
    yield* mustExist(known, [...at, "then", "classId"], "classId", rule.then.classId);
    const kept = rule.then.reserveFor;
    if (kept && "counterId" in kept)
      yield* mustExist(known, [...at, "then", "reserveFor", "counterId"], "counterId", kept.counterId);
  }
}

function* whenNames(
  known: Known,
  path: (string | number)[],
  when: Omit<SegmentWhen, "not">,
): Generator<Problem> {
  yield* mustExist(known, [...path, "services"], "serviceId", when.services);
  yield* mustExist(known, [...path, "groups"], "groupId", when.groups);
  yield* mustExist(known, [...path, "classes"], "classId", when.classes);
}

function* profileNames(hall: HallForm, known: Known): Generator<Problem> {
  for (const [i, counter] of hall.counters.entries())
    for (const [p, { queueId, when }] of counter.profile.entries()) {
      const at = ["counters", i, "profile", p];
      yield* mustExist(known, [...at, "queueId"], "queueId", queueId);
      yield* mustExist(known, [...at, "when", "queueId"], "queueId", when?.queueId);
    }
  for (const [i, cluster] of hall.clusters.entries()) {
    yield* mustExist(known, ["clusters", i, "counterIds"], "counterId", cluster.counterIds);
    yield* mustExist(known, ["clusters", i, "queueIds"], "queueId", cluster.queueIds);
  }
  for (const [i, clerk] of hall.clerks.entries())
    for (const [s, { skillId }] of clerk.skills.entries())
      yield* mustExist(known, ["clerks", i, "skills", s, "skillId"], "skillId", skillId);
}

/** After a rule that is true of everybody no other is looked at. */
function* neverReached(hall: HallForm): Generator<Problem> {
  const always = hall.segmentation.findIndex(({ when }) => Object.keys(when).length === 0);
  if (always !== -1 && always < hall.segmentation.length - 1)
    yield {
      path: ["segmentation", always + 1],
      message: `never reached: rule ${always + 1} before it is true of everybody`,
    };
}
