import { Router } from "express";
import { Throttle } from "../app/throttle.ts";
import { languageOf, sendFault } from "./answer.ts";
import { bearer } from "./bearer.ts";
import type { HttpPorts } from "./ports.ts";

/** `POST /api/halls/{hall}/commands/{command}`: the same registry and the same gate as over the socket. */
export function commandRoutes({ access, gate }: Pick<HttpPorts, "access" | "gate">): Router {
  const router = Router();
  // Rating tokens are long, so guessing is hopeless; this keeps it cheap for us as well.
  const guesses = new Throttle({ failures: 60, seconds: 60 });
  router.post("/halls/:hall/commands/:command", async (request, response) => {
    const principal = await bearer(request, access);
    const stranger = principal ? undefined : `${request.ip}`;
    if (stranger !== undefined) await guesses.check(stranger);
    const result = await gate.pass({
      hallId: request.params.hall,
      command: request.params.command,
      raw: request.body,
      key: request.get("idempotency-key"),
      principal,
      language: languageOf(request),
    });
    if (!result.ok && stranger !== undefined) await guesses.failed(stranger);
    if (result.ok) response.json(result);
    else sendFault(response, result.fault);
  });
  return router;
}
