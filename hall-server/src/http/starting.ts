import type { RequestListener } from "node:http";
import { FAULT_STATUS } from "@hall/contract";

/** Answers everything while the hub is still starting: without it a caller would wait for ever. To be taken off when the app is on. */
export const starting: RequestListener = (_request, response) => {
  const fault = { code: "unavailable", message: "The hub is starting / 系统正在启动" };
  response.writeHead(FAULT_STATUS.unavailable, {
    "Content-Type": "application/json; charset=utf-8",
    "Retry-After": "1",
    Connection: "close", // the next request meets the app
  });
  response.end(JSON.stringify({ ok: false, fault }));
};
