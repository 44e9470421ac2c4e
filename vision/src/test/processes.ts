import { readdirSync, readFileSync } from "node:fs";

/** A process of this machine, as Linux shows it. */
export type Process = { pid: number; parent: number; command: string; zombie: boolean };

/** All processes; one that ends while it is read is left out. A bare Debian has no `ps`. */
export function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(Number(name)) ?? []);
}

function read(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // the name before may hold anything
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return { pid, parent: Number(parent), command, zombie: state === "Z" };
  } catch {
    return undefined;
  }
}
