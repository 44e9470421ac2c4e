import express, { Router } from "express";
import { getAbsoluteFSPath } from "swagger-ui-dist";
import { openApi } from "./openapi.ts";

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
  router.use("/docs", express.static(getAbsoluteFSPath(), { maxAge: "1h" }));
  return router;
}
