import { AlertId } from "@hall/contract";
import { Router } from "express";
import { z } from "zod";
import { Refusal } from "../app/refusal.ts";
import { answer, parsed } from "./answer.ts";
import { withName } from "./audit-routes.ts";
import { allowedInHall } from "./bearer.ts";
import type { HttpPorts } from "./ports.ts";

type Ports = Pick<HttpPorts, "access" | "accounts" | "halls" | "evidence" | "looks">;

/** Pictures around absences, where a hall keeps them. A look is written down before it is answered. */
export function evidenceRoutes(ports: Ports): Router {
  const { accounts, evidence, looks } = ports;
  const router = Router();
  router.get(
    "/halls/:hall/evidence",
    answer(async (request) => {
      const { hallId } = await allowedInHall(request, ports, "see-evidence");
      return evidence.list(hallId);
    }),
  );
  router.get(
    "/halls/:hall/evidence/:alert",
    answer(async (request) => {
      const { principal, hallId } = await allowedInHall(request, ports, "see-evidence");
      const alertId = AlertId.safeParse(request.params.alert).data;
      const clip = alertId === undefined ? undefined : await evidence.clip(hallId, alertId);
      if (!clip) throw noEvidence();
      await looks.evidence({ principal, hallId, subject: clip.alertId, address: request.ip });
      return clip;
    }),
  );
  router.get(
    "/halls/:hall/looks",
    answer(async (request) => {
      const { hallId } = await allowedInHall(request, ports, "audit");
      const { limit } = parsed(LooksQuery, request.query, request);
      const [entries, names] = [await looks.last(hallId, limit), await accounts.names()];
      return entries.map((entry) => withName(entry, names));
    }),
  );
  return router;
}

const LooksQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });

function noEvidence(): Refusal {
  return new Refusal("not-found", (language) =>
    language === "en"
      ? "There are no pictures of this alert: none were taken, or their time is over"
      : "这条预警没有画面：没有拍到，或者已过保存时间",
  );
}
