import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";

/** A program of the operating system that a test started. */
export interface TestProgram {
  pid: number;
  /** Ends it as by `kill -9` or in order, and waits for it. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a server of the operating system and waits until its port answers. */
export async function startProgram(command: string, args: string[], port: number): Promise<TestProgram> {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }; // where Debian keeps its servers
  const child: ChildProcess = spawn(command, args, { stdio: "ignore", env });
  const failed = new Promise<never>((_, fail) => child.once("error", fail));
  const answering = untilAnswers(port, () => child.exitCode === null);
  await Promise.race([answering, failed]);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return { pid: child.pid ?? 0, end };
}

async function untilAnswers(port: number, alive: () => boolean): Promise<void> {
  while (alive()) {
    const socket = connect(port, "127.0.0.1");
    const answered = await new Promise<boolean>((done) => {
      socket.once("connect", () => done(true)).once("error", () => setTimeout(done, 20, false));
    });
    socket.destroy();
    if (answered) return;
  }
  throw new Error(`nothing answers on port ${port}: the program ended`);
}

/** A port that was free a moment ago, for programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return address && typeof address === "object" ? address.port : 0;
}
