import express, { type Express, type RequestHandler, Router } from "express";
import { accountRoutes } from "./account-routes.ts";
import { BODY_KILOBYTES, faultHandler, noSuchAddress } from "./answer.ts";
import { auditRoutes } from "./audit-routes.ts";
import { commandRoutes } from "./command-routes.ts";
import { docsRoutes } from "./docs.ts";
import { evidenceRoutes } from "./evidence-routes.ts";
import { hallRoutes } from "./hall-routes.ts";
import { securityHeaders } from "./headers.ts";
import { healthRoutes } from "./health-routes.ts";
import { knowledgeRoute } from "./knowledge-page.ts";
import type { HttpPorts } from "./ports.ts";
import { screenRoutes } from "./screens.ts";
import { voiceRoute } from "./voice-route.ts";

/** Everything that the hub answers over HTTP. */
export function hallApp(ports: HttpPorts, version = "0.1.0"): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("trust proxy", ports.proxies);
  app.use(securityHeaders());
  app.use(healthRoutes(ports));
  app.use("/api", api(ports, version));
  app.use(voiceRoute(ports.voice));
  app.use(knowledgeRoute(ports));
  app.use(screenRoutes(ports));
  app.use(faultHandler(ports.log));
  return app;
}

function api(ports: HttpPorts, version: string): Router {
  const router = Router({ caseSensitive: true });
  router.use(docsRoutes(version));
  router.use(noStore);
  // A configuration has a parser of its own; everything else is JSON, whatever its content type says.
  const json = express.json({ type: () => true, limit: BODY_KILOBYTES * 1024 });
  router.use((request, response, next) =>
    (request.method === "PUT" && request.path.endsWith("/configuration")) ||
    request.path.endsWith("/routing/preview")
      ? next()
      : json(request, response, next),
  );
  router.use(
    accountRoutes(ports),
    auditRoutes(ports),
    commandRoutes(ports),
    hallRoutes(ports),
    evidenceRoutes(ports),
  );
  router.use(noSuchAddress);
  return router;
}

/** Answers hold tokens and people's places in line. */
const noStore: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};
