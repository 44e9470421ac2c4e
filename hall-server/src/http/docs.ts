import { createRequire } from "node:module";
import { dirname } from "node:path";
import express, { Router } from "express";
import { openApi } from "./openapi.ts";

/** Only its place: importing the package runs the whole page in the hub, a quarter of a second at each start. */
const SWAGGER = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

const INITIALIZER = `window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: "/api/openapi.json",
    dom_id: "#swagger-ui",
    deepLinking: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
  });
};
`;

/** `/api/openapi.json`, and `/api/docs/` that shows it with files of our own. */
export function docsRoutes(version: string): Router {
  const router = Router();
  let document: string | undefined;
  router.get("/openapi.json", (_request, response) => {
    document ??= JSON.stringify(openApi(version));
    response.type("json").send(document);
  });
  router.get("/docs/swagger-initializer.js", (_request, response) => {
    response.type("js").send(INITIALIZER);
  });
  router.use("/docs", express.static(SWAGGER, { maxAge: "1h" }));
  return router;
}
