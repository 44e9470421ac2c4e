import { Router } from "express";
import { forbidden } from "../app/gate-refusals.ts";
import { sendFault } from "./answer.ts";
import { known } from "./bearer.ts";
import type { HttpPorts } from "./ports.ts";

const CHECK_MS = 2_000;
const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** `/healthz`: the process answers. `/readyz`: everything that it needs works. `/metrics`: figures for Prometheus. */
export function healthRoutes({
  access,
  checks,
  metrics,
}: Pick<HttpPorts, "access" | "checks" | "metrics">): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ ok: true, value: { status: "alive" } });
  });
  router.get("/readyz", async (_request, response) => {
    const names = Object.keys(checks);
    const passed = await Promise.all(Object.values(checks).map(passes));
    const details = Object.fromEntries(names.map((name, index) => [name, passed[index] ?? false]));
    if (passed.every(Boolean)) response.json({ ok: true, value: { status: "ready", checks: details } });
    else sendFault(response, { code: "unavailable", message: "The hub is not ready", details });
  });
  // How busy a hall is, is nobody's business outside: this machine, or a token that may see statistics.
  router.get("/metrics", async (request, response) => {
    if (!LOOPBACK.has(request.ip ?? "")) {
      const principal = await known(request, access);
      if (!principal.permissions.has("see-statistics")) throw forbidden("see-statistics");
    }
    response.type(metrics.contentType).send(await metrics.text());
  });
  return router;
}

/** A check that hangs has failed. */
async function passes(check: () => boolean | Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_MS);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
