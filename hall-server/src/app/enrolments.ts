import type { CredentialView, Enrolled, EnrolmentView, NewEnrolment } from "@hall/contract";
import type { Access } from "./access.ts";
import type { AccessStore, StoredCredential, StoredEnrolment } from "./access-store.ts";
import type { Halls } from "./halls.ts";
import { may, type Principal } from "./principal.ts";
import { Refusal } from "./refusal.ts";
import type { SignInDesk } from "./sign-in.ts";
import { Throttle } from "./throttle.ts";
import { codeHash, newCode, newToken, type Random, tokenHash } from "./tokens.ts";

const CODE_MINUTES = 15;

type Deps = {
  store: AccessStore;
  access: Access;
  signIn: SignInDesk;
  halls: Pick<Halls, "ids" | "configuration">;
  now: () => Date;
  random: Random;
  newId: () => string;
};

/** Kiosks, boards and devices get in with a code that is good once; each then has a credential of its own. */
export class Enrolments {
  readonly #deps: Deps;
  readonly #guesses = new Throttle({ failures: 20, seconds: 300 });

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** A code for one screen or device. Needs `manage-devices` in its hall. */
  async create(request: NewEnrolment, by: Principal): Promise<EnrolmentView> {
    const hallId = this.#hallOf(request.hallId, by);
    if (by.kind !== "system" && !may(by, "manage-devices", hallId)) throw forbidden();
    this.#checkKind(request, hallId);
    const { kind, id } = request;
    const { code, expiresAt } = await this.#keep({ kind, id, hallId, createdBy: by.id });
    return { code, kind, id, hallId, expiresAt: expiresAt.toISOString() };
  }

  /** A code that signs a person in without a password, for the links that are printed at the first start. */
  async createForStaff(accountId: string, by: Principal): Promise<string> {
    const { code } = await this.#keep({ kind: "staff", id: accountId, hallId: undefined, createdBy: by.id });
    return code;
  }

  /** A token for a code. Whoever had this place before is signed out. Refuses `not-found` and `too-many`. */
  async enrol(code: string, address: string): Promise<Enrolled> {
    const { store, now } = this.#deps;
    await this.#guesses.check(address);
    const enrolment = await store.takeEnrolment(codeHash(code), now());
    if (!enrolment) {
      await this.#guesses.failed(address);
      await store.audit({ at: now(), actor: "unknown", action: "enrol-failed", subject: "code", address });
      throw new Refusal("not-found", (language) =>
        language === "en"
          ? "This code is wrong, used or too old; ask your administrator for a new one"
          : "启用码不正确、已使用或已过期，请向管理员重新取得",
      );
    }
    const { kind, id, hallId } = enrolment;
    if (kind === "staff" || hallId === undefined) return this.#enrolStaff(id, address);
    const token = newToken(this.#deps.random);
    await this.#replace({ kind, id, hallId, createdBy: enrolment.createdBy }, token, address);
    return { token, kind, id, hallId };
  }

  /** The enrolled screens and devices of the halls whose devices the asker looks after. */
  async list(by: Principal): Promise<CredentialView[]> {
    const credentials = await this.#deps.store.credentials();
    return credentials
      .filter(({ hallId }) => may(by, "manage-devices", hallId))
      .map((credential) => ({ ...credential, createdAt: credential.createdAt.toISOString() }));
  }

  /** The token is worth nothing from now on, and its connections end. */
  async revoke(credentialId: string, by: Principal): Promise<void> {
    const { store, access, now } = this.#deps;
    const credential = (await store.credentials()).find((known) => known.credentialId === credentialId);
    if (!credential || !may(by, "manage-devices", credential.hallId))
      throw new Refusal("not-found", (language) =>
        language === "en" ? "There is no such credential" : "没有这个凭证",
      );
    const { id: subject, hallId } = credential;
    const audit = { at: now(), actor: by.id, action: "credential-revoked", subject, hallId } as const;
    const hash = await store.revokeCredential(credentialId, audit);
    if (hash) access.end([hash]);
  }

  async #keep(enrolment: Omit<StoredEnrolment, "expiresAt">): Promise<{ code: string; expiresAt: Date }> {
    const { store, now, random } = this.#deps;
    const at = now();
    const code = newCode(random);
    const expiresAt = new Date(at.getTime() + CODE_MINUTES * 60_000);
    const { createdBy: actor, id: subject, hallId } = enrolment;
    const audit = { at, actor, action: "enrolment-created", subject, hallId } as const;
    await store.insertEnrolment(codeHash(code), { ...enrolment, expiresAt }, audit);
    return { code, expiresAt };
  }

  async #replace(
    place: Omit<StoredCredential, "credentialId" | "createdAt">,
    token: string,
    address: string,
  ): Promise<void> {
    const { store, access, now, newId } = this.#deps;
    const at = now();
    const { id, hallId } = place;
    const audit = { at, actor: place.createdBy, action: "enrolled", subject: id, hallId, address } as const;
    access.end(
      await store.replaceCredential(
        { ...place, credentialId: newId(), createdAt: at },
        tokenHash(token),
        audit,
      ),
    );
  }

  async #enrolStaff(accountId: string, address: string): Promise<Enrolled> {
    const account = await this.#deps.store.accountById(accountId);
    if (!account || account.disabledAt) throw forbidden();
    const { token } = await this.#deps.signIn.openSession(account, address);
    return { token, kind: "staff", id: accountId };
  }

  /** The hall meant: the one that is named, or the only one there is for the asker. */
  #hallOf(named: string | undefined, by: Principal): string {
    const known = this.#deps.halls.ids().map(({ hallId }) => hallId);
    const mine = by.halls === "all" ? known : known.filter((id) => by.halls.includes(id));
    const hallId = named ?? (mine.length === 1 ? mine[0] : undefined);
    if (hallId !== undefined && known.includes(hallId)) return hallId;
    throw new Refusal(
      hallId === undefined ? "invalid" : "not-found",
      (language) =>
        language === "en" ? `hallId must be one of: ${mine.join(", ")}` : `hallId 应为：${mine.join("、")}`,
      { path: ["hallId"] },
    );
  }

  /** A device that the configuration knows as a kiosk cannot enrol as a board. */
  #checkKind({ kind, id }: NewEnrolment, hallId: string): void {
    const device = this.#deps.halls.configuration(hallId).devices.find(({ deviceId }) => deviceId === id);
    if (!device) return;
    const wanted = device.kind === "kiosk" || device.kind === "board" ? device.kind : "device";
    if (kind === wanted) return;
    throw new Refusal(
      "invalid",
      (language) =>
        language === "en"
          ? `${id} is a ${device.kind}: enrol it as ${wanted}`
          : `${id} 是 ${device.kind}，应启用为 ${wanted}`,
      { path: ["kind"] },
    );
  }
}

function forbidden(): Refusal {
  return new Refusal(
    "forbidden",
    (language) => (language === "en" ? "You may not enrol devices in this hall" : "您无权在此大厅启用设备"),
    { permission: "manage-devices" },
  );
}
