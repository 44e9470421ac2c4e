import { parseArgs } from "node:util";
import { BusinessDay, HallId, SignedIn } from "@hall/contract";
import { z } from "zod";
import { verifyDay } from "./verify-statistics.ts";

const USE =
  "use: npm run statistics:verify -- --hall ID --day YYYY-MM-DD [--url http://127.0.0.1:8080] [--json], with HALL_TOKEN or HALL_ADMIN_PASSWORD in the environment";
const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), fault: z.object({ code: z.string(), message: z.string() }) }),
]);

/** What to compare, and where; throws with words when it cannot be meant. */
function asked(words: string[]) {
  const { values } = parseArgs({
    args: words,
    options: {
      hall: { type: "string" },
      day: { type: "string" },
      url: { type: "string", default: "http://127.0.0.1:8080" },
      json: { type: "boolean", default: false },
    },
  });
  const form = z.object({ hall: HallId, day: BusinessDay, url: z.url(), json: z.boolean() });
  const parsed = form.safeParse(values);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error).replaceAll("\n", " "));
  return parsed.data;
}

async function call(address: string, init: RequestInit): Promise<unknown> {
  const answer = Answer.parse(await (await fetch(address, init)).json());
  if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.message}`);
  return answer.value;
}

async function tokenFor(url: string): Promise<string> {
  const { HALL_TOKEN: token, HALL_ADMIN_PASSWORD: password } = process.env;
  if (token) return token;
  if (!password) throw new Error("neither HALL_TOKEN nor HALL_ADMIN_PASSWORD is set");
  const body = JSON.stringify({ username: "admin", password });
  const headers = { "content-type": "application/json" };
  return SignedIn.parse(await call(`${url}/api/sign-in`, { method: "POST", headers, body })).token;
}

try {
  const { hall, day, url, json } = asked(process.argv.slice(2));
  const authorization = `Bearer ${await tokenFor(url)}`;
  const read = (path: string) => call(`${url}/api/halls/${hall}${path}`, { headers: { authorization } });
  const { events, verdicts } = await verifyDay(read, day);
  const equal = verdicts.every((verdict) => verdict.equal);
  if (json) console.log(JSON.stringify({ hall, day, events, equal, verdicts }));
  else {
    for (const { what, equal: same } of verdicts) console.log(`${what}: ${same ? "equal" : "different"}`);
    console.log(`${hall} ${day}, ${events} events: ${equal ? "equal" : "different"}`);
  }
  process.exitCode = equal ? 0 : 1;
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USE}`);
  process.exitCode = 2;
}
