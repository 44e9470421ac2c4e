import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { installDebian, isDebian, isRoot, libraryPath, unpackDebian } from "./debian.mjs";

/**
 * The speech program espeak-ng, which is GPL and therefore only ever spawned: found on PATH, or out of Debian
 * (installed by root, unpacked into the cache by others). Undefined where it cannot be had.
 */
export async function ensureVoice({ cache, say }) {
  const found = onPath("espeak-ng");
  if (found) return { command: found, env: {} };
  if (!isDebian()) return undefined;
  if (!isRoot()) return unpacked(cache, say);
  say("installing espeak-ng from Debian for the spoken calls");
  await installDebian(["espeak-ng"]);
  return { command: "/usr/bin/espeak-ng", env: {} };
}

async function unpacked(cache, say) {
  if (!existsSync(path.join(cache, "debian/voice")))
    say("unpacking espeak-ng from Debian for the spoken calls");
  const folder = await unpackDebian("voice", ["espeak-ng", "espeak-ng-data", "libespeak-ng1"], { cache });
  const triplet = readdirSync(path.join(folder, "usr/lib")).find((name) =>
    existsSync(path.join(folder, "usr/lib", name, "espeak-ng-data")),
  );
  const data = path.join(folder, "usr/lib", triplet ?? "", "espeak-ng-data");
  const env = { LD_LIBRARY_PATH: libraryPath(folder), ESPEAK_DATA_PATH: data };
  return { command: path.join(folder, "usr/bin/espeak-ng"), env };
}

function onPath(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
