import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice: argon2id, 19 MiB, two passes (the defaults of the library, stated so that they stay). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Password hashing; slow on purpose. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for a user who does not exist. */
  matches(passwordHash: string | undefined, password: string): Promise<boolean>;
}

/** argon2id passwords; `cost` is lowered in tests only. */
export function argonPasswords(cost: typeof COST = COST): Passwords {
  let nobody: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, cost),
    async matches(passwordHash, password) {
      nobody ??= hash("nobody signs in with this", cost);
      const matched = await verify(passwordHash ?? (await nobody), password);
      return matched && passwordHash !== undefined;
    },
  };
}
