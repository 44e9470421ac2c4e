import {
  AlertView,
  BusinessDay,
  ClerkStatistics,
  ConfigurationSave,
  Fairness,
  HallConfiguration,
  HallId,
  HallSnapshot,
  JournalLine,
  QueueView,
  RoutingPreview,
  RoutingView,
  Statistics,
  StatisticsBy,
  Text,
  VisitDetail,
  VisitId,
} from "@hall/contract";
import { z } from "zod";
import type { RestRoute } from "./rest-route.ts";

/** Where pages of a list are asked for. */
export const page = z.object({
  after: z.int().min(0).optional(),
  before: z.int().min(1).optional(),
  limit: z.int().min(1).max(1000).optional(),
});
const hall = z.object({ hall: HallId });
const days = z.object({ from: BusinessDay, to: BusinessDay });

/** Everything below a hall, but its commands. */
export const HALL_ROUTES: readonly RestRoute[] = [
  {
    method: "get",
    path: "/api/halls",
    summary: "The halls that the caller may see",
    may: "any",
    value: z.array(z.object({ hallId: HallId, name: Text })),
  },
  {
    method: "get",
    path: "/api/halls/{hall}/snapshot",
    summary: "Everything the caller may see, at one seq",
    may: "see-board",
    parameters: hall,
    value: HallSnapshot,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/visits/{visit}",
    summary: "A visit with its periods and timeline; a visitor reads the own one",
    may: "see-hall",
    parameters: hall.extend({ visit: VisitId }),
    value: VisitDetail,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/queues",
    summary: "The queues with their waits",
    may: "see-board",
    parameters: hall,
    value: z.array(QueueView),
  },
  {
    method: "get",
    path: "/api/halls/{hall}/alerts",
    summary: "Today's alerts",
    may: "see-hall",
    parameters: hall,
    query: z.object({ state: z.enum(["open", "all"]).optional() }),
    value: z.array(AlertView),
  },
  {
    method: "get",
    path: "/api/halls/{hall}/journal",
    summary: "The hall's events after a seq, or the newest before one; also as `text/csv`",
    may: "audit",
    parameters: hall,
    query: page.extend({
      by: z.string().optional(),
      command: z.string().optional(),
      code: z.string().optional(),
    }),
    value: z.array(JournalLine),
  },
  {
    method: "get",
    path: "/api/halls/{hall}/statistics",
    summary:
      "Sums over the periods of some business days, a year at most; as a table with `Accept: text/csv`",
    may: "see-statistics",
    parameters: hall,
    query: days.extend({ by: StatisticsBy.optional() }),
    value: Statistics,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/statistics/clerks",
    summary: "What each clerk did; with the periods where it is one day. Also as `text/csv`",
    may: "see-statistics",
    parameters: hall,
    query: days,
    value: ClerkStatistics,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/statistics/fairness",
    summary: "What classes and special groups cost the others. Also as `text/csv`",
    may: "see-statistics",
    parameters: hall,
    query: days,
    value: Fairness,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/configuration",
    summary: "The hall's configuration",
    may: "configure",
    parameters: hall,
    value: HallConfiguration,
  },
  {
    method: "put",
    path: "/api/halls/{hall}/configuration",
    summary:
      'Replace the configuration; JSON or YAML, at most 1 MB. `If-Match: "17"` refuses when another version is in force',
    may: "configure",
    parameters: hall,
    body: HallConfiguration,
    value: HallConfiguration,
  },
  {
    method: "get",
    path: "/api/halls/{hall}/configuration/saves",
    summary: "Who saved the configuration when, the newest first",
    may: "see-routing",
    parameters: hall,
    query: z.object({ limit: z.int().min(1).max(50).optional() }),
    value: z.array(ConfigurationSave),
  },
  {
    method: "get",
    path: "/api/halls/{hall}/routing",
    summary: "The configuration with its version; without cameras for those who may not configure",
    may: "see-routing",
    parameters: hall,
    value: RoutingView,
  },
  {
    method: "post",
    path: "/api/halls/{hall}/routing/preview",
    summary: "What another configuration would make of those who wait now, or why it is refused",
    may: "configure",
    parameters: hall,
    body: z.object({ configuration: HallConfiguration }),
    value: RoutingPreview,
  },
];
