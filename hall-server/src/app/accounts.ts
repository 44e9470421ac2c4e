import type { AccountView, HallConfiguration, Halls, NewAccount, UnknownClerk } from "@hall/contract";
import type { Access } from "./access.ts";
import { permissionsOf } from "./access.ts";
import type { AccessStore, StoredAccount } from "./access-store.ts";
import type { Passwords } from "./passwords.ts";
import type { Principal } from "./principal.ts";
import { Refusal } from "./refusal.ts";
import { newPassword, type Random } from "./tokens.ts";
import { unknownClerks } from "./unknown-clerks.ts";

type Deps = {
  store: AccessStore;
  access: Access;
  passwords: Passwords;
  now: () => Date;
  random: Random;
  newId: () => string;
};

/** The people who may sign in. Nobody can give away more than they may do themselves. */
export class Accounts {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Creates `admin` when nobody exists yet, and answers its password: the given one, or a random one to be printed once. */
  async ensureAdministrator(
    given: string | undefined,
  ): Promise<{ password: string; random: boolean } | undefined> {
    if ((await this.#deps.store.accounts()).length > 0) return undefined;
    const password = given ?? newPassword(this.#deps.random);
    const admin = {
      username: "admin",
      password,
      name: "管理员",
      roles: ["admin" as const],
      halls: "all" as const,
    };
    const created = await this.#insert(admin, "system");
    return created && { password, random: given === undefined };
  }

  /** Refuses `conflict` for a username that is taken, `forbidden` for more than the creator may do. */
  async create(request: NewAccount, by: Principal): Promise<AccountView> {
    mayGrant(request, by);
    const account = await this.#insert(request, by.id);
    if (account) return accountView(account);
    const { username } = request;
    throw new Refusal(
      "conflict",
      (language) => (language === "en" ? `The username ${username} is taken` : `用户名 ${username} 已被使用`),
      { username },
    );
  }

  /** The accounts with a hall in common with the asker. */
  async list(by: Principal): Promise<AccountView[]> {
    const accounts = await this.#deps.store.accounts();
    return accounts.filter((account) => shareHall(account.halls, by.halls)).map(accountView);
  }

  /** What people are called, by the id that journal and audit know them by. */
  async names(): Promise<ReadonlyMap<string, string>> {
    const accounts = await this.#deps.store.accounts();
    return new Map(accounts.map(({ accountId, name }) => [accountId, name]));
  }

  /** Whom a configuration names though nobody may sign in to the hall's counters under that name. */
  unknownClerks(configuration: HallConfiguration): Promise<UnknownClerk[]> {
    return unknownClerks(configuration, this.#deps.store);
  }

  /** Signs the person out everywhere, for good. */
  async disable(accountId: string, by: Principal): Promise<AccountView> {
    const { store, access, now } = this.#deps;
    const account = await this.#own(accountId, by);
    if (account.accountId === by.id)
      throw new Refusal("conflict", (language) =>
        language === "en" ? "You cannot disable your own account" : "不能停用自己的账号",
      );
    const at = now();
    const audit = { at, actor: by.id, action: "account-disabled", subject: account.username } as const;
    access.end(await store.disableAccount(accountId, audit));
    return accountView({ ...account, disabledAt: account.disabledAt ?? at });
  }

  /** Sets somebody's password; all sessions of the account end. */
  async setPassword(accountId: string, password: string, by: Principal): Promise<void> {
    const { username } = await this.#own(accountId, by);
    await this.#setPassword(accountId, username, password, by.id);
  }

  /** One's own password needs the current one: a screen left open must not give the account away. */
  async changeOwnPassword(by: Principal, current: string, password: string): Promise<void> {
    const { store, passwords } = this.#deps;
    const account = await store.accountById(by.id);
    if (!account || !(await passwords.matches(account.passwordHash, current)))
      throw new Refusal("forbidden", (language) =>
        language === "en" ? "The current password is wrong" : "当前密码不正确",
      );
    await this.#setPassword(by.id, account.username, password, by.id);
  }

  async #setPassword(accountId: string, subject: string, password: string, actor: string): Promise<void> {
    const { store, access, passwords, now } = this.#deps;
    const audit = { at: now(), actor, action: "password-changed", subject } as const;
    access.end(await store.setPassword(accountId, await passwords.hash(password), audit));
  }

  /** The account, if `by` could have created it. */
  async #own(accountId: string, by: Principal): Promise<StoredAccount> {
    const account = await this.#deps.store.accountById(accountId);
    if (!account || !shareHall(account.halls, by.halls))
      throw new Refusal("not-found", (language) =>
        language === "en" ? "There is no such account" : "没有这个账号",
      );
    mayGrant(account, by);
    return account;
  }

  async #insert(request: NewAccount, actor: string): Promise<StoredAccount | undefined> {
    const { store, passwords, now, newId } = this.#deps;
    const { username, name, roles, halls } = request;
    const passwordHash = await passwords.hash(request.password);
    const at = now();
    const account = {
      accountId: newId(),
      username,
      name,
      passwordHash,
      roles,
      halls,
      createdAt: at,
      disabledAt: undefined,
    };
    const inserted = await store.insertAccount(account, {
      at,
      actor,
      action: "account-created",
      subject: username,
    });
    return inserted ? account : undefined;
  }
}

function mayGrant({ roles, halls }: Pick<NewAccount, "roles" | "halls">, by: Principal): void {
  if (by.kind === "system") return;
  const missing = [...permissionsOf(roles)].filter((permission) => !by.permissions.has(permission));
  const foreign =
    by.halls === "all" ? [] : halls === "all" ? ["all"] : halls.filter((id) => !by.halls.includes(id));
  if (missing.length === 0 && foreign.length === 0) return;
  throw new Refusal(
    "forbidden",
    (language) =>
      language === "en" ? "You cannot give rights that you do not have yourself" : "不能授予自己没有的权限",
    { permissions: missing, halls: foreign },
  );
}

function shareHall(one: Halls, other: Principal["halls"]): boolean {
  return one === "all" ? other === "all" : other === "all" || one.some((id) => other.includes(id));
}

function accountView({
  accountId,
  username,
  name,
  roles,
  halls,
  createdAt,
  disabledAt,
}: StoredAccount): AccountView {
  const disabled = disabledAt ? { disabledAt: disabledAt.toISOString() } : {};
  return { accountId, username, name, roles, halls, createdAt: createdAt.toISOString(), ...disabled };
}
