import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { DeviceSettings } from "./settings.ts";

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.object({ token: z.string().min(1) }) }),
  z.object({ ok: z.literal(false), fault: z.object({ code: z.string(), message: z.string() }) }),
]);

/** The hub refuses this code; trying again is no use. */
export class EnrolmentRefused extends Error {}

/**
 * The device's own token: bought with its one-time code, or the one that an earlier start kept.
 *
 * @throws EnrolmentRefused when the code is not good and nothing was kept; another Error when the hub is away
 */
export async function tokenFor(device: DeviceSettings, hubUrl: string, folder: string): Promise<string> {
  const path = join(folder, "tokens", `${device.hallId}.${device.deviceId}`);
  const kept = (await readFile(path, "utf8").catch(() => "")).trim();
  if (device.enrolmentCode === undefined) {
    if (kept) return kept;
    throw new EnrolmentRefused(
      `${device.hallId}/${device.deviceId} has neither a code nor a token from before`,
    );
  }
  try {
    const token = await enrol(hubUrl, device.enrolmentCode);
    await mkdir(join(folder, "tokens"), { recursive: true, mode: 0o700 });
    await writeFile(path, token, { mode: 0o600 });
    return token;
  } catch (error) {
    if (error instanceof EnrolmentRefused && kept) return kept; // a used code after a restart
    throw error;
  }
}

async function enrol(hubUrl: string, code: string): Promise<string> {
  const response = await fetch(new URL("/api/enrol", hubUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
    signal: AbortSignal.timeout(10_000),
  });
  const answer = Answer.safeParse(await response.json().catch(() => undefined));
  if (answer.data?.ok) return answer.data.value.token;
  const reason = answer.data ? answer.data.fault.message : `status ${response.status}`;
  if (response.status >= 400 && response.status < 500 && response.status !== 429)
    throw new EnrolmentRefused(reason);
  throw new Error(`the hub cannot enrol now: ${reason}`);
}
