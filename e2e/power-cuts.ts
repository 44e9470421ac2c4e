import { randomUUID } from "node:crypto";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { HallSnapshot } from "@hall/contract";
import { Hall } from "./hall.ts";

const PASSWORD = "a-password-for-power-cuts";
const HALL = "small";
const CLIENTS = 6;

type Sent = { command: string; body: object; key: string };
type Answered = Sent & { value: unknown };
/** What was asked of the hub, what it answered, and what nobody knows. */
type Ledger = { answered: Answered[]; open: Map<string, Sent>; codes: Map<string, string> };

export type PowerCuts = {
  rounds: number;
  answered: number;
  /** Answered commands that were not there after a restart. */
  lost: string[];
  /** Ticket codes that two visits have. */
  twice: string[];
  /** Milliseconds from the start of the process to `hall ready`, one for each round. */
  readyMs: number[];
};

/** Cuts the power of a hub under load, again and again, and holds what it had answered against what is there afterwards. */
export async function powerCuts(
  rounds: number,
  random: () => number,
  say: (line: string) => void,
): Promise<PowerCuts> {
  const config = path.join(import.meta.dirname, "small-hall.yaml");
  const hall = await Hall.open({ env: { HALL_CONFIG: config, HALL_ADMIN_PASSWORD: PASSWORD } });
  const result: PowerCuts = { rounds, answered: 0, lost: [], twice: [], readyMs: [] };
  const ledger: Ledger = { answered: [], open: new Map(), codes: new Map() };
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await cutOnce(hall, ledger, random);
      const started = performance.now();
      await hall.start();
      result.readyMs.push(performance.now() - started);
      await audit(hall, ledger, result);
      if (round % 10 === 0) say(`round ${round}: ${result.answered} answered, ${result.lost.length} lost`);
    }
  } finally {
    await hall.stop();
  }
  return result;
}

/** Load from several clients, and no warning before the cut. */
async function cutOnce(hall: Hall, ledger: Ledger, random: () => number): Promise<void> {
  const token = await signIn(hall);
  await command(hall, token, ledger, "clerk:take-counter", { counterId: "c1" });
  await command(hall, token, ledger, "counter:open", { counterId: "c1" });
  let on = true;
  const clients = Array.from({ length: CLIENTS }, async (_, index) => {
    while (on) await (index === 0 ? serveOne(hall, token, ledger) : takeOne(hall, token, ledger));
  });
  await pause(50 + random() * 350); // how long the load runs is the point of the test
  await hall.kill();
  on = false;
  await Promise.all(clients);
}

async function takeOne(hall: Hall, token: string, ledger: Ledger): Promise<void> {
  await command(hall, token, ledger, "visit:take-ticket", { serviceIds: ["thing"] });
}

async function serveOne(hall: Hall, token: string, ledger: Ledger): Promise<void> {
  const next = await command(hall, token, ledger, "visit:call-next", { counterId: "c1" });
  const visitId = (next as { visit: { visitId: string } | null } | undefined)?.visit?.visitId; // as: the reply of call-next
  if (visitId === undefined) return;
  await command(hall, token, ledger, "visit:arrive", { visitId });
  await command(hall, token, ledger, "visit:finish", { visitId });
}

/** One command; undefined when the line broke or the hub refused. An open one is asked again after the restart. */
async function command(
  hall: Hall,
  token: string,
  ledger: Ledger,
  name: string,
  body: object,
  key: string = randomUUID(),
): Promise<unknown> {
  const sent = { command: name, body, key };
  ledger.open.set(key, sent);
  const answer = await post(hall, `/api/halls/${HALL}/commands/${name}`, body, {
    authorization: `Bearer ${token}`,
    "idempotency-key": key,
  });
  if (answer === undefined) return undefined;
  ledger.open.delete(key);
  if (!answer.ok) return undefined;
  ledger.answered.push({ ...sent, value: answer.value });
  return answer.value;
}

type Answer = { ok: true; value: unknown } | { ok: false };

async function post(
  hall: Hall,
  address: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Answer | undefined> {
  try {
    const response = await fetch(hall.url + address, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer; // as: every answer of the hub has this shape
  } catch {
    return undefined; // the cut
  }
}

async function signIn(hall: Hall): Promise<string> {
  const answer = await post(hall, "/api/sign-in", { username: "admin", password: PASSWORD });
  if (!answer?.ok) throw new Error("the administrator cannot sign in after a restart");
  return (answer.value as { token: string }).token; // as: the reply of sign-in
}

/** Every answered command is there, every open one is answered once, no code is there twice. */
async function audit(hall: Hall, ledger: Ledger, result: PowerCuts): Promise<void> {
  const token = await signIn(hall);
  for (const { command: name, body, key } of [...ledger.open.values()])
    await command(hall, token, ledger, name, body, key);
  const response = await fetch(`${hall.url}/api/halls/${HALL}/snapshot`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { value } = (await response.json()) as { value: HallSnapshot }; // as: the reply of the snapshot
  const statuses = new Map(value.visits.map((visit) => [visit.visitId, visit.status]));
  const codes = new Map<string, string>();
  for (const { visitId, code } of value.visits) {
    if (codes.has(code)) result.twice.push(code);
    codes.set(code, visitId);
  }
  for (const answered of ledger.answered) {
    const trouble = missing(answered, codes, statuses);
    if (trouble) result.lost.push(trouble);
  }
  result.answered += ledger.answered.length;
  ledger.answered = [];
  ledger.open.clear();
}

function missing(
  { command: name, value, body }: Answered,
  codes: Map<string, string>,
  statuses: Map<string, string>,
): string | undefined {
  if (name === "visit:take-ticket") {
    const { visitId, code } = value as { visitId: string; code: string }; // as: the reply of take-ticket
    return codes.get(code) === visitId ? undefined : `ticket ${code}`;
  }
  if (name !== "visit:finish") return undefined;
  const { visitId } = body as { visitId: string }; // as: the request of finish
  return statuses.get(visitId) === "finished" ? undefined : `finish of ${visitId}`;
}

/** The middle of some figures. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
