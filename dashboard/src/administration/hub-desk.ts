import {
  AccountView,
  ConfigurationSave,
  CredentialView,
  EnrolmentView,
  HallConfiguration,
  HallSnapshot,
  type NewAccount,
  type NewEnrolment,
  type Result,
  RoutingPreview,
  RoutingView,
  SessionView,
} from "@hall/contract";
import { type AskOptions, get, post, put, remove } from "@hall/contract/live";
import { z } from "zod";

const Nothing = z.object({});

/** What the administration asks of the hub, with the person's token and in the screen's language; never throws. */
export class HubDesk {
  readonly hallId: string;
  readonly #options: () => AskOptions;

  constructor(hallId: string, options: () => AskOptions) {
    this.hallId = hallId;
    this.#options = options;
  }

  person(): Promise<Result<SessionView>> {
    return get("/api/session", SessionView, this.#options());
  }

  hall(): Promise<Result<HallSnapshot>> {
    return get(this.#inHall("snapshot"), HallSnapshot, this.#options());
  }

  enrol(request: NewEnrolment): Promise<Result<EnrolmentView>> {
    return post("/api/enrolments", request, EnrolmentView, this.#options());
  }

  credentials(): Promise<Result<CredentialView[]>> {
    return get("/api/credentials", z.array(CredentialView), this.#options());
  }

  revoke(credentialId: string): Promise<Result<unknown>> {
    return remove(`/api/credentials/${credentialId}`, Nothing, this.#options());
  }

  accounts(): Promise<Result<AccountView[]>> {
    return get("/api/accounts", z.array(AccountView), this.#options());
  }

  createAccount(account: NewAccount): Promise<Result<AccountView>> {
    return post("/api/accounts", account, AccountView, this.#options());
  }

  disableAccount(accountId: string): Promise<Result<AccountView>> {
    return post(`/api/accounts/${accountId}/disable`, {}, AccountView, this.#options());
  }

  setPassword(accountId: string, password: string): Promise<Result<unknown>> {
    return put(`/api/accounts/${accountId}/password`, { password }, Nothing, this.#options());
  }

  routing(): Promise<Result<RoutingView>> {
    return get(this.#inHall("routing"), RoutingView, this.#options());
  }

  /** What a configuration, as the text of a file, would make of those who wait now. */
  previewRouting(text: string): Promise<Result<RoutingPreview>> {
    return post(this.#inHall("routing/preview"), { configuration: text }, RoutingPreview, this.#options());
  }

  /** Saves only while that version is still in force. */
  saveRouting(text: string, replaces: number): Promise<Result<HallConfiguration>> {
    const options = { ...this.#options(), replaces };
    return put(this.#inHall("configuration"), text, HallConfiguration, options);
  }

  /** The last times that somebody saved the configuration, the newest first. */
  saves(limit: number): Promise<Result<ConfigurationSave[]>> {
    const path = `${this.#inHall("configuration/saves")}?limit=${limit}`;
    return get(path, z.array(ConfigurationSave), this.#options());
  }

  #inHall(what: string): string {
    return `/api/halls/${encodeURIComponent(this.hallId)}/${what}`;
  }
}
