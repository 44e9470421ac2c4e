import type { HallRegistry } from "./hall-registry.ts";
import type { JobHandlers } from "./jobs.ts";

type Deps = {
  registry: HallRegistry;
  forget: (hallId: string, now: Date) => Promise<number>;
  /** What was kept of this alert, and whatever of the hall is over its time. */
  deleteEvidence: (hallId: string, alertId: string) => Promise<void>;
  now: () => Date;
};

/** What each job does. All are harmless when they run late, early or twice: the domain looks at the state first. */
export function jobHandlers({ registry, forget, deleteEvidence, now }: Deps): JobHandlers {
  return {
    "expire-call": async ({ hallId, visitId, calls }) => {
      await registry.ask(hallId, { name: "call:expire", request: { visitId, calls } });
    },
    "expire-rating": async ({ hallId, visitId, stepId }) => {
      await registry.ask(hallId, { name: "rating:expire", request: { visitId, stepId } });
    },
    "end-day": async ({ hallId, day }) => {
      await registry.ask(hallId, { name: "day:end", request: { day } });
    },
    "escalate-alert": async ({ hallId, alertId, level }) => {
      await registry.ask(hallId, { name: "alert:escalate", request: { alertId, level } });
    },
    "delete-evidence": async ({ hallId, alertId }) => {
      await deleteEvidence(hallId, alertId);
    },
    "forget-personal-data": async ({ hallId }) => {
      await forget(hallId, now());
    },
  };
}
