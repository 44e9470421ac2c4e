import type { HallConfiguration, ProfileWords } from "@hall/contract";

const profiles = new WeakMap<HallConfiguration, Map<string, ReadonlyMap<string, ProfileWords>>>();
const NOTHING: ReadonlyMap<string, ProfileWords> = new Map();

/**
 * The queues that a counter serves, and by which words: its profile, then its own queues and those of its clusters with
 * priority 1 and no condition. Worked out once for each configuration, which never changes.
 */
export function profileOf(
  configuration: HallConfiguration,
  counterId: string,
): ReadonlyMap<string, ProfileWords> {
  let known = profiles.get(configuration);
  if (!known) {
    known = new Map(
      configuration.counters.map((counter) => [counter.counterId, words(configuration, counter)]),
    );
    profiles.set(configuration, known);
  }
  return known.get(counterId) ?? NOTHING;
}

function words(
  configuration: HallConfiguration,
  counter: HallConfiguration["counters"][number],
): ReadonlyMap<string, ProfileWords> {
  const shared = configuration.clusters.filter(({ counterIds }) => counterIds.includes(counter.counterId));
  const profile = new Map<string, ProfileWords>();
  for (const queueId of [...counter.queueIds, ...shared.flatMap(({ queueIds }) => queueIds)])
    profile.set(queueId, { queueId, priority: 1 });
  for (const entry of counter.profile) profile.set(entry.queueId, entry);
  return profile;
}

/** Every queue that the counter may serve, always or under a condition. */
export function queuesOf(configuration: HallConfiguration, counterId: string): string[] {
  return [...profileOf(configuration, counterId).keys()];
}
