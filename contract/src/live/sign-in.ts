import { z } from "zod";
import { Enrolled, SessionView, SignedIn } from "../accounts.ts";
import type { Result } from "../faults.ts";
import { type PageAddress, takeFromAddress } from "./address.ts";
import type { Credential } from "./credential.ts";
import { get, post, put } from "./post.ts";

const KEY = "hall/staff";

/** What the tab keeps: the token, and whose it is and what it may do. */
const Kept = z.object({ token: z.string(), person: SessionView });

export type SignInPlace = {
  page: PageAddress;
  /** The tab's own storage: closing the tab signs out. */
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  fetch?: typeof globalThis.fetch;
};

/** Staff sign in with name and password, or once with a link of the first start; the token lives as long as the tab. */
export class StaffSignIn implements Credential {
  readonly #place: SignInPlace;

  constructor(place: SignInPlace = { page: globalThis.window, storage: globalThis.sessionStorage }) {
    this.#place = place;
  }

  /** A page opened with `#sign-in=CODE` (or `#enrol=CODE`) signs in by itself; the code leaves the address at once. */
  arrive(): Promise<Result<string>> | undefined {
    const { page } = this.#place;
    const code = takeFromAddress(page, "sign-in") ?? takeFromAddress(page, "enrol");
    return code === undefined ? undefined : this.#exchange(code);
  }

  async signIn(username: string, password: string): Promise<Result<string>> {
    const answer = await post("/api/sign-in", { username, password }, SignedIn, this.#through());
    return answer.ok ? this.#keep(answer.value.token) : answer;
  }

  /** A new password in place of the old one, and signs in with it: whoever was signed in with the old one no longer is. */
  async changePassword(username: string, current: string, password: string): Promise<Result<string>> {
    const known = await post("/api/sign-in", { username, password: current }, SignedIn, this.#through());
    if (!known.ok) return known;
    const { accountId, token } = known.value;
    const path = `/api/accounts/${accountId}/password`;
    const changed = await put(path, { current, password }, z.unknown(), this.#through(token));
    if (changed.ok) return this.signIn(username, password);
    await post("/api/sign-out", {}, z.unknown(), this.#through(token));
    return changed;
  }

  /** Tells the hub that the token is done with, and forgets it whatever the hub says. */
  async signOut(): Promise<void> {
    const token = this.stored();
    this.forget();
    if (token) await post("/api/sign-out", {}, z.unknown(), this.#through(token));
  }

  /** Who is signed in, may do what, and where; undefined when nobody is. */
  person(): SessionView | undefined {
    return this.#kept()?.person;
  }

  /** Somebody of several halls, and the page's address names none: the hub refuses the line until they choose, and nothing is wrong. */
  mustChooseHall(): boolean {
    const named = new URLSearchParams(this.#place.page.location.search).has("hall");
    return !named && (this.person()?.halls.length ?? 0) > 1;
  }

  stored(): string | undefined {
    return this.#kept()?.token;
  }

  forget(): void {
    this.#place.storage.removeItem(KEY);
  }

  async #exchange(code: string): Promise<Result<string>> {
    const answer = await post("/api/enrol", { code }, Enrolled, this.#through());
    return answer.ok ? this.#keep(answer.value.token) : answer;
  }

  async #keep(token: string): Promise<Result<string>> {
    const person = await get("/api/session", SessionView, this.#through(token));
    if (!person.ok) return person;
    this.#place.storage.setItem(KEY, JSON.stringify({ token, person: person.value }));
    return { ok: true, value: token };
  }

  #kept(): z.infer<typeof Kept> | undefined {
    try {
      return Kept.parse(JSON.parse(this.#place.storage.getItem(KEY) ?? "null"));
    } catch {
      return undefined; // nothing there, or written by another version of this page
    }
  }

  #through(token?: string): { token?: string | undefined; fetch?: typeof globalThis.fetch | undefined } {
    return { token, fetch: this.#place.fetch };
  }
}
