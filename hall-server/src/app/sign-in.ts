import type { SignedIn } from "@hall/contract";
import type { Access } from "./access.ts";
import { permissionsOf } from "./access.ts";
import type { AccessStore, StoredAccount } from "./access-store.ts";
import type { Passwords } from "./passwords.ts";
import { Refusal } from "./refusal.ts";
import { Throttle } from "./throttle.ts";
import { newToken, type Random, tokenHash } from "./tokens.ts";

const SESSION_HOURS = 12;
const WINDOW_SECONDS = 300;
const FAILURES_PER_USERNAME = 10;
const FAILURES_PER_ADDRESS = 60;

type Deps = { store: AccessStore; access: Access; passwords: Passwords; now: () => Date; random: Random };

/** Staff come and go: a password becomes a session, a sign-out ends it. */
export class SignInDesk {
  readonly #deps: Deps;
  readonly #byUsername = new Throttle({ failures: FAILURES_PER_USERNAME, seconds: WINDOW_SECONDS });
  readonly #byAddress = new Throttle({ failures: FAILURES_PER_ADDRESS, seconds: WINDOW_SECONDS });

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Refuses `unauthenticated` without saying what was wrong, and `too-many` after a series of failures. */
  async signIn(given: { username: string; password: string }, address: string): Promise<SignedIn> {
    const { store, passwords, now } = this.#deps;
    const username = given.username.toLowerCase();
    await this.#byAddress.check(address);
    await this.#byUsername.take(username);
    const account = await store.accountByUsername(username);
    const matched = await passwords.matches(account?.passwordHash, given.password);
    if (!account || !matched || account.disabledAt) {
      await this.#byAddress.failed(address);
      const actor = account?.accountId ?? "unknown";
      await store.audit({
        at: now(),
        actor,
        action: "sign-in-failed",
        subject: username.slice(0, 100),
        address,
      });
      throw wrong();
    }
    await this.#byUsername.giveBack(username);
    return this.openSession(account, address);
  }

  /** A new session of an account that has proved who it is. */
  async openSession(account: StoredAccount, address: string): Promise<SignedIn> {
    const { store, now, random } = this.#deps;
    const at = now();
    const expiresAt = new Date(at.getTime() + SESSION_HOURS * 3_600_000);
    const token = newToken(random);
    const { accountId, username, name, halls, roles } = account;
    const audit = { at, actor: accountId, action: "signed-in", subject: username, address } as const;
    await store.insertSession(tokenHash(token), accountId, expiresAt, audit);
    const permissions = [...permissionsOf(roles)];
    return { token, permissions, expiresAt: expiresAt.toISOString(), accountId, username, name, halls };
  }

  /** Ends the session of this token and everything that hangs on it. */
  async signOut(token: string, accountId: string): Promise<void> {
    const { store, access, now } = this.#deps;
    const hash = tokenHash(token);
    await store.endSession(hash, { at: now(), actor: accountId, action: "signed-out", subject: accountId });
    access.end([hash]);
  }
}

function wrong(): Refusal {
  return new Refusal("unauthenticated", (language) =>
    language === "en" ? "This username or password is wrong." : "用户名或密码不正确。",
  );
}
