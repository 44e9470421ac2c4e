import { type HallConfiguration, VisitId } from "@hall/contract";
import express, { Router } from "express";
import { z } from "zod";
import { forbidden } from "../app/gate-refusals.ts";
import { describeProblems, parseHallFile } from "../app/hall-file.ts";
import { inHall, may } from "../app/principal.ts";
import { Refusal } from "../app/refusal.ts";
import { answer, parsed } from "./answer.ts";
import { allowedInHall, known } from "./bearer.ts";
import type { HttpPorts } from "./ports.ts";
import { statisticsRoutes } from "./statistics-routes.ts";

const Page = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
const AlertQuery = z.object({ state: z.enum(["open", "all"]).default("all") });

type Ports = Pick<HttpPorts, "access" | "halls" | "reads">;

/** Everything that can be read of a hall, and its configuration. */
export function hallRoutes(ports: Ports): Router {
  const { access, halls, reads } = ports;
  const router = Router();
  router.get(
    "/halls",
    answer(async (request) => {
      const principal = await known(request, access);
      return halls.ids().filter(({ hallId }) => inHall(principal, hallId));
    }),
  );
  liveReads(router, ports);
  router.get(
    "/halls/:hall/journal",
    answer(async (request) => {
      const { hallId } = await allowedInHall(request, ports, "audit");
      const { after, limit } = parsed(Page, request.query, request);
      return reads.journal(hallId, after, limit);
    }),
  );
  router.use(statisticsRoutes(ports));
  configurationRoutes(router, ports);
  return router;
}

function liveReads(router: Router, ports: Ports): void {
  const { halls, reads } = ports;
  router.get(
    "/halls/:hall/snapshot",
    answer(async (request) => {
      const { principal, hallId } = await allowedInHall(request, ports, "see-board");
      await halls.fresh(hallId);
      return halls.snapshot(hallId, principal);
    }),
  );
  router.get(
    "/halls/:hall/queues",
    answer(async (request) => {
      const { principal, hallId } = await allowedInHall(request, ports, "see-board");
      await halls.fresh(hallId);
      return halls.snapshot(hallId, principal).queues;
    }),
  );
  router.get(
    "/halls/:hall/alerts",
    answer(async (request) => {
      const { principal, hallId } = await allowedInHall(request, ports, "see-hall");
      const { state } = parsed(AlertQuery, request.query, request);
      await halls.fresh(hallId);
      const { alerts } = halls.snapshot(hallId, principal);
      return state === "all" ? alerts : alerts.filter((alert) => alert.state !== "resolved");
    }),
  );
  router.get(
    "/halls/:hall/visits/:visit",
    answer(async (request) => {
      const { principal, hallId } = await allowedInHall(request, ports, "see-board");
      const visitId = VisitId.safeParse(request.params.visit).data;
      const own = principal.kind === "visitor" && principal.id === visitId;
      if (!own && !may(principal, "see-hall", hallId)) throw forbidden("see-hall");
      const visit = visitId === undefined ? undefined : await reads.visit(hallId, visitId, principal);
      if (visit) return visit;
      throw new Refusal("not-found", (language) =>
        language === "en" ? "There is no such visit" : "没有这个号",
      );
    }),
  );
}

function configurationRoutes(router: Router, ports: Ports): void {
  const { halls } = ports;
  router.get(
    "/halls/:hall/configuration",
    answer(async (request) => halls.configuration((await allowedInHall(request, ports, "configure")).hallId)),
  );
  router.put(
    "/halls/:hall/configuration",
    // Read after the caller is known: nobody else may send a megabyte.
    answer(async (request, response) => {
      const { principal, hallId } = await allowedInHall(request, ports, "configure");
      await new Promise<void>((resolve, reject) => {
        configurationBody(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
      });
      const text = typeof request.body === "string" ? request.body : "";
      const configuration = configurationIn(text);
      if (configuration.hallId !== hallId)
        throw new Refusal("invalid", `hallId: expected "${hallId}", the hall of the address`, {
          path: ["hallId"],
        });
      await halls.configure(hallId, configuration, principal);
      return halls.configuration(hallId);
    }),
  );
}

const configurationBody = express.text({ type: () => true, limit: "1mb" });

/** Every problem with its line and column; nothing is half taken over. */
function configurationIn(text: string): HallConfiguration {
  const parsed = parseHallFile(text);
  if (parsed.ok) return parsed.configuration;
  const problems = parsed.problems.slice(0, 20);
  throw new Refusal("invalid", describeProblems("configuration", problems), { problems });
}
