/** Somebody who may take a counter: the account's id, and the name that its person signs in with, where it is known. */
type Named = { clerkId: string; username?: string | undefined };

/** Does a configuration mean this person by the `clerkId` that it says? Letter case does not matter, as at the sign-in. */
export function meansClerk(said: string, { clerkId, username }: Named): boolean {
  return said === clerkId || (username !== undefined && said.trim().toLowerCase() === username);
}
