import { parseArgs } from "node:util";
import { startAndExit } from "./start.mjs";

const USE =
  "use: npm run simulate -- [--speed N] [--seed N], speed from 1 to 600 (default 60), seed a whole number";

/** Turns the words after `npm run simulate --` into settings of the hub; throws with one line that says what is wrong. */
function settings(words) {
  const { values } = parseArgs({
    args: words,
    options: { speed: { type: "string", default: "60" }, seed: { type: "string" } },
    strict: true,
  });
  const speed = Number(values.speed);
  if (!(speed >= 1 && speed <= 600)) throw new Error(`--speed ${values.speed} is not a number from 1 to 600`);
  // Accounts, tickets and a clock that runs ahead: never in the hall's own data unless somebody says so.
  const played = { HALL_SIMULATE: String(speed), HALL_DATA: process.env.HALL_DATA ?? "./data/simulated" };
  if (values.seed === undefined) return played;
  if (!/^\d{1,9}$/.test(values.seed))
    throw new Error(`--seed ${values.seed} is not a whole number from 0 to 999999999`);
  return { ...played, HALL_SEED: values.seed };
}

let extra;
try {
  extra = settings(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message.split(/\. |\n/)[0]}; ${USE}`);
  process.exit(2);
}
await startAndExit(extra);
