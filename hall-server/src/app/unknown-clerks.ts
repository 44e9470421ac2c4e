import { type HallConfiguration, meansClerk, type UnknownClerk } from "@hall/contract";
import { permissionsOf } from "./access.ts";
import type { AccessStore, StoredAccount } from "./access-store.ts";
import { fieldOf } from "./hall-file.ts";
import { may } from "./principal.ts";

type Named = Pick<HallConfiguration, "clerks" | "segmentation">;

/** Every place where a configuration means a clerk who cannot sign in to the hall's counters now; accounts may be made later. */
export async function unknownClerks(
  configuration: Named & Pick<HallConfiguration, "hallId">,
  store: Pick<AccessStore, "accounts">,
): Promise<UnknownClerk[]> {
  const named = namedClerks(configuration);
  if (named.length === 0) return [];
  const able = (await store.accounts()).filter((account) => mayTakeCounter(account, configuration.hallId));
  const known = able.map(({ accountId, username }) => ({ clerkId: accountId, username }));
  return named.filter(({ clerkId }) => !known.some((clerk) => meansClerk(clerkId, clerk)));
}

function mayTakeCounter({ disabledAt, halls, roles }: StoredAccount, hallId: string): boolean {
  const permissions = permissionsOf(roles);
  return disabledAt === undefined && may({ halls, permissions }, "take-counter", hallId);
}

function namedClerks({ clerks, segmentation }: Named): UnknownClerk[] {
  const listed = clerks.map(({ clerkId }, i) => ({ field: fieldOf(["clerks", i, "clerkId"]), clerkId }));
  const kept = segmentation.flatMap(({ then: { reserveFor } }, i) => {
    if (!reserveFor || !("clerkId" in reserveFor)) return [];
    const field = fieldOf(["segmentation", i, "then", "reserveFor", "clerkId"]);
    return [{ field, clerkId: reserveFor.clerkId }];
  });
  return [...listed, ...kept];
}
