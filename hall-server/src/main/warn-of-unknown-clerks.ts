import type { Accounts } from "../app/accounts.ts";
import type { HallRegistry } from "../app/hall-registry.ts";

type Deps = {
  registry: Pick<HallRegistry, "ids" | "configuration">;
  accounts: Pick<Accounts, "unknownClerks">;
};
type Warn = { warn: (facts: object, message: string) => void };

const EXPECTED = "the user name of an account that may take a counter in this hall";

/** Names in the log whom a hall's configuration means though nobody may sign in so: it has no effect until somebody may. */
export async function warnOfUnknownClerks({ registry, accounts }: Deps, log: Warn): Promise<void> {
  for (const { hallId } of registry.ids())
    for (const { field, clerkId } of await accounts.unknownClerks(registry.configuration(hallId)))
      log.warn(
        { hall: hallId, field, found: clerkId, expected: EXPECTED },
        "no such clerk: what is written of this one has no effect until there is the account",
      );
}
