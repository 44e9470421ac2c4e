import { z } from "zod";
import { HallConfiguration } from "./configuration.ts";
import { ClerkId, CounterId, Instant, QueueId, Text, VisitId } from "./ids.ts";
import { Explanation, VisitClass } from "./visit.ts";

const PreviewedVisit = z.object({ visitId: VisitId, code: z.string(), queueId: QueueId, class: VisitClass });

/** Where a configuration names somebody who cannot be found: `clerks[0].clerkId`. */
const UnknownClerk = z.object({ field: z.string(), clerkId: ClerkId });
export type UnknownClerk = z.infer<typeof UnknownClerk>;

/** What another configuration would make of those who wait now; nothing is changed by looking. */
export const RoutingPreview = z.object({
  /** Each counter as if it alone called, one after the other, and nobody came: first to be called first. */
  counters: z.array(
    z.object({
      counterId: CounterId,
      number: z.int(),
      /** Manned and open now. */
      calling: z.boolean(),
      line: z.array(PreviewedVisit.extend({ explain: Explanation })),
      /** How many more it could call. */
      more: z.int(),
      held: Explanation.shape.passedOver,
    }),
  ),
  /** Visits that the new segmentation would have put elsewhere. */
  moved: z.array(
    PreviewedVisit.extend({ fromQueueId: QueueId, fromClass: VisitClass, segment: Text.optional() }),
  ),
  /** Visits that no counter could ever call, whoever sits there. */
  unreachable: z.array(PreviewedVisit),
  /** Clerks whom it names though nobody may take a counter under that user name or id yet: what it says of them has no effect. */
  unknownClerks: z.array(UnknownClerk),
});
export type RoutingPreview = z.infer<typeof RoutingPreview>;

/** The configuration in force. Whoever may not configure sees it without cameras. */
export const RoutingView = z.object({
  /** The journal's seq at which it came into force. */
  version: z.int(),
  editable: z.boolean(),
  configuration: HallConfiguration,
});
export type RoutingView = z.infer<typeof RoutingView>;

/** One time that somebody saved the configuration. */
export const ConfigurationSave = z.object({
  version: z.int(),
  at: Instant,
  by: z.object({ kind: z.string(), id: z.string(), name: z.string().optional() }),
  configuration: HallConfiguration,
});
export type ConfigurationSave = z.infer<typeof ConfigurationSave>;
