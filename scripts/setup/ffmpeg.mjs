import { chmodSync, existsSync } from "node:fs";
import path from "node:path";
import { installDebian, isDebian, isRoot } from "./debian.mjs";
import { run } from "./run.mjs";

/** A GPL build of 2018, spawned and never linked: for machines where nothing better can be had. */
const FALLBACK = { name: "@ffmpeg-installer/linux-x64", version: "4.1.0" };

/**
 * The path of an ffmpeg for video cameras: FFMPEG_PATH or PATH, else Debian's (root), else the one out of npm in the
 * cache. Undefined, after a plain sentence, where none can be had; MJPEG and snapshot cameras work without.
 */
export async function ensureFfmpeg({ cache, say }) {
  const found = onThisMachine();
  if (found) return found;
  return (await fromDebian(say)) ?? (await fromNpm(cache, say));
}

function onThisMachine() {
  const { FFMPEG_PATH, PATH = "" } = process.env;
  if (FFMPEG_PATH && existsSync(FFMPEG_PATH)) return FFMPEG_PATH;
  const folders = PATH.split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, "ffmpeg")).find((file) => existsSync(file));
}

async function fromDebian(say) {
  if (!isDebian() || !isRoot()) return undefined;
  say("installing ffmpeg from Debian for the video cameras");
  try {
    await installDebian(["ffmpeg"]);
    return onThisMachine();
  } catch (error) {
    say(`Debian's ffmpeg cannot be installed: ${lastLine(error)}`);
    return undefined;
  }
}

async function fromNpm(cache, say) {
  if (process.platform !== "linux" || process.arch !== "x64") {
    say("no ffmpeg on PATH: install one, or set FFMPEG_PATH, to read video cameras");
    return undefined;
  }
  const folder = path.join(cache, "ffmpeg");
  const file = path.join(folder, "node_modules", FALLBACK.name, "ffmpeg");
  try {
    if (!existsSync(file)) {
      say(`fetching ffmpeg out of npm (${FALLBACK.name}) for the video cameras`);
      const wanted = `${FALLBACK.name}@${FALLBACK.version}`;
      const quiet = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
      await run("npm", ["install", ...quiet, "--prefix", folder, wanted]);
      chmodSync(file, 0o755); // all that its install script would do
    }
    await run(file, ["-version"]);
    return file;
  } catch (error) {
    say(
      `no ffmpeg on PATH, and npm's cannot be had (${lastLine(error)}): install one, or set FFMPEG_PATH, to read video cameras`,
    );
    return undefined;
  }
}

function lastLine(error) {
  return error.message.trim().split("\n").at(-1);
}
