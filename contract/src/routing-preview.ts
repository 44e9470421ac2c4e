import { z } from "zod";
import { CounterId, QueueId, Text, VisitId } from "./ids.ts";
import { Explanation, VisitClass } from "./visit.ts";

const PreviewedVisit = z.object({ visitId: VisitId, code: z.string(), queueId: QueueId, class: VisitClass });

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
});
export type RoutingPreview = z.infer<typeof RoutingPreview>;
