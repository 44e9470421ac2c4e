import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";

/** Nothing from third parties. Halls run plain HTTP in their own network, so nothing is upgraded to HTTPS. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Lit and the API page set style attributes; a style cannot run code.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "blob:", "data:"],
        mediaSrc: ["'self'", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ownSocket],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: false,
    // Browsers ignore these on plain HTTP and complain in the console.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    // A phone's address holds its token.
    referrerPolicy: { policy: "no-referrer" },
  });
}

/** Older Safari does not count ws: as 'self'. */
function ownSocket(request: IncomingMessage, _response: ServerResponse): string {
  const host = request.headers.host ?? "";
  return /^[\w.[\]:-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
