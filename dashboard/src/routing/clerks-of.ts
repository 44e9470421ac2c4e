import { type AccountView, type ClerkView, type HallConfiguration, meansClerk, ROLES } from "@hall/contract";
import type { Choice } from "./fields.ts";

/** Somebody to choose, with the user name by which a configuration may mean the same person. */
export type ClerkChoice = Choice & { username?: string };

/** Who may be given skills in a hall: all accounts that may take a counter there, and whoever is on duty. */
export function clerksOf(
  { hallId }: Pick<HallConfiguration, "hallId">,
  accounts: readonly AccountView[],
  onDuty: readonly Pick<ClerkView, "clerkId" | "name" | "username">[],
): ClerkChoice[] {
  const found = new Map<string, ClerkChoice>();
  for (const { clerkId, name, username } of onDuty)
    found.set(clerkId, { value: clerkId, label: name, ...(username === undefined ? {} : { username }) });
  for (const { accountId, name, username, ...account } of accounts)
    if (isClerkOf(account, hallId)) found.set(accountId, { value: accountId, label: name, username });
  return [...found.values()];
}

/** Does the configuration mean this person by its `clerkId`? */
export const isMeant = (clerkId: string, { value, username }: ClerkChoice): boolean =>
  meansClerk(clerkId, { clerkId: value, username });

type Rights = Pick<AccountView, "halls" | "roles" | "disabledAt">;
const isClerkOf = ({ halls, roles, disabledAt }: Rights, hallId: string): boolean =>
  disabledAt === undefined &&
  (halls === "all" || halls.includes(hallId)) &&
  roles.some((role) => ROLES[role].includes("take-counter"));
