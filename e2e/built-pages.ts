import { createReadStream, existsSync } from "node:fs";
import type { RequestListener } from "node:http";
import path from "node:path";

const BUILT = path.resolve(import.meta.dirname, "../kiosk/dist/www");
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** The built pages of the visitors' screens at the addresses where the hub has them, for hubs that a test writes. */
export const builtPages: RequestListener = (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://hall.test");
  const file = path.join(BUILT, fileOf(pathname));
  if (!file.startsWith(BUILT) || !existsSync(file)) return void response.writeHead(404).end();
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "service-worker-allowed": "/" });
  createReadStream(file).pipe(response);
};

function fileOf(pathname: string): string {
  if (pathname === "/kiosk/") return "kiosk.html";
  if (pathname === "/board/") return "board.html";
  if (/^\/pad\/[\w-]+$/.test(pathname)) return "pad.html";
  if (/^\/t\/[\w-]+$/.test(pathname)) return "phone.html";
  return pathname.replace(/^\/(assets\/kiosk|kiosk|t)\//, "");
}
