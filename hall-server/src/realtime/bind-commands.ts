import { CommandMeta, type Result } from "@hall/contract";
import type { CameraLine, CommandGate } from "../app/command-gate.ts";
import { invalidRequest, tooLarge } from "../app/gate-refusals.ts";
import { type Refusal, toFault } from "../app/refusal.ts";
import { tooMany } from "../app/throttle.ts";
import { CommandRate } from "./command-rate.ts";
import type { HallSocket } from "./lines.ts";

const KILOBYTES = 64;
type Ack = (result: Result<unknown>) => void;
type Limits = { burst: number; perSecond: number };
type Deps = { gate: CommandGate; cameras: CameraLine; limits: Limits; steadyMs: () => number };

/** One binding for every command: whatever a screen sends is answered, and the line stays open. */
export function bindCommands(socket: HallSocket, { gate, cameras, limits, steadyMs }: Deps): void {
  const rate = new CommandRate(limits, steadyMs());
  const onCommand = async (command: string, args: unknown[]): Promise<void> => {
    const ack = args.at(-1);
    if (!isAck(ack)) return; // a client that wants no answer gets no action
    const { principal, hallId, language } = socket.data;
    const refuse = (refusal: Refusal): void => ack({ ok: false, fault: toFault(refusal, language) });
    if (!rate.take(steadyMs())) return refuse(tooMany(1 / limits.perSecond));
    const [raw, meta] = args.slice(0, -1);
    if (kilobytes(args) > KILOBYTES) return refuse(tooLarge(KILOBYTES));
    const parsed = CommandMeta.safeParse(meta ?? {});
    if (!parsed.success) return refuse(invalidRequest(parsed.error));
    const key = parsed.data.idempotencyKey;
    ack(await gate.pass({ hallId, command, raw, key, principal, language }, cameras));
  };
  socket.onAny((command: string, ...args: unknown[]) => void onCommand(command, args));
}

function isAck(value: unknown): value is Ack {
  return typeof value === "function";
}

/**
 * The transport lets through far more, so that too much can be answered instead of cutting the line. What is nested so
 * deeply that it cannot be measured is too much.
 */
function kilobytes(args: unknown[]): number {
  try {
    return Buffer.byteLength(JSON.stringify(args)) / 1024;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
