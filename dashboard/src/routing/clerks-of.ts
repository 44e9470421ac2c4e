import { type AccountView, type ClerkView, type HallConfiguration, ROLES } from "@hall/contract";
import type { Choice } from "./fields.ts";

/** Who may be given skills in a hall: all accounts that may take a counter there, and whoever is on duty. */
export function clerksOf(
  { hallId }: Pick<HallConfiguration, "hallId">,
  accounts: readonly AccountView[],
  onDuty: readonly Pick<ClerkView, "clerkId" | "name">[],
): Choice[] {
  const found = new Map(onDuty.map(({ clerkId, name }) => [clerkId, name]));
  for (const account of accounts) if (isClerkOf(account, hallId)) found.set(account.accountId, account.name);
  return [...found].map(([value, label]) => ({ value, label }));
}

const isClerkOf = ({ halls, roles, disabledAt }: AccountView, hallId: string): boolean =>
  disabledAt === undefined &&
  (halls === "all" || halls.includes(hallId)) &&
  roles.some((role) => ROLES[role].includes("take-counter"));
