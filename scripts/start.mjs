import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./paths.mjs";
import { setUp } from "./setup.mjs";

/** Set-up, then the hub until it ends; its exit code becomes ours. `extra` settings go over the environment's. */
export async function start(extra = {}) {
  const { env } = await setUp();
  const main = path.join(ROOT, "hall-server/dist/main.js");
  // What the caller set himself (a ffmpeg of his own, another port) is stronger than what set-up found.
  const hub = spawn(process.execPath, [main], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...env, ...process.env, ...extra },
  });
  process.on("SIGTERM", () => hub.kill("SIGTERM"));
  process.on("SIGHUP", () => hub.kill("SIGTERM"));
  // Ctrl-C in a terminal reaches the hub by itself, and a second one could be taken for impatience.
  process.on("SIGINT", () => process.stdin.isTTY || hub.kill("SIGINT"));
  return new Promise((resolve) => {
    hub.once("error", (error) => {
      console.error(`the hub cannot be started: ${error.message}`);
      resolve(1);
    });
    hub.once("close", (code, signal) => resolve(code ?? (signal === "SIGKILL" ? 137 : 143)));
  });
}

/** Runs a start to its end and leaves with its code; a failed set-up is one clear message and 1. */
export async function startAndExit(extra) {
  try {
    process.exitCode = await start(extra);
  } catch (error) {
    console.error(`not started: ${error.message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await startAndExit();
