import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChildProgram, type ChildProgramOptions } from "./child-program.ts";

let folder: string;
let lines: { level: number; program: string; msg: string }[];
let messages: unknown[];
let programs: ChildProgram[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hall-child-"));
  lines = [];
  messages = [];
  programs = [];
});

afterEach(async () => {
  for (const program of programs) await program.stop();
  await rm(folder, { recursive: true, force: true });
});

async function run(source: string, options: Partial<ChildProgramOptions> = {}): Promise<ChildProgram> {
  const path = join(folder, "program.mjs");
  await writeFile(path, source);
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  const backOff = { firstMs: 10, longestMs: 200 };
  const program = new ChildProgram({
    name: "probe",
    path,
    log,
    backOff,
    onMessage: (m) => messages.push(m),
    ...options,
  });
  programs.push(program);
  program.start();
  return program;
}

/** Processes start slowly on a busy machine. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

/** Is it still running? A killed process whose parent is gone too may stay listed as a zombie (Z). */
const alive = (pid: number): boolean => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

const STAYS = "setInterval(() => undefined, 1_000); process.send(process.pid);";

/** What the hub's own log adds to a line of a program. */
const HEAD = { program: "probe", time: expect.any(Number), pid: process.pid, hostname: hostname() };

describe("a child program", () => {
  it("gets its environment and messages, and its output reaches the log line by line", async () => {
    const source = `
      process.on("message", (message) => process.send({ echo: message, hall: process.env.HALL_PROBE }));
      console.log("first\\nsecond"); console.error("bad");`;
    const program = await run(source, { env: { HALL_PROBE: "yes" }, onStart: (send) => send({ n: 1 }) });
    await soon(() => expect(messages).toEqual([{ echo: { n: 1 }, hall: "yes" }]));
    expect(program.send({ n: 2 })).toBe(true);
    await soon(() => expect(messages).toHaveLength(2));
    await soon(() =>
      expect(lines.map(({ level, program, msg }) => [level, program, msg])).toContainEqual([
        40,
        "probe",
        "bad",
      ]),
    );
    expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(["first", "second"]));
  });

  it("logs at the level that it says, where hardly anything is logged too", async () => {
    const say = (level: number, more: object) =>
      `console.log(${JSON.stringify(JSON.stringify({ level, time: 1, pid: 2, hostname: "h", name: "vision", ...more }))});`;
    const source = [
      say(30, { msg: "watching a camera" }),
      say(40, { msg: "a camera gives no pictures", camera: "yard", reason: "401 from rtsp://…@10.0.0.8/1" }),
      say(50, { msg: "failed", err: { type: "Error", message: "no", stack: "Error: no" } }),
      say(35, { msg: "a level of its own" }),
      `console.log('{"level":60'); console.log('{"level":"50","msg":"no number"}'); console.log("60"); process.send("said");`,
    ].join("\n");
    const log = pino({ level: "warn" }, { write: (line: string) => lines.push(JSON.parse(line)) });
    await run(source, { log, backOff: { firstMs: 60_000, longestMs: 60_000 } });
    await soon(() => expect(lines.filter(({ msg }) => !msg.startsWith("child program"))).toHaveLength(2));
    expect(lines.filter(({ msg }) => !msg.startsWith("child program"))).toEqual([
      {
        ...HEAD,
        level: 40,
        msg: "a camera gives no pictures",
        camera: "yard",
        reason: "401 from rtsp://…@10.0.0.8/1",
      },
      {
        ...HEAD,
        level: 50,
        msg: "failed",
        err: { type: expect.any(String), message: "no", stack: "Error: no" },
      },
    ]);
  });

  it("comes back after it was killed", async () => {
    const program = await run(STAYS);
    await soon(() => expect(messages).toHaveLength(1));
    process.kill(program.pid ?? 0, "SIGKILL");
    await soon(() => expect(messages).toHaveLength(2));
    expect(program.pid).toBe(messages[1]);
  });

  it("is started more and more rarely while it keeps failing", async () => {
    await run("process.exit(3)", { backOff: { firstMs: 1, longestMs: 8 } });
    const pauses = () => lines.flatMap((line) => ("pauseMs" in line ? [line.pauseMs] : []));
    await soon(() => expect(pauses().slice(0, 5)).toEqual([1, 2, 4, 8, 8]));
  });

  it("is asked to end, and killed when it does not", async () => {
    const program = await run(`process.on("SIGTERM", () => undefined); ${STAYS}`, { graceMs: 100 });
    await soon(() => expect(messages).toHaveLength(1));
    await program.stop();
    expect(alive(Number(messages[0]))).toBe(false);
    expect(program.pid).toBeUndefined();
  });

  it("is not started again by a stop during its pause", async () => {
    const program = await run("process.exit(3)", { backOff: { firstMs: 100, longestMs: 100 } });
    await soon(() => expect(lines).toHaveLength(1));
    await program.stop();
    await new Promise((done) => setTimeout(done, 200)); // twice the pause: nothing may happen in it
    expect(program.pid).toBeUndefined();
  });

  it("may end by itself although it is watched", async () => {
    const ended = vi.fn();
    await run("process.send(1)", { onExit: ended, backOff: { firstMs: 60_000, longestMs: 60_000 } });
    await soon(() => expect(ended).toHaveBeenCalled());
  });

  it("ends with its parent, even when that is killed", async () => {
    await writeFile(
      join(folder, "program.mjs"),
      "setInterval(() => undefined, 1_000); console.log(process.pid);",
    );
    const parent = fork(new URL("../../test/child-owner.ts", import.meta.url), [join(folder, "program.mjs")]);
    const [pid] = await once(parent, "message");
    expect(alive(pid)).toBe(true);
    parent.kill("SIGKILL");
    await soon(() => expect(alive(pid)).toBe(false));
  });
});
