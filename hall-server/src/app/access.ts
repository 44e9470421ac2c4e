import type { Permission } from "@hall/contract";
import { ENROLMENTS, ROLES, VISITOR } from "@hall/contract";
import type { AccessStore, Bearer } from "./access-store.ts";
import { inHall, type Principal } from "./principal.ts";
import type { Random } from "./tokens.ts";
import { newToken, tokenHash } from "./tokens.ts";

type Known = { principal: Principal; expiresAt: Date | undefined; kept: boolean };

type Deps = {
  store: AccessStore;
  /** The tokens of today's visits; one with a `stepId` is a pad's and opens nothing but that rating. */
  visitByToken: (token: string) => { hallId: string; visitId: string; stepId?: string } | undefined;
  /** Real time, not the hall's: a simulated day must not sign people out. */
  now: () => Date;
  random: Random;
};

/** Answers whose token this is. Good ones are kept in memory and checked again by `sweep`, so a revocation by another hub is seen too. */
export class Access {
  readonly #deps: Deps;
  readonly #known = new Map<string, Known>();
  readonly #listeners = new Set<(hash: string) => void>();
  #endings = 0;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The principal behind a token: a session, a credential, or a visit's link. */
  async authenticate(token: string): Promise<Principal | undefined> {
    const visit = this.#deps.visitByToken(token);
    if (visit) return visit.stepId === undefined ? visitor(visit.hallId, visit.visitId) : undefined;
    const hash = tokenHash(token);
    const known = this.#known.get(hash);
    const now = this.#deps.now();
    if (known) return known.expiresAt && known.expiresAt <= now ? undefined : known.principal;
    const endings = this.#endings;
    const bearer = (await this.#deps.store.bearers([hash], now)).get(hash);
    if (!bearer) return undefined;
    if (endings !== this.#endings) return this.authenticate(token); // it may have ended while we read
    const principal = principalOf(bearer);
    const expiresAt = bearer.type === "session" ? bearer.expiresAt : undefined;
    this.#known.set(hash, { principal, expiresAt, kept: false });
    return principal;
  }

  /** A token for a program that the hub starts itself; it lives as long as this process. */
  issue(principal: Principal): string {
    const token = newToken(this.#deps.random);
    this.#known.set(tokenHash(token), { principal, expiresAt: undefined, kept: true });
    return token;
  }

  /** Forgets tokens that have ended and tells those who hold connections open. */
  end(hashes: readonly string[]): void {
    this.#endings += 1;
    for (const hash of hashes) {
      this.#known.delete(hash);
      for (const listener of this.#listeners) listener(hash);
    }
  }

  /** Called with the hash of every token that ends; returns the undo. */
  onEnded(listener: (hash: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends what has expired or was revoked elsewhere. To be run every few seconds. */
  async sweep(): Promise<void> {
    const hashes = [...this.#known].filter(([, known]) => !known.kept).map(([hash]) => hash);
    if (hashes.length === 0) return;
    const good = await this.#deps.store.bearers(hashes, this.#deps.now());
    this.end(hashes.filter((hash) => !good.has(hash)));
  }
}

/** The holder of a ticket's link, in its hall. */
export function visitor(hallId: string, visitId: string): Principal {
  return { kind: "visitor", id: visitId, name: "", permissions: new Set(VISITOR), halls: [hallId] };
}

/** A device that signs in at the broker: its name is `<hall>/<device>` or `<device>`, its token the password. */
export async function deviceLogin(
  access: Pick<Access, "authenticate">,
  username: string,
  password: string,
): Promise<Principal | undefined> {
  const principal = await access.authenticate(password);
  if (!principal || principal.kind === "staff" || principal.kind === "visitor") return undefined;
  const [device, hallId] = username.split("/").reverse();
  const hallFits = hallId === undefined || inHall(principal, hallId);
  return device === principal.id && hallFits ? principal : undefined;
}

function principalOf(bearer: Bearer): Principal {
  if (bearer.type === "credential") {
    const { kind, id, hallId } = bearer.credential;
    return { kind, id, name: id, permissions: new Set(ENROLMENTS[kind]), halls: [hallId] };
  }
  const { accountId, username, name, roles, halls } = bearer.account;
  return { kind: "staff", id: accountId, name, username, permissions: permissionsOf(roles), halls };
}

/** All that these roles may do. */
export function permissionsOf(roles: readonly (keyof typeof ROLES)[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => ROLES[role]));
}
