import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { CACHE } from "./paths.mjs";
import { ensureNodeModules } from "./setup/node-modules.mjs";

/** The oldest Node that everything runs on. */
const OLDEST_NODE = [20, 19];

/**
 * Makes a fresh clone ready: npm packages, build, model, ffmpeg, footage, voice; with `test` also the browser and
 * Debian's engines. Quick when all is there. Gives the environment for the hub, which parts of the tests can run (`has`), and what could not be had.
 */
export async function setUp({ test = false, say = announce } = {}) {
  checkNode();
  mkdirSync(CACHE, { recursive: true });
  await ensureNodeModules({ say });
  const report = { say, test, env: {}, has: {}, missing: [] };
  // Debian's packager takes one at a time, so what needs it runs in a row, beside the build. All come to their
  // end even if one fails, so that nothing is left half done.
  const outcomes = await Promise.allSettled([
    built(report),
    fromDebian(report),
    test ? browser(report) : undefined,
  ]);
  const failure = outcomes.find(({ status }) => status === "rejected");
  if (failure) throw failure.reason;
  for (const line of report.missing) say(line);
  return report;
}

/** The processes of set-up speak in one voice. */
function announce(line) {
  console.log(`set-up: ${line}`);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Error(`Node ${process.versions.node} is too old: ${OLDEST_NODE.join(".")} or newer is needed.`);
}

/** Without a build nothing starts; the tests, which run on sources, go on and count it as failed. */
async function built({ say, missing, has, test }) {
  const { build } = await import("./build.mjs");
  try {
    await build({ say });
    has.build = true;
  } catch (error) {
    if (!test) throw error;
    say(error.message);
    has.build = false;
    return;
  }
  const { ensureModel } = await import("./setup/model.mjs");
  await attempt("cameras cannot count people", missing, () => ensureModel({ cache: CACHE, say }));
  const { keepTemplate } = await import("../hall-server/dist/embedded/postgres-cluster.js");
  await attempt("a hub makes its database from nothing, which takes a second longer", missing, keepTemplate);
}

async function fromDebian({ say, missing, env, has, test }) {
  const ffmpeg = await attempt("video cameras are unavailable", missing, async () => {
    const { ensureFfmpeg } = await import("./setup/ffmpeg.mjs");
    return (await ensureFfmpeg({ cache: CACHE, say })) ?? fail("no ffmpeg found, and Debian's cannot be had");
  });
  if (ffmpeg) env.FFMPEG_PATH = ffmpeg;
  const footage = await attempt("the sample camera shows no footage", missing, async () => {
    const { fetchFootage } = await import("./setup/footage.mjs");
    return (await fetchFootage({ cache: CACHE, say })) ?? fail("Debian's opencv-doc cannot be had");
  });
  if (footage) env.HALL_FOOTAGE = footage;
  await attempt("calls are not spoken", missing, async () => {
    const { ensureVoice } = await import("./setup/voice.mjs");
    return (
      (await ensureVoice({ cache: CACHE, say })) ?? fail("no espeak-ng found, and Debian's cannot be had")
    );
  });
  if (!test) return;
  const { ensureEngines } = await import("./setup/engines.mjs");
  const engines = await attempt(
    "the suites on Debian's PostgreSQL, Redis and Mosquitto are left out",
    missing,
    () => ensureEngines({ cache: CACHE, say }),
  );
  if (engines) Object.assign(env, engines);
  has.engines = engines !== undefined;
}

async function browser({ say, missing, has }) {
  const { ensureChromium } = await import("./chromium.mjs");
  has.browser = await attempt("the tests in a browser cannot run", missing, () => ensureChromium({ say }));
}

/** A part that cannot be had takes nothing else with it; it is said in one line what is lost and why. */
async function attempt(loss, missing, get) {
  try {
    return await get();
  } catch (error) {
    missing.push(`${loss}: ${String(error.message).split("\n").slice(-1)[0]}`);
    return undefined;
  }
}

function fail(reason) {
  throw new Error(reason);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const unknown = process.argv.slice(2).filter((word) => word !== "--test");
  if (unknown.length > 0) {
    console.error(`setup does not know ${unknown.join(" ")}; it takes --test or nothing`);
    process.exit(2);
  }
  try {
    await setUp({ test: process.argv.includes("--test") });
    announce(existsSync(path.join(CACHE, "build.json")) ? "ready" : "done");
  } catch (error) {
    console.error(`set-up stopped: ${error.message}`);
    process.exit(1);
  }
}
