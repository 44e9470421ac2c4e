import type { HallForm, Problem } from "./configuration-names.ts";
import type { Weekday } from "./configuration-words.ts";

/** Every way in which the configuration could keep somebody waiting for ever, or break the bound; the reason is the message. */
export function* starvation(hall: HallForm): Generator<Problem> {
  yield* countersWithNothing(hall);
  yield* unservedQueues(hall);
  yield* unknownSkills(hall);
  yield* closedWindows(hall);
  yield* longerThanTheBound(hall);
}

/** By which right a counter serves a queue: always, or only while a condition is true. */
function serves(
  hall: HallForm,
  counter: HallForm["counters"][number],
  queueId: string,
): "always" | "sometimes" | undefined {
  const entry = counter.profile.find((one) => one.queueId === queueId);
  if (entry) return entry.when ? "sometimes" : "always";
  if (counter.queueIds.includes(queueId)) return "always";
  const shared = hall.clusters.some(
    (cluster) => cluster.counterIds.includes(counter.counterId) && cluster.queueIds.includes(queueId),
  );
  return shared ? "always" : undefined;
}

function* countersWithNothing(hall: HallForm): Generator<Problem> {
  for (const [i, counter] of hall.counters.entries())
    if (!hall.queues.some(({ queueId }) => serves(hall, counter, queueId)))
      yield {
        path: ["counters", i, "queueIds"],
        message: `counter ${counter.number} serves no queue: give it queueIds, a profile or a cluster`,
      };
}

/** Each queue needs a counter that serves it always, for people may be sent to any by hand; told where a service or a rule leads to it. */
function* unservedQueues(hall: HallForm): Generator<Problem> {
  const led = [
    ...hall.services.map(({ queueId }, i) => ({ queueId, path: ["services", i, "queueId"] })),
    ...hall.segmentation.flatMap(({ then }, i) =>
      then.queueId === undefined
        ? []
        : [{ queueId: then.queueId, path: ["segmentation", i, "then", "queueId"] }],
    ),
  ];
  const known = new Set(led.map(({ queueId }) => queueId));
  const others = hall.queues.map(({ queueId }, i) => ({ queueId, path: ["queues", i, "queueId"] }));
  for (const { queueId, path } of [...led, ...others.filter((one) => !known.has(one.queueId))]) {
    const ways = hall.counters.map((counter) => serves(hall, counter, queueId));
    if (ways.includes("always")) continue;
    yield {
      path,
      message: ways.includes("sometimes")
        ? `the queue "${queueId}" is served under conditions only: while none is true, nobody would be called`
        : `no counter serves the queue "${queueId}"`,
    };
  }
}

/** Where clerks are listed, one of them must have all that a service asks for: nobody knows what an unlisted one will know. */
function* unknownSkills(hall: HallForm): Generator<Problem> {
  if (hall.clerks.length === 0) return;
  const known = hall.clerks.map(({ skills }) => new Set(skills.map(({ skillId }) => skillId)));
  for (const [i, { skillIds }] of hall.services.entries()) {
    for (const [s, skillId] of skillIds.entries())
      if (!known.some((skills) => skills.has(skillId)))
        yield {
          path: ["services", i, "skillIds", s],
          message: `none of the clerks has the skill "${skillId}"`,
        };
    const each = skillIds.every((id) => known.some((skills) => skills.has(id)));
    if (each && !known.some((skills) => skillIds.every((id) => skills.has(id))))
      yield {
        path: ["services", i, "skillIds"],
        message: `none of the clerks has all of the skills ${skillIds.join(", ")}`,
      };
  }
}

/** Spans of the day in which the hall is open on some weekday, but a calling window or a quota never. */
function* closedWindows(hall: HallForm): Generator<Problem> {
  const days = Object.entries(hall.openingHours) as [Weekday, string[]][]; // as: Object.entries forgets the names
  const open = days.filter(([, spans]) => spans.length > 0);
  for (const [i, { queueId, callingWindow, quotas }] of hall.queues.entries()) {
    const shut =
      callingWindow && open.find(([, spans]) => !spans.some((span) => callingWindow.some(overlaps(span))));
    if (shut)
      yield {
        path: ["queues", i, "callingWindow"],
        message: `on ${shut[0]} the hall is open ${shut[1].join(", ")}, and "${queueId}" is never called from then`,
      };
    for (const [q, { hours }] of (quotas ?? []).entries()) {
      if (!open.some(([, spans]) => spans.some(overlaps(hours))))
        yield { path: ["queues", i, "quotas", q, "hours"], message: "the hall is never open in these hours" };
      if (quotas?.slice(0, q).some((earlier) => overlaps(hours)(earlier.hours)))
        yield {
          path: ["queues", i, "quotas", q, "hours"],
          message: "these hours overlap with a quota before",
        };
    }
  }
}

/** `09:00-12:00`: text compares as time does. */
function overlaps(one: string): (other: string) => boolean {
  return (other) => one.slice(0, 5) < other.slice(6) && other.slice(0, 5) < one.slice(6);
}

/** Whoever is kept for somebody, or was called and missed, must be anybody's before the bound runs out. */
function* longerThanTheBound(hall: HallForm): Generator<Problem> {
  const { boundMinutes, reservedMinutes, recallMinutes } = hall;
  const tooLong = (path: (string | number)[], minutes: number | undefined): Problem[] =>
    minutes !== undefined && minutes >= boundMinutes
      ? [{ path, message: `must be less than boundMinutes (${boundMinutes}), or the bound could not hold` }]
      : [];
  yield* tooLong(["reservedMinutes"], reservedMinutes);
  yield* tooLong(["recallMinutes"], recallMinutes);
  for (const [i, { then }] of hall.segmentation.entries())
    yield* tooLong(["segmentation", i, "then", "reserveMinutes"], then.reserveMinutes);
}
