import { setTimeout as pause } from "node:timers/promises";
import type { ClientToServer, HallSnapshot, ServerToClient } from "@hall/contract";
import { io, type Socket } from "socket.io-client";
import { BenchHub, machine, percentile } from "./hub.ts";

/**
 * From a clerk's press to the boards of that hall. 880 boards over 300 halls follow by patches; in the same run one hall
 * in ten also has a board that polls every 5 s and one that reads a snapshot again whenever something changed.
 */
const HALLS = 300;
const BOARDS = 880;
const OTHERS = 30;
const POLL_MS = 5_000;
/** Enough people in line for every call of the run. */
const TICKETS = 24;

type Line = Socket<ServerToClient, ClientToServer>;
type Kind = "patch" | "refetch" | "poll";
/** When the key was pressed in which hall, and the call that it caused. */
type Press = { visitId: string; at: number; hall: number; calledAt: string };

/** What each hall shows now: it is missed only when the hall calls the next one, so that slow boards can still see it. */
const shown = new Map<number, string>();
const hub = await BenchHub.start(HALLS);
console.log(`machine: ${machine()}`);
console.log(`start with ${HALLS} new halls ${Math.round(hub.startMs)} ms`);
const clerks = await openHalls();
const boards = await openBoards();
console.log(`${boards.length} boards, ${clerks.length} halls`);
const pollers = startPollers();
await phase(20, 25);
await phase(400, 10);
pollers.abort();
for (const line of [...clerks, ...boards.map(({ line }) => line)]) line.disconnect();
await hub.stop();

async function openHalls(): Promise<Line[]> {
  const lines: Line[] = [];
  for (let n = 1; n <= HALLS; n += 1) {
    const hallId = `h${n}`;
    await hub.command(hallId, "clerk:take-counter", { counterId: "c1" });
    await hub.command(hallId, "counter:open", { counterId: "c1" });
    const tickets = Array.from({ length: TICKETS }, () =>
      hub.command(hallId, "visit:take-ticket", { serviceIds: ["thing"] }),
    );
    await Promise.all(tickets);
    lines.push(await connect({ token: hub.token, hallId }));
  }
  return lines;
}

async function openBoards(): Promise<Board[]> {
  const opened: Board[] = [];
  for (let n = 0; n < BOARDS + 2 * OTHERS; n += 1) {
    const kind: Kind = n < BOARDS ? "patch" : n < BOARDS + OTHERS ? "refetch" : "poll";
    const hall = kind === "patch" ? n % HALLS : ((n - BOARDS) % OTHERS) * (HALLS / OTHERS);
    const token = await hub.board(`h${hall + 1}`, `board-${n}`);
    const line = await connect({ token });
    const board = { line, hall, kind, seen: new Map<string, number>(), token };
    if (kind === "patch") line.on("hall:patch", ({ changes }) => show(board, changes.visits ?? []));
    if (kind === "refetch") line.on("hall:patch", () => void refetch(board));
    opened.push(board);
  }
  return opened;
}

type Board = { line: Line; hall: number; kind: Kind; seen: Map<string, number>; token: string };

/** What a board shows: the first moment at which a visit stands there as called. */
function show(
  board: Pick<Board, "seen">,
  visits: { visitId: string; status: string; calledAt?: string | undefined }[],
): void {
  for (const visit of visits)
    if (visit.status === "called") board.seen.set(`${visit.visitId} ${visit.calledAt}`, performance.now());
}

async function refetch(board: Board): Promise<void> {
  const response = await fetch(`${hub.url}/api/halls/h${board.hall + 1}/snapshot`, {
    headers: { authorization: `Bearer ${board.token}` },
  });
  const answer = (await response.json()) as { value?: HallSnapshot }; // as: the reply of the snapshot
  for (const visit of answer.value?.visits ?? []) {
    const key = `${visit.visitId} ${visit.calledAt}`;
    if (visit.status === "called" && !board.seen.has(key)) board.seen.set(key, performance.now());
  }
}

function startPollers(): AbortController {
  const stopping = new AbortController();
  const polling = boards.filter(({ kind }) => kind === "poll");
  for (const [index, board] of polling.entries())
    void (async () => {
      await pause((index / polling.length) * POLL_MS); // boards do not poll in step
      while (!stopping.signal.aborted) {
        await refetch(board).catch(() => undefined);
        await pause(POLL_MS);
      }
    })();
  return stopping;
}

/** So many calls a second in all, for so many seconds; each hall calls, and the one before is missed. */
async function phase(perSecond: number, seconds: number): Promise<void> {
  const presses: Press[] = [];
  for (const { seen } of boards) seen.clear();
  const running: Promise<void>[] = [];
  const started = performance.now();
  const busy = new Set<number>();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = started + (n * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    const hall = freeHall(n * 7, busy);
    busy.add(hall);
    running.push(press(hall, presses).finally(() => busy.delete(hall)));
  }
  await Promise.all(running);
  const took = (performance.now() - started) / 1000;
  await pause(POLL_MS + 1_000); // pollers need their turn; nothing is judged by this time
  report(perSecond, presses, took);
}

function freeHall(from: number, busy: Set<number>): number {
  for (let step = 0; step < HALLS; step += 1) {
    const hall = (from + step) % HALLS;
    if (!busy.has(hall)) return hall;
  }
  return from % HALLS;
}

async function press(hall: number, presses: Press[]): Promise<void> {
  const line = clerks[hall];
  if (!line) return;
  const before = shown.get(hall);
  if (before !== undefined) await line.emitWithAck("visit:no-show", { visitId: before }, {});
  const at = performance.now();
  const called = await line.emitWithAck("visit:call-next", { counterId: "c1" }, {});
  if (!called.ok || !called.value.visit) return;
  const { visitId, calledAt = "" } = called.value.visit;
  shown.set(hall, visitId);
  presses.push({ visitId, at, hall, calledAt });
}

function report(perSecond: number, presses: Press[], took: number): void {
  console.log(
    `\n${perSecond} calls a second wanted, ${(presses.length / took).toFixed(0)} made (each after another command)`,
  );
  const rows = (["patch", "refetch", "poll"] as const).map((kind) => ({
    kind,
    delays: delaysOf(kind, presses),
  }));
  const base = percentile(rows[0]?.delays ?? [], 0.5);
  for (const { kind, delays } of rows) {
    const [p50, p99] = [percentile(delays, 0.5), percentile(delays, 0.99)];
    console.log(
      `${kind.padEnd(8)} p50 ${p50.toFixed(1).padStart(8)} ms  p99 ${p99.toFixed(1).padStart(8)} ms  ${(p50 / base).toFixed(1).padStart(7)} × patch  (${delays.length} displays)`,
    );
  }
}

function delaysOf(kind: Kind, presses: Press[]): number[] {
  return boards
    .filter((board) => board.kind === kind)
    .flatMap((board) =>
      presses.flatMap((one) => {
        const seen = one.hall === board.hall ? board.seen.get(`${one.visitId} ${one.calledAt}`) : undefined;
        return seen === undefined ? [] : [seen - one.at];
      }),
    );
}

function connect(auth: { token: string; hallId?: string }): Promise<Line> {
  const line: Line = io(hub.url, { auth, transports: ["websocket"], reconnection: false, forceNew: true });
  return new Promise((resolve, reject) => {
    line.once("connect", () => resolve(line));
    line.once("connect_error", reject);
  });
}
