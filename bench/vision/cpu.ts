import { readdirSync, readFileSync } from "node:fs";

const TICKS_A_SECOND = 100; // USER_HZ, the same on every Linux that Node runs on

/** CPU time of a whole process with all its threads, user and system, in ms; 0 when it is gone. */
export function processCpuMs(pid: number): number {
  try {
    const [, user = "0", system = "0"] = /^(?:\S+ ){11}(\d+) (\d+)/.exec(afterName(pid)) ?? [];
    return ((Number(user) + Number(system)) * 1000) / TICKS_A_SECOND;
  } catch {
    return 0;
  }
}

/** The running processes that a process has started itself. */
export function childrenOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);
}

/** Resident memory in MB. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(afterName(pid).split(" ")[1]);
  } catch {
    return undefined; // it has ended while it was read
  }
}

/** `/proc/PID/stat` after the name, which may hold anything. */
function afterName(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2);
}
