import { ROLES } from "@hall/contract";
import type { Accounts } from "../app/accounts.ts";
import type { Enrolments } from "../app/enrolments.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import type { Principal } from "../app/principal.ts";

/** Whoever sits at the machine and starts the hub. */
export const OPERATOR: Principal = {
  kind: "system",
  id: "operator",
  name: "operator",
  permissions: new Set(ROLES.admin),
  halls: "all",
};

type Deps = {
  accounts: Accounts;
  enrolments: Enrolments;
  registry: HallRegistry;
  random: (bytes: number) => Uint8Array;
};
type Person = { username: string; name: string; role: "clerk" | "manager" };

/** The people of the sample hall; a real hall's administrator makes accounts of its own. */
const SAMPLE_PEOPLE: readonly Person[] = [
  { username: "zhangmin", name: "张敏", role: "clerk" },
  { username: "liwei", name: "李伟", role: "clerk" },
  { username: "wangfang", name: "王芳", role: "manager" },
];

/** Makes the first accounts. Answers what is to be printed, once: nobody can read a password again. */
export async function firstAccounts(
  deps: Deps,
  adminPassword: string | undefined,
  sampleHall: string | undefined,
): Promise<string[]> {
  const admin = await deps.accounts.ensureAdministrator(adminPassword);
  if (!admin) return [];
  const lines = admin.random ? [`  admin      ${admin.password}`] : [];
  if (sampleHall === undefined) return lines;
  for (const { username, name, role } of SAMPLE_PEOPLE) {
    const password = typable(deps.random);
    await deps.accounts.create({ username, password, name, roles: [role], halls: [sampleHall] }, OPERATOR);
    lines.push(`  ${username.padEnd(10)} ${password}   ${name}, ${role}`);
  }
  return lines;
}

function typable(random: (bytes: number) => Uint8Array): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  return [...random(12)]
    .map((byte) => letters[byte % letters.length])
    .join("")
    .replace(/(.{4})(?=.)/g, "$1-");
}

/** The pages with links that are good once, for 15 minutes: one click each and a newcomer is inside. */
export async function pageLinks(deps: Deps, url: string): Promise<string[]> {
  const lines: string[] = [];
  for (const { hallId } of deps.registry.ids().slice(0, HALLS_SHOWN))
    lines.push(...(await screenLinks(deps, hallId, url)));
  return [...lines, ...(await staffLinks(deps, url))];
}

const HALLS_SHOWN = 3;

/** The first kiosk, board and pad of a hall. */
async function screenLinks({ enrolments, registry }: Deps, hallId: string, url: string): Promise<string[]> {
  const { devices } = registry.configuration(hallId);
  const lines: string[] = [];
  for (const kind of ["kiosk", "board"] as const) {
    const device = devices.find((one) => one.kind === kind);
    if (!device) continue;
    const { code } = await enrolments.create({ kind, id: device.deviceId, hallId }, OPERATOR);
    lines.push(`  ${kind.padEnd(10)} ${url}/${kind}/#enrol=${code}`);
  }
  const pad = devices.find(({ kind, counterId }) => kind === "rating-pad" && counterId !== undefined);
  if (!pad) return lines;
  const { code } = await enrolments.create({ kind: "device", id: pad.deviceId, hallId }, OPERATOR);
  return [...lines, `  pad        ${url}/pad/${pad.counterId}#enrol=${code}`];
}

const STAFF_PAGES = {
  zhangmin: "counter",
  liwei: "counter",
  wangfang: "dashboard",
  admin: "dashboard",
} as const;

async function staffLinks(
  { accounts, enrolments }: Pick<Deps, "accounts" | "enrolments">,
  url: string,
): Promise<string[]> {
  const known = await accounts.list(OPERATOR);
  const lines: string[] = [];
  for (const [username, page] of Object.entries(STAFF_PAGES)) {
    const account = known.find((one) => one.username === username && one.disabledAt === undefined);
    if (!account) continue;
    const code = await enrolments.createForStaff(account.accountId, OPERATOR);
    lines.push(`  ${page.padEnd(10)} ${url}/${page}/#sign-in=${code}   (${username})`);
  }
  return lines;
}
