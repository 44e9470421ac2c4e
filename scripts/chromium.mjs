import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CACHE, ROOT } from "./paths.mjs";

// The browser comes inside the npm package @sparticuz/chromium, with the libraries and a Latin font that a
// bare Debian lacks. Its unpacker writes to TMPDIR; ours is a folder of the project, so that nothing is
// shared with other users of the machine and a half-unpacked browser is never taken for a whole one.
const FOLDER = path.join(CACHE, `chromium-${packageVersion()}`);
const EXECUTABLE = path.join(FOLDER, "chromium");
const FONTS = path.join(FOLDER, "fonts.conf");

function packageVersion() {
  const manifest = path.join(ROOT, "node_modules/@sparticuz/chromium/package.json");
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).version : "missing";
}

/** How every test launches Chromium (playwright's launch options); the paths exist after `ensureChromium`. */
export function launchOptions() {
  return {
    executablePath: EXECUTABLE,
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--font-render-hinting=none",
      "--autoplay-policy=no-user-gesture-required",
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [path.join(FOLDER, "al2023/lib"), process.env.LD_LIBRARY_PATH]
        .filter(Boolean)
        .join(":"),
      FONTCONFIG_FILE: FONTS,
    },
  };
}

/** Unpacks Chromium once (about half a minute on a slow disk) and returns its launch options. */
export async function ensureChromium({ say = () => {} } = {}) {
  if (!existsSync(EXECUTABLE)) unpack(say);
  writeFontConfig();
  return launchOptions();
}

function unpack(say) {
  say("unpacking Chromium for the tests");
  mkdirSync(CACHE, { recursive: true });
  const partial = mkdtempSync(path.join(CACHE, "chromium-partial-"));
  // The package unpacks its libraries only on Amazon's machines; this variable is how it recognises one.
  const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  const done = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: ROOT,
    env,
    encoding: "utf8",
  });
  if (done.status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    throw new Error(`Chromium could not be unpacked: ${done.stderr}`);
  }
  try {
    renameSync(partial, FOLDER);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(EXECUTABLE)) throw error; // otherwise another process was faster, with the same result
  }
}

function writeFontConfig() {
  const content = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    "<fontconfig>",
    `  <dir>${path.join(FOLDER, "fonts")}</dir>`,
    "  <dir>/usr/share/fonts</dir>",
    `  <cachedir>${path.join(FOLDER, "font-cache")}</cachedir>`,
    "</fontconfig>",
    "",
  ].join("\n");
  if (!existsSync(FONTS) || readFileSync(FONTS, "utf8") !== content) writeFileSync(FONTS, content);
}
