import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import express, { type Request, type RequestHandler, type Response, Router } from "express";
import { languageOf } from "./answer.ts";
import { landingPage, notBuiltPage } from "./pages.ts";
import type { HttpPorts, ScreenFolders } from "./ports.ts";

/** The typeface for pages that no screen has bundled it into. */
const FONT = dirname(
  createRequire(import.meta.url).resolve("@fontsource-variable/noto-sans-sc/package.json"),
);

type Program = keyof ScreenFolders;

/** Address, program, page. `/t/{token}` and `/pad/{counter}` read the rest of their address themselves. */
const PAGES: readonly (readonly [string | RegExp, Program, string])[] = [
  ["/kiosk/", "kiosk", "kiosk.html"],
  ["/board/", "kiosk", "board.html"],
  [/^\/t\/[\w-]+$/, "kiosk", "phone.html"],
  [/^\/pad\/[\w-]+\/?$/, "kiosk", "pad.html"],
  ["/counter/", "counter", "index.html"],
  ["/dashboard/", "dashboard", "index.html"],
];

/** The built screens: assets with a hash in their name for a year, pages always fresh. */
export function screenRoutes({ screens }: Pick<HttpPorts, "screens">): Router {
  const router = Router({ strict: true });
  for (const [program, folder] of Object.entries(screens)) {
    router.use(`/assets/${program}`, assets(folder), assets(join(folder, "assets", program)));
    router.use(
      `/assets/${program}`,
      (_request, response) => void response.status(404).type("text").send("Not found"),
    );
  }
  router.use("/assets/font", express.static(FONT, { index: false, maxAge: "1d" }));
  router.get(/^\/(kiosk|board|counter|dashboard)$/, (request, response) =>
    response.redirect(301, `${request.path}/`),
  );
  for (const [address, program, file] of PAGES) router.get(address, page(join(screens[program], file)));
  // Pages that open without the hub need their worker beside them, installable ones their manifest.
  router.use("/t", assets(screens.kiosk));
  router.use("/kiosk", assets(screens.kiosk));
  router.use("/counter", assets(screens.counter));
  router.get("/", (request, response) => sendPage(request, response, 200, landingPage));
  return router;
}

function assets(folder: string): RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    setHeaders(response, path) {
      const hashed = /[-.][\w-]{8,}\.\w+$/.test(basename(path)) && /[\\/]assets[\\/]/.test(path);
      response.setHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      if (basename(path) === "sw.js") response.setHeader("Service-Worker-Allowed", "/");
    },
  });
}

function page(file: string): RequestHandler {
  return (request, response, next) => {
    if (!existsSync(file)) return sendPage(request, response, 503, notBuiltPage);
    response.set("Cache-Control", "no-cache");
    response.sendFile(file, (error) => (error && !response.headersSent ? next(error) : undefined));
  };
}

function sendPage(
  request: Request,
  response: Response,
  status: number,
  build: (language: ReturnType<typeof languageOf>) => string,
): void {
  response.set("Cache-Control", "no-cache").set("Vary", "Accept-Language");
  response
    .status(status)
    .type("html")
    .send(build(languageOf(request)));
}
