import { VisitId } from "@hall/contract";
import { Router } from "express";
import { z } from "zod";
import { forbidden } from "../app/gate-refusals.ts";
import { inHall, may } from "../app/principal.ts";
import { Refusal } from "../app/refusal.ts";
import { answer, parsed } from "./answer.ts";
import { allowedInHall, known } from "./bearer.ts";
import { configurationRoutes } from "./configuration-routes.ts";
import type { HttpPorts } from "./ports.ts";
import { statisticsRoutes } from "./statistics-routes.ts";

const AlertQuery = z.object({ state: z.enum(["open", "all"]).default("all") });

type Ports = Pick<HttpPorts, "access" | "accounts" | "halls" | "reads">;

/** Everything that can be read of a hall, and its configuration. */
export function hallRoutes(ports: Ports): Router {
  const { access, halls } = ports;
  const router = Router();
  router.get(
    "/halls",
    answer(async (request) => {
      const principal = await known(request, access);
      return halls.ids().filter(({ hallId }) => inHall(principal, hallId));
    }),
  );
  liveReads(router, ports);
  visitRead(router, ports);
  router.use(statisticsRoutes(ports));
  router.use(configurationRoutes(ports));
  return router;
}

function liveReads(router: Router, ports: Ports): void {
  const { halls } = ports;
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
}

function visitRead(router: Router, ports: Ports): void {
  const { reads } = ports;
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
