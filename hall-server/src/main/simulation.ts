import { randomBytes } from "node:crypto";
import { OPERATOR } from "./first-start.ts";
import type { ProgramDeps } from "./programs.ts";

const NAMES = ["张敏", "李伟", "赵静", "陈强", "刘洋", "杨帆", "黄丽", "周杰", "吴芳", "徐磊"];

/** Tokens for a kiosk and for one clerk a counter, so that a simulated day can use the real doors. */
export async function simulatedDay(
  { accounts, enrolments, registry, config, hubUrl }: ProgramDeps,
  hallId: string,
): Promise<object> {
  const { counters, devices } = registry.configuration(hallId);
  const known = await accounts.list(OPERATOR);
  const clerks = [];
  for (const [index, { counterId, number }] of counters.entries()) {
    const username = `day-clerk-${number}`;
    const account =
      known.find((one) => one.username === username) ??
      (await accounts.create(
        {
          username,
          password: randomBytes(24).toString("base64url"), // nobody ever signs in with it
          name: NAMES[index % NAMES.length] ?? username,
          roles: ["clerk"],
          halls: [hallId],
        },
        OPERATOR,
      ));
    const { token } = await enrolments.enrol(
      await enrolments.createForStaff(account.accountId, OPERATOR),
      "local",
    );
    clerks.push({ username, token, counterId });
  }
  // The last kiosk: the first one is the newcomer's own.
  const kioskId = devices.filter(({ kind }) => kind === "kiosk").at(-1)?.deviceId ?? "day-kiosk";
  const kiosk = await enrolments.create({ kind: "kiosk", id: kioskId, hallId }, OPERATOR);
  const { token: kioskToken } = await enrolments.enrol(kiosk.code, "local");
  return { hubUrl, hallId, kioskToken, clerks, seed: config.HALL_SEED };
}
